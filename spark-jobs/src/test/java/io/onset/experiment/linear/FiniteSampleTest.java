package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;

class FiniteSampleTest {

  /** q at lambda = e^-4, T = 2, sigma = 1. */
  private static final double Q = 1 / (2 - Math.exp(-4));

  /** Two-sided failure probability 6e-5 a check; the seeds are fixed. */
  private static final double STANDARD_ERRORS = 4;

  @Test
  void expectationsAgreeWithSampling() {
    assertSampled(new FiniteSample(4, Q, 12), 40_000, new SplittableRandom(251));
    assertSampled(new FiniteSample(16, Q, 40), 8_000, new SplittableRandom(252));
    assertSampled(new FiniteSample(4, 0.9, 12), 40_000, new SplittableRandom(253));
  }

  @Test
  void perfectCorrelationIsExact() {
    // q = 1: theta1 = I, C = S I, E tr C = d K/n, E|m-mu|^2 = d/n
    FiniteSample exact = new FiniteSample(5, 1, 20);
    assertEquals(5, exact.expectedGainTrace(), 1e-14);
    assertEquals(5 * 19 / 20.0, exact.expectedCovarianceTrace(), 1e-14);
    assertEquals(5 / 20.0, exact.expectedMeanSquare(), 1e-14);
  }

  @Test
  void expectationsTendToThePopulationLimit() {
    FiniteSample large = new FiniteSample(16, Q, 1_000_000_000_000L);
    double atMost = 1e-9; // the first corrections are of order d^2/n
    assertEquals(16 * Q * Q, large.expectedGainTrace(), atMost);
    assertEquals(16 * Q, large.expectedCovarianceTrace(), atMost);
    assertEquals(0, large.expectedMeanSquare(), atMost);
  }

  @Test
  void momentsAreInfiniteUpToTwoAboveTheDimension() {
    for (long n : new long[] {16, 17, 18}) {
      FiniteSample sample = new FiniteSample(16, Q, n);
      assertEquals(Double.POSITIVE_INFINITY, sample.expectedGainTrace());
      assertEquals(Double.POSITIVE_INFINITY, sample.expectedCovarianceTrace());
      assertEquals(Double.POSITIVE_INFINITY, sample.expectedMeanSquare());
      assertEquals(Double.NaN, sample.klGeneratedTrue());
    }
    assertEquals(Double.NaN, new FiniteSample(16, Q, 15).expectedGainTrace());
    assertTrue(Double.isFinite(new FiniteSample(16, Q, 19).expectedCovarianceTrace()));
  }

  @Test
  void klOfTheTableAtDimension16() {
    assertKl(31.44, 16, 20);
    assertKl(11.73, 16, 24);
    assertKl(6.42, 16, 32);
    assertKl(3.28, 16, 64);
    assertKl(2.51, 16, 100);
    assertKl(1.59, 16, 1000);
    assertKl(1.52, 16, 10_000);
  }

  @Test
  void klOfTheTableAtDimension100() {
    assertKl(297.87, 100, 110);
    assertKl(57.31, 100, 150);
    assertKl(22.53, 100, 300);
    assertKl(15.94, 100, 500);
    assertKl(12.32, 100, 1000);
    assertKl(9.69, 100, 10_000);
  }

  @Test
  void nearTheThresholdTheCurveIsLeadingOrder() {
    // K = 199, d/q = 198.17: the table's 37.47 has the diverging one-loop term, the curve has not
    FiniteSample near = new FiniteSample(100, Q, 200);
    assertEquals(37.47, near.klLeading() - 0.5 * near.oneLoop(), 0.005);
    assertEquals(35.08, near.klGeneratedTrue(), 0.005);
    assertEquals(near.klLeading(), near.klGeneratedTrue());
    // 1.1 d/q = 217.98
    FiniteSample below = new FiniteSample(100, Q, 218);
    FiniteSample above = new FiniteSample(100, Q, 219);
    assertEquals(below.klLeading(), below.klGeneratedTrue());
    assertEquals(above.klLeading() - 0.5 * above.oneLoop(), above.klGeneratedTrue());
  }

