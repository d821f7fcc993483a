package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.StatAssert;
import io.onset.diffusion.GaussianLaw;
import io.onset.distance.GaussianDistances;
import io.onset.distance.LawAtOrigin;
import io.onset.distance.PairSum;
import io.onset.distance.SignedLog;
import io.onset.experiment.dynamics.SetErrors.KernelSet;
import io.onset.experiment.linear.LinearTheory;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.stats.TreeMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where {@code linear} and {@code dynamics} meet. In units in which the noisy points are standard,
 * the one-step denoiser of {@code linear} is one DDIM step of a schedule with the single level
 * abar_1 = q, started from N(0, I): v = q l^2/(q l + 1 - q)^2 for a mode of empirical variance l.
 * For many points l = 1 and v = q, the limit (24).
 */
class MeetingTest {

  private static final double Q = 0.50462;

  private static Denoising oneStep(double q) {
    return DynamicsDraws.model("levels " + q, Sampler.DDIM, Regularisation.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, Q, 0.9})
  void oneStepOfManyPointsIsTheLimitOfLinear(double q) {
    int d = 6;
    Denoising model = oneStep(q);
    LinearTheory linear = new LinearTheory(d, q, 0);
    Spectrum spectrum = Spectrum.of("isotropic", d);
    double variance = SampledModes.of(model, new double[] {1}).variance(0);
    assertEquals(linear.generatedVarianceLimit(), variance, 1e-14);
    Divergences limit = Divergences.limit(spectrum, model);
    assertEquals(linear.klGeneratedTrueLimit(), limit.generatedTrue(), 1e-12);
    assertEquals(linear.klTrueGeneratedLimit(), limit.trueGenerated(), 1e-11);
    double previous = Double.POSITIVE_INFINITY;
    for (int size : new int[] {100, 10_000, 1_000_000}) {
      TrainingModes modes = DynamicsDraws.modes("isotropic", size, d, 1);
      double worst = 0;
      for (int k = 0; k < d; k++) {
        worst = Math.max(worst, Math.abs(sampled(model, modes).variance(k) - q));
      }
      assertTrue(worst < 0.3 * previous, size + " points are off by " + worst);
      previous = worst;
    }
    assertTrue(previous < 0.01);
  }

  private static SampledModes sampled(Denoising model, TrainingModes modes) {
    return SampledModes.of(model, modes.eigenvalues());
  }

  /** The modes' divergences against those of {@code linear}'s own distance code. */
  @Test
  void bothMeasureTheSameDivergences() {
    Workspace memory = new Workspace(Kernels.best());
    for (int size : new int[] {9, 12, 40, 300}) {
      for (Denoising model : new Denoising[] {oneStep(Q), DynamicsDraws.plain(Sampler.POST)}) {
        TrainingModes modes = DynamicsDraws.modes("isotropic", size, 7, 2);
        SampledModes sampled = sampled(model, modes);
        GaussianLaw law = SetErrors.law(memory, modes, sampled);
        GaussianDistances other = GaussianDistances.of(law, LawAtOrigin.of(memory, law, 1));
        Divergences own = Divergences.of(modes, sampled);
        assertEquals(other.klGeneratedTrue(), own.generatedTrue(), 1e-11);
        assertEquals(other.klTrueGenerated(), own.trueGenerated(), 1e-8 * own.trueGenerated());
      }
    }
  }

  /** Of a singular law the terms are finite and both errors infinite, as in (20). */
  @Test
  void singularLawsHaveAFiniteDelta() {
    Workspace memory = new Workspace(Kernels.best());
    TrainingModes modes = DynamicsDraws.modes("isotropic", 5, 8, 3);
    SetErrors.Errors errors = errors(memory, modes, 5, 60, 3);
    assertEquals(Double.POSITIVE_INFINITY, errors.logTraining());
    assertEquals(Double.POSITIVE_INFINITY, errors.logOriginal());
    assertTrue(Double.isFinite(errors.delta().log()));
    assertEquals(-1, errors.delta().sign());
  }

  private static SetErrors.Errors errors(
      Workspace memory, TrainingModes modes, int size, int originals, long trial) {
    PairSum pairs = new PairSum(memory.kernels());
    int d = modes.dimension();
    SetErrors sets =
        new SetErrors(
            KernelSet.of(pairs, DynamicsDraws.points(size, d, trial)),
            KernelSet.of(pairs, DynamicsDraws.points(originals, d, 1000 + trial)));
    return sets.of(memory, modes, sampled(DynamicsDraws.plain(Sampler.POST), modes));
  }

  /** E_TG, E_OG and Delta by their definition (6): integrals over the line, d = 1. */
  @Test
  void errorsAreTheIntegralsThatDefineThem() {
    Workspace memory = new Workspace(Kernels.best());
    int size = 4;
    int originals = 9;
    for (long trial = 0; trial < 5; trial++) {
      TrainingModes modes = DynamicsDraws.modes("isotropic", size, 1, trial);
      SampledModes sampled = sampled(DynamicsDraws.plain(Sampler.POST), modes);
      SetErrors.Errors errors = errors(memory, modes, size, originals, trial);
      double mean = modes.sampledMean(sampled)[0];
      double variance = sampled.variance(0);
      double training = integral(DynamicsDraws.points(size, 1, trial), mean, variance);
      double original = integral(DynamicsDraws.points(originals, 1, 1000 + trial), mean, variance);
      double unit = Math.sqrt(4 * Math.PI);
      assertEquals(training * unit, StrictMath.exp(errors.logTraining()), 1e-9);
      assertEquals(original * unit, StrictMath.exp(errors.logOriginal()), 1e-9);
      SignedLog delta = errors.delta();
      double expected = (training - original) * unit;
      assertEquals(expected, delta.sign() * StrictMath.exp(delta.log()), 1e-9);
    }
  }

  /** int (kernel density - law)^2, by the trapezoidal rule, exact for such functions. */
  private static double integral(PointSet points, double mean, double variance) {
    double step = 1e-3;
    double width = 1.0 / points.count();
    double sum = 0;
    for (double x = -12; x < 12; x += step) {
      double density = 0;
      for (int k = 0; k < points.count(); k++) {
        density += normal(x - points.get(k, 0), width * width) / points.count();
      }
      double gap = density - normal(x - mean, variance);
      sum += gap * gap * step;
    }
    return sum;
  }

  private static double normal(double x, double variance) {
    return StrictMath.exp(-0.5 * x * x / variance) / Math.sqrt(2 * Math.PI * variance);
  }

  /**
   * The question of the first experiment: with few points the model is always nearer its training
   * set, Delta &lt; 0, with many of them as often nearer the original one.
   */
  @Test
  void theTransitionFromTrainingSetToOriginal() {
    Workspace memory = new Workspace(Kernels.best());
    assertEquals(0, positive(memory, 6));
    assertEquals(0, positive(memory, 9));
    double many = positive(memory, 200);
    assertTrue(many - StatAssert.Z * 0.5 / Math.sqrt(60) > 0.2, "P = " + many);
  }

  private static double positive(Workspace memory, int size) {
    TreeMoments positive = new TreeMoments();
    for (long trial = 0; trial < 60; trial++) {
      TrainingModes modes = DynamicsDraws.modes("isotropic", size, 8, trial);
      positive.add(errors(memory, modes, size, 1000, trial).delta().sign() > 0 ? 1 : 0);
      memory.reset();
    }
    return positive.mean();
  }
}
