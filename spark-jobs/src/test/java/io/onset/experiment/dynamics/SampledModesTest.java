package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampledModesTest {

  private static final double[] VARIANCES = {100, 10, 1, 0.1, 0.01, 1e-3, 1e-4};

  /** v/lambda at T = 1000, as the specification's independent computation has it. */
  @ParameterizedTest
  @CsvSource({
    "POST, 0.848, 0.993, 0.994, 0.982, 0.939, 0.788, 0.418",
    "BETA, 0.848, 0.994, 1.000, 1.004, 1.008, 0.974, 0.651",
    "DDIM, 0.616, 0.945, 0.997, 0.998, 0.977, 0.861, 0.455"
  })
  void biasOfEverySampler(
      Sampler sampler, double a, double b, double c, double d, double e, double f, double g) {
    SampledModes sampled = SampledModes.of(DynamicsDraws.plain(sampler), VARIANCES);
    double[] expected = {a, b, c, d, e, f, g};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], sampled.variance(k) / VARIANCES[k], 0.00051, "mode " + k);
    }
  }

  /** Exactly: not 1e-33. */
  @ParameterizedTest
  @EnumSource
  void nullModesStayNull(Sampler sampler) {
    for (String schedule :
        new String[] {
          DynamicsDraws.SCHEDULE, "linear 10 0.1 0.3", "levels 0.37", "levels 0.9 0.2"
        }) {
      Denoising model = DynamicsDraws.model(schedule, sampler, Regularisation.NONE);
      double variance = SampledModes.of(model, new double[] {0}).variance(0);
      double expected = sampler == Sampler.BETA1 ? model.schedule().level(1).beta() : 0;
      assertEquals(expected, variance, schedule);
    }
  }

  /** The last step is exact, but for its noise: a mode without variance is sampled at its mean. */
  @Test
  void nullModesAreAtTheirMean() {
    for (Sampler sampler : Sampler.values()) {
      SampledModes sampled = SampledModes.of(DynamicsDraws.plain(sampler), new double[] {0});
      assertEquals(1, sampled.mean(0), 1e-12, sampler.word());
    }
  }

  @Test
  void regularisedNullModesAreNot() {
    for (Sampler sampler : Sampler.values()) {
      Denoising ridge =
          DynamicsDraws.model(
              DynamicsDraws.SCHEDULE, sampler, DynamicsDraws.ridge(1e-3, RidgeForm.DATA));
      assertTrue(SampledModes.of(ridge, new double[] {0}).variance(0) > 0);
    }
    Denoising stopped =
        DynamicsDraws.model(DynamicsDraws.SCHEDULE, Sampler.POST, DynamicsDraws.stopped(100));
    double variance = SampledModes.of(stopped, new double[] {0}).variance(0);
    assertTrue(100 * variance > 0.5 && 100 * variance < 0.8, "v tau = " + 100 * variance);
  }

  /** c > 0 and T to infinity: l + c, and the mean itself. */
  @Test
  void manySmallStepsReachTheIdeal() {
    double[] eigenvalues = {0, 0.1, 1, 3};
    Regularisation ridge = DynamicsDraws.ridge(0.1, RidgeForm.DATA);
    double worst = Double.POSITIVE_INFINITY;
    for (int steps : new int[] {1000, 4000, 16000}) {
      String schedule =
          "linear "
              + steps
              + " "
              + Decimals.of(1e-4 * 2000 / steps)
              + " "
              + Decimals.of(1e-2 * 2000 / steps);
      Denoising model = DynamicsDraws.model(schedule, Sampler.DDIM, ridge);
      SampledModes sampled = SampledModes.of(model, eigenvalues);
      double error = 0;
      for (int k = 0; k < eigenvalues.length; k++) {
        error = Math.max(error, Math.abs(sampled.variance(k) / (eigenvalues[k] + 0.1) - 1));
        error = Math.max(error, Math.abs(sampled.mean(k) - 1) / 10);
      }
      assertTrue(error < 0.5 * worst, steps + " steps: " + error);
      worst = error;
    }
    assertTrue(worst < 2e-3, "error " + worst);
    Denoising ideal = DynamicsDraws.model(DynamicsDraws.SCHEDULE, Sampler.IDEAL, ridge);
    assertEquals(1.1, SampledModes.of(ideal, eigenvalues).variance(2), 1e-15);
    assertEquals(1, SampledModes.of(ideal, eigenvalues).mean(2));
  }

  /** A constant ridge is no shift: (0, .1, 1) becomes (.18, .34, 1.58) at gamma = .1 by DDIM. */
  @Test
  void aFlatRidgeIsNoShift() {
    Denoising model =
        DynamicsDraws.model(
            DynamicsDraws.SCHEDULE, Sampler.DDIM, DynamicsDraws.ridge(0.1, RidgeForm.FLAT));
    SampledModes sampled = SampledModes.of(model, new double[] {0, 0.1, 1});
    assertEquals(0.18, sampled.variance(0), 0.0051);
    assertEquals(0.34, sampled.variance(1), 0.0051);
    assertEquals(1.58, sampled.variance(2), 0.0051);
  }

  /** Trained long enough nothing is left of the stopping. */
  @Test
  void stoppingVeryLateChangesNothing() {
    double[] eigenvalues = {0.01, 1, 5};
    SampledModes whole = SampledModes.of(DynamicsDraws.plain(Sampler.POST), eigenvalues);
    Denoising late =
        DynamicsDraws.model(DynamicsDraws.SCHEDULE, Sampler.POST, DynamicsDraws.stopped(1e7));
    SampledModes stopped = SampledModes.of(late, eigenvalues);
    for (int k = 0; k < eigenvalues.length; k++) {
      assertEquals(whole.variance(k), stopped.variance(k), 1e-13 * whole.variance(k));
      assertEquals(whole.mean(k), stopped.mean(k), 1e-13);
    }
  }

  /** One step with abar_1 = q from N(0, 1): v = q l^2/(q l + 1 - q)^2. */
  @Test
  void oneStepInClosedForm() {
    double q = 0.505;
    Denoising model = DynamicsDraws.model("levels 0.505", Sampler.DDIM, Regularisation.NONE);
    double[] eigenvalues = {0.2, 1, 4};
    SampledModes sampled = SampledModes.of(model, eigenvalues);
    for (int k = 0; k < eigenvalues.length; k++) {
      double l = eigenvalues[k];
      double rate = q * l + 1 - q;
      assertEquals(q * l * l / (rate * rate), sampled.variance(k), 1e-14);
    }
  }
}
