package io.onset.experiment.dynamics;

import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.ChiStream;
import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.Arrays;

/** Training sets for tests. */
final class DynamicsDraws {

  private static final Purpose POINTS = new Purpose("test/dynamics-points");
  private static final TrialStreams STREAMS = new TrialStreams(20251122);

  /** The five spectra of the specification's findings. */
  static final String[] SPECTRA = {
    "isotropic", "power-law 1", "power-law 2", "two-level 0.5 100", "spiked 5 20"
  };

  /** The schedule of the paper with T = 1000. */
  static final String SCHEDULE = "linear 1000 0.0001 0.01";

  private DynamicsDraws() {}

  /** N x d standard normals. */
  static PointSet points(int size, int dimension, long trial) {
    var normals = STREAMS.normals(POINTS, ((long) dimension << 32) | size, trial);
    return PointSet.draw(
        (first, out, length) -> normals.fill(first, out, 0, length), size, dimension);
  }

  static StandardMoments moments(int size, int dimension, long trial) {
    return StandardMoments.of(new Workspace(Kernels.best()), points(size, dimension, trial));
  }

  /** Other numbers of the same law. */
  static StandardMoments bartlett(int size, int d, long trial) {
    NormalStream normals = STREAMS.normals(new Purpose("test/bartlett"), d, trial);
    double[] numbers = new double[d * d + d];
    normals.fill(0, numbers, 0, numbers.length);
    double[] diagonal = new double[d];
    new ChiStream(STREAMS.normals(new Purpose("test/chi"), d, trial))
        .fill(i -> size - 1L - i, diagonal);
    return StandardMoments.bartlett(
        new Workspace(Kernels.best()),
        size,
        Arrays.copyOfRange(numbers, d * d, d * d + d),
        numbers,
        diagonal);
  }

  static TrainingModes modes(String spectrum, int size, int dimension, long trial) {
    return TrainingModes.of(Spectrum.of(spectrum, dimension), moments(size, dimension, trial));
  }

  static Denoising model(String schedule, Sampler sampler, Regularisation regularisation) {
    return new Denoising(NoiseSchedule.of(schedule), sampler, regularisation);
  }

  /** Without regularisation. */
  static Denoising plain(Sampler sampler) {
    return model(SCHEDULE, sampler, Regularisation.NONE);
  }

  static Regularisation ridge(double ridge, RidgeForm form) {
    return new Regularisation(ridge, form, 0);
  }

  static Regularisation stopped(double time) {
    return new Regularisation(0, RidgeForm.DATA, time);
  }
}
