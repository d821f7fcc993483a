package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Oracle (vii): the recursion of the modes against whole matrices. */
class DenseDynamicsTest {

  private static final double TOLERANCE = 1e-9;
  private static final String SCHEDULE = "linear 25 0.01 0.2";
  private static final List<Regularisation> REGULARISATIONS =
      List.of(
          Regularisation.NONE,
          DynamicsDraws.ridge(0.1, RidgeForm.DATA),
          DynamicsDraws.ridge(0.1, RidgeForm.FLAT),
          DynamicsDraws.stopped(3),
          new Regularisation(0.02, RidgeForm.FLAT, 10));

  private static void relative(double expected, double value) {
    assertEquals(expected, value, TOLERANCE * (1 + Math.abs(expected)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDEAL")
  void modesAndMatricesAgree(Sampler sampler) {
    for (Regularisation regularisation : REGULARISATIONS) {
      Denoising model = DynamicsDraws.model(SCHEDULE, sampler, regularisation);
      compare("power-law 1", 14, 6, model);
      compare("two-level 0.5 10", 9, 5, model);
      compare("isotropic", 3, 1, model);
      if (!regularisation.isNone()) {
        compare("power-law 1", 4, 6, model);
        compare("spiked 2 5", 2, 5, model);
      }
    }
  }

  private static void compare(String text, int size, int dimension, Denoising model) {
    for (long trial = 0; trial < 3; trial++) {
      Spectrum spectrum = Spectrum.of(text, dimension);
      var points = DynamicsDraws.points(size, dimension, trial);
      DenseDynamics dense = new DenseDynamics(spectrum, points, model);
      TrainingModes modes = DynamicsDraws.modes(text, size, dimension, trial);
      SampledModes sampled = SampledModes.of(model, modes.eigenvalues());
      Divergences divergences = Divergences.of(modes, sampled);
      relative(dense.klGeneratedTrue(), divergences.generatedTrue());
      relative(dense.klTrueGenerated(), divergences.trueGenerated());
      Losses losses = Losses.of(modes, model);
      for (int t = 1; t <= model.schedule().levels(); t++) {
        relative(dense.trainLoss(t), losses.train(t));
        relative(dense.testLoss(t), losses.test(t));
      }
      laws(dense, modes, sampled);
    }
  }

  private static void laws(DenseDynamics dense, TrainingModes modes, SampledModes sampled) {
    double[] mean = modes.sampledMean(sampled);
    for (int i = 0; i < mean.length; i++) {
      relative(dense.sampledMean().getEntry(i), mean[i]);
      for (int j = 0; j < mean.length; j++) {
        double element = 0;
        for (int k = 0; k < mean.length; k++) {
          element += sampled.variance(k) * modes.vector(k)[i] * modes.vector(k)[j];
        }
        relative(dense.sampledCovariance().getEntry(i, j), element);
      }
    }
  }

  @Test
  void levelsAreAveragedWithEqualWeights() {
    TrainingModes modes = DynamicsDraws.modes("isotropic", 7, 4, 0);
    Denoising model = DynamicsDraws.model("levels 0.8 0.3", Sampler.POST, Regularisation.NONE);
    Losses losses = Losses.of(modes, model);
    relative((losses.train(1) + losses.train(2)) / 2, losses.meanTrain());
    relative((losses.test(1) + losses.test(2)) / 2, losses.meanTest());
  }
}
