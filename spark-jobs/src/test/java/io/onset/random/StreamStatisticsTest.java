package io.onset.random;

import static io.onset.StatAssert.meanWithin;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/**
 * Fixed seed. Twelve assertions, each with failure probability 1e-6 for a seed not looked at: nine
 * of StatAssert, two chi-squares and one of the tail.
 */
class StreamStatisticsTest {

  private static final int TRIALS = 1_000;
  private static final int PER_TRIAL = 1_000;
  private static final int SIZE = TRIALS * PER_TRIAL;
  private static final double ALPHA = 1e-6;

  private static final double[] NORMALS = new double[SIZE];
  private static final double[] UNIFORMS = new double[SIZE];

  static {
    TrialStreams streams = new TrialStreams(20_240_607);
    for (int trial = 0; trial < TRIALS; trial++) {
      NormalStream stream = streams.normals(new Purpose("test/statistics"), 42, trial);
      stream.fill(0, NORMALS, trial * PER_TRIAL, PER_TRIAL);
      stream.fillUniforms(0, UNIFORMS, trial * PER_TRIAL, PER_TRIAL);
    }
  }

  /** The moments 2k of a standard normal are 1, 3, 15, 105, which gives the deviations. */
  @Test
  void fourMoments() {
    meanWithin(mean(z -> z), 0, 1, SIZE);
    meanWithin(mean(z -> z * z), 1, Math.sqrt(2), SIZE);
    meanWithin(mean(z -> z * z * z), 0, Math.sqrt(15), SIZE);
    meanWithin(mean(z -> z * z * z * z), 3, Math.sqrt(105 - 9), SIZE);
  }

  /** The assertion sees a mean that is wrong by 8 errors. */
  @Test
  void aShiftedMeanIsSeen() {
    double shifted = mean(z -> z + 8 / Math.sqrt(SIZE));
    assertThrows(AssertionError.class, () -> meanWithin(shifted, 0, 1, SIZE));
  }

  @Test
  void neighboursInAStreamAndInTheTrialsAreUncorrelated() {
    for (int lag : new int[] {1, 2, PER_TRIAL}) {
      meanWithin(meanProduct(lag), 0, 1, SIZE - lag);
    }
  }

  /** Cosine and sine of one block: their squares, of variance 2, are uncorrelated too. */
  @Test
  void squaresOfAPairAreUncorrelated() {
    double sum = 0;
    for (int i = 0; i < SIZE; i += 2) {
      sum += (NORMALS[i] * NORMALS[i] - 1) * (NORMALS[i + 1] * NORMALS[i + 1] - 1);
    }
    meanWithin(sum / (SIZE / 2), 0, 2, SIZE / 2);
  }

  /** P(|Z| > 3) = 0.0026997960632601866 (mpmath 1.2.1). */
  @Test
  void tailHasItsWeight() {
    double p = 0.0026997960632601866;
    meanWithin(mean(z -> Math.abs(z) > 3 ? 1 : 0), p, Math.sqrt(p * (1 - p)), SIZE);
  }

  /** 1e6 P(|Z| > 4.2) = 26.7, and exp(-26.7) is 3e-12; 1e6 P(|Z| > 7.2) = 6e-7. */
  @Test
  void tailReaches() {
    double largest = Arrays.stream(NORMALS).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 4.2 && largest < 7.2);
  }

  @Test
  void uniformsFillTheirBins() {
    assertUniform(i -> (int) (UNIFORMS[i] * 1_000), SIZE);
  }

  @Test
  void pairsOfUniformsFillTheSquare() {
    assertUniform(
        i -> (int) (UNIFORMS[2 * i] * 25) * 40 + (int) (UNIFORMS[2 * i + 1] * 40), SIZE / 2);
  }

  private static double mean(DoubleUnaryOperator value) {
    return Arrays.stream(NORMALS).map(value).sum() / SIZE;
  }

  private static double meanProduct(int lag) {
    return IntStream.range(0, SIZE - lag).mapToDouble(i -> NORMALS[i] * NORMALS[i + lag]).sum()
        / (SIZE - lag);
  }

  /** Chi-square of 1000 equal bins, either side at alpha / 2. */
  private static void assertUniform(IntUnaryOperator bin, int size) {
    long[] counts = new long[1_000];
    IntStream.range(0, size).map(bin).forEach(b -> counts[b]++);
    double expected = size / 1_000.0;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    double p = ChiSquaredDistribution.of(999).survivalProbability(chiSquare);
    assertTrue(p > ALPHA / 2 && p < 1 - ALPHA / 2, () -> "p = " + p);
  }
}
