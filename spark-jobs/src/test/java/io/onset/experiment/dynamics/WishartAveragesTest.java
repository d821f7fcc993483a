package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.StatAssert;
import io.onset.stats.TreeMoments;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishartAveragesTest {

  /** d = 1: E KL(G||rho) = [ln(N/2) - psi((N-1)/2)]/2; psi(1) = -gamma at N = 3. */
  @Test
  void byHand() {
    double gamma = 0.5772156649015329;
    double expected = 0.5 * (StrictMath.log(1.5) + gamma);
    assertEquals(expected, new WishartAverages(1, 3).klGeneratedTrue(), 1e-15);
    double reverse = 0.5 * (7.0 / 3 - 1 + psi(2.5) - StrictMath.log(3));
    assertEquals(reverse, new WishartAverages(1, 6).klTrueGenerated(), 1e-15);
  }

  private static double psi(double x) {
    return org.apache.commons.numbers.gamma.Digamma.value(x);
  }

  @Test
  void whereTheyAreInfinite() {
    assertEquals(Double.POSITIVE_INFINITY, new WishartAverages(10, 10).klGeneratedTrue());
    assertTrue(Double.isFinite(new WishartAverages(10, 11).klGeneratedTrue()));
    assertEquals(Double.POSITIVE_INFINITY, new WishartAverages(10, 12).klTrueGenerated());
    assertTrue(Double.isFinite(new WishartAverages(10, 13).klTrueGenerated()));
  }

  /** The specification's exact values at d = 100, per dimension. */
  @ParameterizedTest
  @CsvSource({"110, 0.3985, 5e-5", "200, 0.1586, 5e-5", "1000, 0.02667, 5e-6"})
  void tabled(long size, double expected, double rounding) {
    assertEquals(expected, new WishartAverages(100, size).klGeneratedTrue() / 100, rounding);
  }

  /** N (KL)/d^2 at N = 100 d: Wilks .2575, exact .2584. */
  @Test
  void approachesTheParametricRate() {
    WishartAverages far = new WishartAverages(100, 10_000);
    assertEquals(0.2575, far.rate() * 10_000 / 1e4, 5e-5);
    assertEquals(0.2584, far.klGeneratedTrue() * 10_000 / 1e4, 5e-5);
    WishartAverages further = new WishartAverages(20, 100_000_000);
    assertEquals(1, further.klGeneratedTrue() / further.rate(), 1e-5);
    assertEquals(1, further.klTrueGenerated() / further.rate(), 1e-5);
  }

  /** N (KL)/d^2 at d = 100 on its way there. */
  @ParameterizedTest
  @CsvSource({"110, 0.44, 5e-3", "200, 0.317, 5e-4", "500, 0.277, 5e-4", "1000, 0.267, 5e-4"})
  void collapseBeforeItsLimit(long size, double expected, double rounding) {
    double exact = new WishartAverages(100, size).klGeneratedTrue();
    assertEquals(expected, exact * size / 1e4, rounding);
  }

  @Test
  void proportionalLimit() {
    for (double ratio : new double[] {0.1, 0.5, 0.9}) {
      int d = 5000;
      WishartAverages large = new WishartAverages(d, Math.round(d / ratio));
      double forward = WishartAverages.proportionalGeneratedTrue(ratio);
      double reverse = WishartAverages.proportionalTrueGenerated(ratio);
      assertEquals(forward, large.klGeneratedTrue() / d, 2e-3 * forward);
      assertEquals(reverse, large.klTrueGenerated() / d, 2e-2 * reverse);
    }
    assertEquals(0.5, WishartAverages.proportionalGeneratedTrue(1 - 1e-9), 1e-7);
  }

  /** Oracle (i), by simulation: 600 training sets each, d = 12. */
  @ParameterizedTest
  @CsvSource({"14, isotropic", "20, power-law 2", "60, two-level 0.5 100", "400, spiked 5 20"})
  void simulationHasTheseMeans(int size, String spectrum) {
    int d = 12;
    TreeMoments forward = new TreeMoments();
    TreeMoments reverse = new TreeMoments();
    for (long trial = 0; trial < 600; trial++) {
      Divergences kl = ideal(spectrum, size, d, trial);
      forward.add(kl.generatedTrue());
      reverse.add(kl.trueGenerated());
    }
    WishartAverages exact = new WishartAverages(d, size);
    requireMean(exact.klGeneratedTrue(), forward);
    if (size > d + 4) {
      requireMean(exact.klTrueGenerated(), reverse);
    }
  }

  private static void requireMean(double expected, TreeMoments measured) {
    double tolerance = StatAssert.Z * measured.standardError();
    assertEquals(expected, measured.mean(), tolerance);
    assertTrue(tolerance < 0.2 * expected, "error " + tolerance + " of " + expected);
  }

  private static Divergences ideal(String spectrum, int size, int dimension, long trial) {
    TrainingModes modes = DynamicsDraws.modes(spectrum, size, dimension, trial);
    Denoising model = DynamicsDraws.plain(Sampler.IDEAL);
    return Divergences.of(modes, SampledModes.of(model, modes.eigenvalues()));
  }

  /** Oracle (ii): Kolmogorov-Smirnov of 2N KL against a chi-square, at error 1e-6. */
  @Test
  void wilksLaw() {
    int d = 4;
    int trials = 1000;
    int size = 4000;
    double[] values = new double[trials];
    for (int trial = 0; trial < trials; trial++) {
      values[trial] = 2 * size * ideal("isotropic", size, d, trial).generatedTrue();
    }
    java.util.Arrays.sort(values);
    double parameters = new WishartAverages(d, size).parameters();
    assertTrue(distance(values, parameters) < limit(trials));
    // The twin: two parameters fewer, as if the mean were known in two directions, is refused.
    assertTrue(distance(values, parameters - 2) > limit(trials));
  }

  private static double limit(int trials) {
    return Math.sqrt(-0.5 * StrictMath.log(0.5e-6) / trials);
  }

  private static double distance(double[] sorted, double degrees) {
    ChiSquaredDistribution law = ChiSquaredDistribution.of(degrees);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = law.cumulativeProbability(sorted[i]);
      distance = Math.max(distance, Math.abs(p - (i + 0.5) / sorted.length));
    }
    return distance;
  }
}
