package io.onset.random;

import static io.onset.StatAssert.meanWithin;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a sample of independent normals or uniforms, near 1e6 of them, satisfies but with
 * probability {@link #ALPHA} for each assertion.
 */
final class StreamStatistics {

  static final double ALPHA = 1e-6;

  private static final int BINS = 1_000;

  private StreamStatistics() {}

  /**
   * Four assertions. The moments 2k of a standard normal are 1, 3, 15, 105, which gives the
   * deviations.
   */
  static void assertFourMoments(double[] normals) {
    int size = normals.length;
    meanWithin(mean(normals, z -> z), 0, 1, size);
    meanWithin(mean(normals, z -> z * z), 1, Math.sqrt(2), size);
    meanWithin(mean(normals, z -> z * z * z), 0, Math.sqrt(15), size);
    meanWithin(mean(normals, z -> z * z * z * z), 3, Math.sqrt(105 - 9), size);
  }

  static void assertUncorrelated(double[] normals, int lag) {
    int size = normals.length - lag;
    meanWithin(sum(size, i -> normals[i] * normals[i + lag]) / size, 0, 1, size);
  }

  /** Cosine and sine of one block: their squares, of variance 2, are uncorrelated too. */
  static void assertPairsHaveUncorrelatedSquares(double[] normals) {
    int size = normals.length / 2;
    double sum = sum(size, i -> squares(normals[2 * i], normals[2 * i + 1]));
    meanWithin(sum / size, 0, 2, size);
  }

  /** P(|Z| > 3) = 0.0026997960632601866 (mpmath 1.2.1). */
  static void assertTailHasItsWeight(double[] normals) {
    double p = 0.0026997960632601866;
    double share = mean(normals, z -> Math.abs(z) > 3 ? 1 : 0);
    meanWithin(share, p, Math.sqrt(p * (1 - p)), normals.length);
  }

  /** 1e6 P(|Z| > 4.2) = 26.7, and exp(-26.7) is 3e-12; 1e6 P(|Z| > 7.2) = 6e-7. */
  static void assertTailReaches(double[] normals) {
    double largest = Arrays.stream(normals).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 4.2 && largest < 7.2, () -> "largest " + largest);
  }

  static void assertNormalsFillTheirBins(double[] normals) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    assertEven(i -> (int) (normal.cumulativeProbability(normals[i]) * BINS), normals.length);
  }

  static void assertUniformsFillTheirBins(double[] uniforms) {
    assertEven(i -> (int) (uniforms[i] * BINS), uniforms.length);
  }

  static void assertPairsFillTheSquare(double[] uniforms) {
    assertEven(
        i -> (int) (uniforms[2 * i] * 25) * 40 + (int) (uniforms[2 * i + 1] * 40),
        uniforms.length / 2);
  }

  /**
   * Two samples of normals are independent of each other, number by number and with a shift of one
   * either way: the three correlations and that of the squares, each a normal of variance 1, have a
   * sum of squares of the chi-square distribution with 4 degrees of freedom.
   */
  static void assertIndependent(double[] a, double[] b) {
    int size = a.length - 1;
    double[] sums = {
      sum(size, i -> a[i] * b[i]),
      sum(size, i -> a[i + 1] * b[i]),
      sum(size, i -> a[i] * b[i + 1]),
      sum(size, i -> squares(a[i], b[i])) / 2
    };
    double chiSquare = Arrays.stream(sums).map(s -> s * s / size).sum();
    double p = ChiSquaredDistribution.of(sums.length).survivalProbability(chiSquare);
    assertTrue(p > ALPHA, () -> "p = " + p);
  }

  /** Chi-square of 1000 equal bins, either side at alpha / 2. */
  private static void assertEven(IntUnaryOperator bin, int size) {
    long[] counts = new long[BINS];
    IntStream.range(0, size).map(bin).forEach(b -> counts[b]++);
    double expected = (double) size / BINS;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    double p = ChiSquaredDistribution.of(BINS - 1).survivalProbability(chiSquare);
    assertTrue(p > ALPHA / 2 && p < 1 - ALPHA / 2, () -> "p = " + p);
  }

  private interface Term {
    double at(int i);
  }

  private static double sum(int size, Term term) {
    return IntStream.range(0, size).mapToDouble(term::at).sum();
  }

  private static double squares(double a, double b) {
    return (a * a - 1) * (b * b - 1);
  }

  private static double mean(double[] values, DoubleUnaryOperator value) {
    return Arrays.stream(values).map(value).average().orElseThrow();
  }
}
