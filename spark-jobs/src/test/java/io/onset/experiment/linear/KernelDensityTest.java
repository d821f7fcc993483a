package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KernelDensityTest {

  /** Two-sided failure probability 6e-5 a check; the seeds are fixed. */
  private static final double STANDARD_ERRORS = 4;

  private static final double RELATIVE = 1e-12;

  @Test
  void captionWidthHasDiagonalOneExactly() {
    KernelDensity caption = KernelDensity.caption(100, 10_000);
    assertEquals(0, caption.logDiagonal());
    assertEquals(Math.pow(10_000, -0.02), caption.squaredWidth(), RELATIVE);
    // its exponent is (d/2) log eps^2, of size log n, in double
    KernelDensity same = KernelDensity.of(100, 10_000, caption.squaredWidth());
    assertEquals(0, same.logDiagonal(), RELATIVE);
    assertEquals(Math.log(8.0 / 3), KernelDensity.of(6, 3, 0.5).logDiagonal(), RELATIVE);
  }

  @Test
  void expectedOffOfTheFixedOriginalSets() {
    // listed: 10^-0.95 (d = 16), 10^-13.14 (d = 100) for N = 10^4
    double ln10 = Math.log(10);
    assertEquals(-0.95, KernelDensity.caption(16, 10_000).logExpectedOff() / ln10, 0.005);
    assertEquals(-13.14, KernelDensity.caption(100, 10_000).logExpectedOff() / ln10, 0.005);
  }

  @Test
  void relativeDeviationOfOffAtDimensionHundred() {
    // (27): sd/mean = 293, 42, 6.4, 0.99 at n = 10, 100, 1000, 10^4
    assertEquals(293, relativeDeviation(10), 0.5);
    assertEquals(42, relativeDeviation(100), 0.5);
    assertEquals(6.4, relativeDeviation(1000), 0.05);
    assertEquals(0.99, relativeDeviation(10_000), 0.005);
  }

  @Test
  void logVarianceAgreesWithManyDigits() {
    // (27) as printed there, mpmath 1.3.0 with 1300 digits
    assertVariance(-6.1699258133998797, 16, 400, 0.25);
    assertVariance(-1973.276496820534787, 4096, 100, 0.9);
    assertVariance(-1966.1355476543849, 4096, 2, 0.9);
    assertVariance(12717.966397956077561, 4096, 100, 1e-3);
    assertVariance(-25.369213191920399, 2, 1000, 100);
  }

  @Test
  void onePointHasNoPairs() {
    KernelDensity one = KernelDensity.of(3, 1, 0.5);
    assertEquals(Double.NEGATIVE_INFINITY, one.logExpectedOff());
    assertEquals(Double.NEGATIVE_INFINITY, one.logVarianceOff());
  }

  @Test
  void meanAndVarianceAgreeWithSampling() {
    assertSampled(KernelDensity.of(2, 12, 0.3), 20_000, new SplittableRandom(271));
    assertSampled(KernelDensity.of(4, 8, 0.8), 20_000, new SplittableRandom(272));
  }

  @Test
  void refusesAnEmptySetAndAWidthOfZero() {
    Exception points =
        assertThrows(IllegalArgumentException.class, () -> KernelDensity.of(3, 0, 0.5));
    assertEquals("dimension and points must be >= 1, got 3, 0", points.getMessage());
    Exception width = assertThrows(IllegalArgumentException.class, () -> KernelDensity.of(3, 5, 0));
    assertTrue(width.getMessage().startsWith("squaredWidth must be > 0, got 0"));
  }

  private static double relativeDeviation(long n) {
    KernelDensity density = KernelDensity.caption(100, n);
    return Math.exp(0.5 * density.logVarianceOff() - density.logExpectedOff());
  }

  private static void assertVariance(double expected, int d, long n, double squaredWidth) {
    double log = KernelDensity.of(d, n, squaredWidth).logVarianceOff();
    assertEquals(expected, log, RELATIVE * Math.abs(expected));
  }

  private static void assertSampled(KernelDensity density, int trials, SplittableRandom random) {
    double[] off = new double[trials];
    for (int t = 0; t < trials; t++) {
      off[t] = off(density, random);
    }
    SampleMoments sample = SampleMoments.of(off);
    double mean = Math.exp(density.logExpectedOff());
    double variance = Math.exp(density.logVarianceOff());
    assertEquals(mean, sample.mean(), STANDARD_ERRORS * sample.meanError());
    assertEquals(variance, sample.variance(), STANDARD_ERRORS * sample.varianceError());
  }

  /** (17) on fresh points. */
  private static double off(KernelDensity density, SplittableRandom random) {
    int n = (int) density.points();
    double[][] points = new double[n][density.dimension()];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      Arrays.setAll(points[i], k -> random.nextGaussian());
      for (int j = 0; j < i; j++) {
        sum += Math.exp(-squaredDistance(points[i], points[j]) / (4 * density.squaredWidth()));
      }
    }
    return 2.0 / n / n * Math.pow(density.squaredWidth(), -0.5 * density.dimension()) * sum;
  }

  private static double squaredDistance(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return sum;
  }
}
