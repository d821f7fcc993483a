package io.onset.random;

import static io.onset.random.StreamStatistics.assertFourMoments;
import static io.onset.random.StreamStatistics.assertIndependent;
import static io.onset.random.StreamStatistics.assertNormalsFillTheirBins;
import static io.onset.random.StreamStatistics.assertPairsFillTheSquare;
import static io.onset.random.StreamStatistics.assertPairsHaveUncorrelatedSquares;
import static io.onset.random.StreamStatistics.assertTailHasItsWeight;
import static io.onset.random.StreamStatistics.assertTailReaches;
import static io.onset.random.StreamStatistics.assertUncorrelated;
import static io.onset.random.StreamStatistics.assertUniformsFillTheirBins;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Fixed seed. Nineteen assertions, each with failure probability 1e-6 for a seed not looked at:
 * nine of StatAssert, three chi-squares of bins, one of the tail, and six of independence: 1.9e-5
 * in all. Each has a twin: a generator that is wrong in the way that it is there to see, and fails
 * it.
 */
class StreamStatisticsTest {

  private static final long SEED = 20_240_607;
  private static final String PURPOSE = "test/statistics";
  private static final long DATA_KEY = 42;
  private static final int TRIALS = 1_000;
  private static final int PER_TRIAL = 1_000;
  private static final int SIZE = TRIALS * PER_TRIAL;

  private static final double[] NORMALS = normals(SEED, PURPOSE, DATA_KEY, 0);
  private static final double[] UNIFORMS = new double[SIZE];

  static {
    for (int trial = 0; trial < TRIALS; trial++) {
      stream(SEED, PURPOSE, DATA_KEY, trial)
          .fillUniforms(0, UNIFORMS, trial * PER_TRIAL, PER_TRIAL);
    }
  }

  /** A bias of 8 standard errors in each of the moments, and twelve uniforms for a normal. */
  @Test
  void fourMoments() {
    assertFourMoments(NORMALS);
    double error = 1 / Math.sqrt(SIZE);
    assertFails(StreamStatistics::assertFourMoments, changed(i -> NORMALS[i] + 8 * error));
    assertFails(StreamStatistics::assertFourMoments, changed(i -> NORMALS[i] * (1 + 6 * error)));
    assertFails(
        StreamStatistics::assertFourMoments,
        changed(i -> NORMALS[i] + 6 * error * (NORMALS[i] * NORMALS[i] - 1)));
    assertFails(StreamStatistics::assertFourMoments, twelveUniforms());
  }

  @Test
  void neighboursInAStreamAreUncorrelated() {
    for (int lag : new int[] {1, 2}) {
      assertUncorrelated(NORMALS, lag);
      double[] wrong =
          changed(i -> NORMALS[i] + 8 / Math.sqrt(SIZE) * NORMALS[Math.max(i - lag, 0)]);
      assertFails(sample -> assertUncorrelated(sample, lag), wrong);
    }
  }

  @Test
  void neighbouringTrialsAreIndependent() {
    assertUncorrelated(NORMALS, PER_TRIAL);
    assertIndependent(
        Arrays.copyOf(NORMALS, SIZE - PER_TRIAL), Arrays.copyOfRange(NORMALS, PER_TRIAL, SIZE));
    double[] wrong =
        changed(i -> NORMALS[i] + 8 / Math.sqrt(SIZE) * NORMALS[Math.max(i - PER_TRIAL, 0)]);
    assertFails(sample -> assertUncorrelated(sample, PER_TRIAL), wrong);
  }

  @Test
  void squaresOfAPairAreUncorrelated() {
    assertPairsHaveUncorrelatedSquares(NORMALS);
    double[] oneRadius = changed(i -> Math.copySign(NORMALS[i / 2 * 2], NORMALS[i]));
    assertFails(StreamStatistics::assertPairsHaveUncorrelatedSquares, oneRadius);
  }

