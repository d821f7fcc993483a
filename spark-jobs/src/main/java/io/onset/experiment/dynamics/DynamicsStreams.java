package io.onset.experiment.dynamics;

import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.ChiStream;
import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.List;

/**
 * The random draws of the experiment {@code dynamics}. All are of standard normals, which a
 * spectrum then scales: coordinate f of point k is normal number k d + f of its stream. The data
 * key has d in its upper and N in its lower 32 bits, so that spectra, models and ways of training
 * see the same numbers.
 *
 * @param streams the sweep's
 * @param dimension d
 * @param size N
 */
record DynamicsStreams(TrialStreams streams, int dimension, int size) {

  /** The training set. */
  static final String TRAINING = "training";

  /** A second one, disjoint from it. */
  static final String SECOND = "second";

  private static final Purpose ORIGINAL = new Purpose("dynamics/original-set");

  /** d in the upper, N in the lower 32 bits. */
  static long dataKey(int dimension, int size) {
    return ((long) dimension << 32) | size;
  }

  private NormalStream stream(Purpose purpose, long trial) {
    return streams.normals(purpose, dataKey(dimension, size), trial);
  }

  /** The points of a set, {@code training} or {@code second}. */
  NormalStream points(String set, long trial) {
    return stream(new Purpose("dynamics/" + set + "-set"), trial);
  }

  /** The original set, of any size: the data key has the training set's. */
  NormalStream original(long trial) {
    return stream(ORIGINAL, trial);
  }

  /**
   * A set's moments by fewer numbers: row i, element k of B below its diagonal is number i d + k of
   * the first stream, chi variate i, of N - 1 - i degrees of freedom, number i of the second, and
   * coordinate i of sqrt(N) times the mean number i of the third.
   */
  List<NormalStream> bartlett(String set, long trial) {
    return List.of(
        stream(new Purpose("dynamics/" + set + "-wishart"), trial),
        stream(new Purpose("dynamics/" + set + "-chi"), trial),
        stream(new Purpose("dynamics/" + set + "-mean"), trial));
  }

  /** The moments of a set. */
  StandardMoments moments(Workspace memory, String set, boolean bartlett, long trial) {
    if (!bartlett) {
      NormalStream normals = points(set, trial);
      PointSet points =
          PointSet.draw(
              memory, (first, out, length) -> normals.fill(first, out, 0, length), size, dimension);
      return StandardMoments.of(memory, points);
    }
    List<NormalStream> three = bartlett(set, trial);
    double[] below = memory.array(dimension * dimension);
    double[] diagonal = memory.array(dimension);
    double[] mean = memory.array(dimension);
    three.get(0).fill(0, below, 0, below.length);
    new ChiStream(three.get(1)).fill(i -> size - 1L - i, diagonal);
    three.get(2).fill(0, mean, 0, dimension);
    return StandardMoments.bartlett(memory, size, mean, below, diagonal);
  }

  /** Points of N(0, diag(lambda)). */
  static PointSet scaled(Workspace memory, NormalStream normals, int size, Spectrum spectrum) {
    int d = spectrum.dimension();
    PointSet.Source source =
        (first, out, length) -> {
          normals.fill(first, out, 0, length);
          for (int i = 0; i < length; i++) {
            out[i] *= Math.sqrt(spectrum.get((int) ((first + i) % d)));
          }
        };
    return PointSet.draw(memory, source, size, d);
  }
}
