package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LinearTheoryTest {

  /** q at lambda = e^-4, T = 2, sigma = 1. */
  private static final double Q = 1 / (2 - Math.exp(-4));

  private static final double RELATIVE = 1e-12;
  private static final double FIVE_DECIMALS = 0.5e-5;

  @Test
  void limitsAtDimension16And100() {
    assertLimits(16, 0.36805, 1.50855, 2.38190);
    assertLimits(100, 0.94321, 9.42842, 14.88686);
    assertEquals(14.85, theory(100).logGgLimit() / Math.log(10), 0.005);
    assertEquals(2.38, theory(16).logGgLimit() / Math.log(10), 0.005);
  }

  @Test
  void ridgeActsOnTheLimitThroughItsVariance() {
    double q = 0.9;
    LinearTheory ridged = new LinearTheory(7, q, 0.5);
    LinearTheory shrunk = new LinearTheory(7, q / 2.25, 0);
    assertEquals(0.4, ridged.generatedVarianceLimit(), RELATIVE);
    assertEquals(shrunk.logAffinityLimit(), ridged.logAffinityLimit(), RELATIVE);
    assertEquals(shrunk.klGeneratedTrueLimit(), ridged.klGeneratedTrueLimit(), RELATIVE);
    assertEquals(shrunk.klTrueGeneratedLimit(), ridged.klTrueGeneratedLimit(), RELATIVE);
    assertEquals(shrunk.logGgLimit(), ridged.logGgLimit(), RELATIVE);
    assertEquals(shrunk.logExpectedCrossLimit(0.3), ridged.logExpectedCrossLimit(0.3), RELATIVE);
  }

  @Test
  void hellingerLimitAtARidgeOfOne() {
    // v = q/4 = 0.126155, (2 sqrt(v)/(1+v))^8 = 0.0251
    assertEquals(0.9749, new LinearTheory(16, Q, 1).hellingerSquaredLimit(), 0.00005);
  }

  @Test
  void noNoiseIsNoDistance() {
    LinearTheory exact = new LinearTheory(300, 1, 0);
    assertEquals(0, exact.hellingerSquaredLimit(), RELATIVE);
    assertEquals(0, exact.klGeneratedTrueLimit(), RELATIVE);
    assertEquals(0, exact.klTrueGeneratedLimit(), RELATIVE);
    assertEquals(0, exact.logGgLimit(), RELATIVE);
    assertEquals(0, exact.logExpectedCrossLimit(0), RELATIVE);
  }

  @Test
  void smoothDeltaOfTheListedSizes() {
    // (31); 0.0745 is listed as 0.075
    assertDelta(2.62, 0.005, 16, 100);
    assertDelta(1.49, 0.005, 16, 1000);
    assertDelta(0.82, 0.005, 16, 3000);
    assertDelta(0.0745, 0.00005, 16, 9000);
    assertDelta(6.9e-4, 0.05e-4, 100, 100);
    assertDelta(4.8e-4, 0.05e-4, 100, 1000);
    assertDelta(3.0e-4, 0.05e-4, 100, 3000);
    assertDelta(3.1e-5, 0.05e-5, 100, 9000);
  }

  @Test
  void smoothDeltaAgreesWithManyDigits() {
    // (31) as printed there at q = 0.5046212301131708 exactly, mpmath 1.3.0 with 1300 digits;
    // a term's logarithm is good to about d 1e-16, the difference of two like terms is a share
    // log(N/n)/2 or more of them: error d 2e-16/log(N/n), at n = 9999 1e-8
    assertEquals(-2.5975709702042390613, logDelta(16, 9000), RELATIVE);
    assertEquals(-108.32110976442174036, logDelta(1000, 100), 1e-11);
    assertEquals(-456.58859415302089705, logDelta(4096, 100), 1e-11);
    assertEquals(-466.54584220478704491, logDelta(4096, 9999), 1e-7);
    assertEquals(-457.56098943345559299, logDelta(4096, 20_000), 1e-11);
  }

  @Test
  void unequalDiagonalsEnter() {
    // as above with widths 0.9, 0.8 and 100, 10^4 points
    LinearTheory theory = new LinearTheory(4096, 0.5046212301131708, 0);
    KernelDensity training = KernelDensity.of(4096, 100, 0.9);
    KernelDensity original = KernelDensity.of(4096, 10_000, 0.8);
    double log = theory.logAbsDeltaOriginal(training, original);
    assertEquals(447.78765271952528339, log, RELATIVE * 447);
    assertEquals(log, theory.logAbsDeltaOriginal(original, training), RELATIVE * 447);
  }

  @Test
  void deltaVanishesExactlyBetweenEqualDensities() {
    for (int d : new int[] {1, 16, 4096}) {
      KernelDensity same = KernelDensity.caption(d, 10_000);
      assertEquals(Double.NEGATIVE_INFINITY, theory(d).logAbsDeltaOriginal(same, same));
    }
  }

  @Test
  void finiteSizeCurvesTendToTheLimit() {
    long n = 1_000_000_000_000L;
    for (int d : new int[] {16, 100, 1000}) {
      LinearTheory theory = theory(d);
      double corrections = 1e-11 * d * d; // of order d^2/n
      assertEquals(theory.logAffinityLimit(), theory.logAffinity(n), corrections);
      assertEquals(theory.klGeneratedTrueLimit(), theory.klGeneratedTrue(n), corrections);
    }
    assertEquals(theory(16).affinityLimit(), theory(16).affinity(n), 1e-8);
  }

  @Test
  void finiteSizeCurvesAreUndefinedAtTheThresholdAndWithARidge() {
    LinearTheory theory = theory(16);
    assertEquals(Double.NaN, theory.logAffinity(17));
    assertEquals(Double.NaN, theory.affinity(2));
    assertTrue(theory.logAffinity(18) < 0);
    assertEquals(Double.NaN, theory.klGeneratedTrue(18));
    assertTrue(theory.klGeneratedTrue(19) > 0);
    LinearTheory ridged = new LinearTheory(16, Q, 0.01);
    assertEquals(Double.NaN, ridged.logAffinity(100));
    assertEquals(Double.NaN, ridged.klGeneratedTrue(100));
  }

  @Test
  void highDimensionIsFiniteInLogs() {
    for (int d : new int[] {1000, 4096}) {
      LinearTheory theory = theory(d);
      double perDimension = theory(16).logAffinityLimit() / 16;
      assertEquals(perDimension * d, theory.logAffinityLimit(), RELATIVE * d);
      assertTrue(theory.logAffinity(d + 2) < theory.logAffinityLimit());
      assertTrue(Double.isFinite(theory.logGgLimit()));
      assertTrue(Double.isFinite(theory.klGeneratedTrue(2L * d)));
    }
    assertEquals(1, theory(4096).hellingerSquaredLimit());
  }

  @Test
  void refusesParametersOutOfRange() {
    assertMessage("dimension must be >= 1, got 0", 0, Q, 0);
    assertMessage("squaredCorrelation must be > 0 and <= 1, got 1.5", 3, 1.5, 0);
    assertMessage("ridge must be >= 0, got -1.0", 3, Q, -1);
  }

  private static LinearTheory theory(int d) {
    return new LinearTheory(d, Q, 0);
  }

  private static void assertLimits(int d, double hellinger, double generated, double truth) {
    LinearTheory theory = theory(d);
    assertEquals(hellinger, theory.hellingerSquaredLimit(), FIVE_DECIMALS);
    assertEquals(1 - hellinger, theory.affinityLimit(), FIVE_DECIMALS);
    assertEquals(generated, theory.klGeneratedTrueLimit(), FIVE_DECIMALS);
    assertEquals(truth, theory.klTrueGeneratedLimit(), FIVE_DECIMALS);
  }

  private static void assertDelta(double printed, double halfUnit, int d, long n) {
    assertEquals(printed, Math.exp(logDelta(d, n)), halfUnit);
  }

  private static double logDelta(int d, long n) {
    LinearTheory theory = new LinearTheory(d, 0.5046212301131708, 0);
    return theory.logAbsDeltaOriginal(
        KernelDensity.caption(d, n), KernelDensity.caption(d, 10_000));
  }

  private static void assertMessage(String message, int d, double q, double ridge) {
    Exception error =
        assertThrows(IllegalArgumentException.class, () -> new LinearTheory(d, q, ridge));
    assertEquals(message, error.getMessage());
  }
}