  @Test
  void tailHasItsWeight() {
    assertTailHasItsWeight(NORMALS);
    assertFails(StreamStatistics::assertTailHasItsWeight, changed(i -> NORMALS[i] * 1.02));
  }

  @Test
  void tailReaches() {
    assertTailReaches(NORMALS);
    assertFails(
        StreamStatistics::assertTailReaches,
        changed(i -> Math.max(-4.2, Math.min(NORMALS[i], 4.2))));
  }

  @Test
  void normalsFillTheirBins() {
    assertNormalsFillTheirBins(NORMALS);
    assertFails(StreamStatistics::assertNormalsFillTheirBins, twelveUniforms());
  }

  /** Wrong are those that are not even, and those that are too even. */
  @Test
  void uniformsFillTheirBins() {
    assertUniformsFillTheirBins(UNIFORMS);
    assertFails(
        StreamStatistics::assertUniformsFillTheirBins,
        changed(i -> StrictMath.pow(UNIFORMS[i], 1.05)));
    assertFails(
        StreamStatistics::assertUniformsFillTheirBins, changed(i -> i * 0.6180339887498949 % 1));
  }

  /** Wrong is a generator that makes the next number from the last by a multiplication. */
  @Test
  void pairsOfUniformsFillTheSquare() {
    assertPairsFillTheSquare(UNIFORMS);
    double[] lattice = changed(i -> i % 2 == 0 ? UNIFORMS[i] : UNIFORMS[i - 1] * 5 % 1);
    assertFails(StreamStatistics::assertPairsFillTheSquare, lattice);
  }

  /** Seeds, purposes, either half of the data key, and numbers of the other half of the stream. */
  @Test
  void streamsOfOtherNamesAreIndependent() {
    assertIndependent(NORMALS, normals(SEED + 1, PURPOSE, DATA_KEY, 0));
    assertIndependent(NORMALS, normals(SEED, PURPOSE + "-2", DATA_KEY, 0));
    assertIndependent(NORMALS, normals(SEED, PURPOSE, DATA_KEY + 1, 0));
    assertIndependent(NORMALS, normals(SEED, PURPOSE, DATA_KEY + (1L << 32), 0));
    assertIndependent(NORMALS, normals(SEED, PURPOSE, DATA_KEY, NormalStream.SIZE / 2));
  }

  /** Wrong are the same stream, its mirror image, its magnitudes, and an overlap with it. */
  @Test
  void dependentStreamsAreSeen() {
    assertFails(other -> assertIndependent(NORMALS, other), NORMALS);
    assertFails(other -> assertIndependent(NORMALS, other), changed(i -> -NORMALS[i]));
    assertFails(
        other -> assertIndependent(NORMALS, other),
        changed(i -> Math.copySign(NORMALS[i], UNIFORMS[i] - 0.5)));
    assertFails(
        other -> assertIndependent(NORMALS, other), changed(i -> NORMALS[Math.max(i - 1, 0)]));
  }

  private static void assertFails(Consumer<double[]> assertion, double[] sample) {
    assertThrows(AssertionError.class, () -> assertion.accept(sample));
  }

  private interface Change {
    double at(int i);
  }

  private static double[] changed(Change change) {
    return IntStream.range(0, SIZE).mapToDouble(change::at).toArray();
  }

  /** Sums of twelve uniforms less six: mean 0, variance 1, fourth moment 2.9. */
  private static double[] twelveUniforms() {
    return changed(
        i -> IntStream.range(0, 12).mapToDouble(k -> UNIFORMS[(i + 83_333 * k) % SIZE]).sum() - 6);
  }

  private static double[] normals(long seed, String purpose, long dataKey, long first) {
    double[] out = new double[SIZE];
    for (int trial = 0; trial < TRIALS; trial++) {
      stream(seed, purpose, dataKey, trial).fill(first, out, trial * PER_TRIAL, PER_TRIAL);
    }
    return out;
  }

  private static NormalStream stream(long seed, String purpose, long dataKey, long trial) {
    return new TrialStreams(seed).normals(new Purpose(purpose), dataKey, trial);
  }
}