  @Test
  void logDeterminantIsContinuousAtTheThreshold() {
    // q = 1/2, d = 1000: d/q = 2000; slope in K below it is log(2(K-d)/K) ~ (K - 2000)/2000
    double at = new FiniteSample(1000, 0.5, 2001).logDeterminant();
    double below = new FiniteSample(1000, 0.5, 2000).logDeterminant();
    assertEquals(2000 * Math.log(0.5), at, 1e-10);
    assertEquals(at, below, 1e-3);
  }

  @Test
  void klIsFiniteInHighDimension() {
    for (int d : new int[] {1000, 4096}) {
      for (long n : new long[] {d + 3, 2L * d, 10L * d, 1000L * d}) {
        assertTrue(Double.isFinite(new FiniteSample(d, Q, n).klGeneratedTrue()));
      }
    }
  }

  @Test
  void refusesWhatHasNoFit() {
    Exception size = assertThrows(IllegalArgumentException.class, () -> new FiniteSample(16, Q, 1));
    assertEquals("dimension must be >= 1, trainSize >= 2, got 16, 1", size.getMessage());
    Exception q = assertThrows(IllegalArgumentException.class, () -> new FiniteSample(16, 0, 20));
    assertEquals("squaredCorrelation must be > 0 and <= 1, got 0.0", q.getMessage());
  }

  private static void assertKl(double printed, int d, long n) {
    assertEquals(printed, new FiniteSample(d, Q, n).klGeneratedTrue(), 0.005);
  }

  private static void assertSampled(FiniteSample sample, int trials, SplittableRandom random) {
    double[] gain = new double[trials];
    double[] covariance = new double[trials];
    double[] mean = new double[trials];
    for (int t = 0; t < trials; t++) {
      double[] fit = fit(sample, random);
      gain[t] = fit[0];
      covariance[t] = fit[1];
      mean[t] = fit[2];
    }
    assertMean(sample.expectedGainTrace(), gain);
    assertMean(sample.expectedCovarianceTrace(), covariance);
    assertMean(sample.expectedMeanSquare(), mean);
  }

  private static void assertMean(double expected, double[] drawn) {
    SampleMoments moments = SampleMoments.of(drawn);
    assertEquals(expected, moments.mean(), STANDARD_ERRORS * moments.meanError());
  }

  /**
   * Model (1)-(4) with mu = 0, a = sigma = 1, D = (1-q)/q, literally: tr theta1 theta1^T, tr C and
   * |m|^2 of one fit.
   */
  private static double[] fit(FiniteSample sample, SplittableRandom random) {
    int n = (int) sample.trainSize();
    int d = sample.dimension();
    double noise = 1 / sample.squaredCorrelation() - 1;
    DMatrixRMaj y = gaussian(n, d, random);
    DMatrixRMaj x = gaussian(n, d, random);
    CommonOps_DDRM.scale(Math.sqrt(noise), x);
    CommonOps_DDRM.addEquals(x, y);
    DMatrixRMaj yMean = centre(y);
    DMatrixRMaj xMean = centre(x);
    DMatrixRMaj gain = new DMatrixRMaj(d, d); // theta1^T
    assertTrue(CommonOps_DDRM.solve(x, y, gain));
    double gainTrace = squaredNorm(gain);
    double spread = squaredNorm(y) / (n * d) + noise;
    // m = Ybar + theta1 (Ybar - Xbar), as a row
    DMatrixRMaj mean = yMean.copy();
    CommonOps_DDRM.multAdd(CommonOps_DDRM.subtract(yMean, xMean, null), gain, mean);
    return new double[] {gainTrace, spread * gainTrace, squaredNorm(mean)};
  }

  private static DMatrixRMaj gaussian(int rows, int columns, SplittableRandom random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  /** Subtracts the column means and returns them as a row. */
  private static DMatrixRMaj centre(DMatrixRMaj matrix) {
    DMatrixRMaj mean = CommonOps_DDRM.sumCols(matrix, null);
    CommonOps_DDRM.scale(1.0 / matrix.numRows, mean);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        matrix.add(i, j, -mean.get(0, j));
      }
    }
    return mean;
  }

  private static double squaredNorm(DMatrixRMaj matrix) {
    return Math.pow(NormOps_DDRM.normF(matrix), 2);
  }
}
