package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteredProportionTest {
  /** The t quantile is rounded to 2^-20; it enters squared and over itself. */
  private static final double QUANTILE_ROUNDING = 4 * 0x1p-20;

  private static final double ROUNDING = 1e-12;

  private static final int REPEATS = 2000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesWithBruteForceOverTrials(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] sizes = random.ints(3 + seed % 5, 1, 40).toArray();
    double[][] scores = new double[sizes.length][];
    ClusteredProportion clustered = new ClusteredProportion();
    for (int i = 0; i < sizes.length; i++) {
      double shift = random.nextDouble();
      scores[i] = new double[sizes[i]];
      for (int j = 0; j < sizes[i]; j++) {
        double difference = Math.rint(3 * (random.nextDouble() - shift));
        scores[i][j] = 0.5 + 0.5 * Math.signum(difference);
        clustered.add(2 * i, difference);
      }
    }
    double correlation = bruteCorrelation(scores);
    double trials = clustered.total().total();
    double squares = 0;
    for (int size : sizes) {
      squares += size * size;
    }
    double effect = 1 + (squares / trials - 1) * correlation;
    double t = quantile(trials - 1) / quantile(sizes.length - 1.0);
    assertEquals(sizes.length, clustered.clusters());
    assertEquals(correlation, clustered.correlation(), ROUNDING);
    assertEquals(effect, clustered.designEffect(), ROUNDING * effect);
    double size = trials / effect * t * t;
    assertEquals(size, clustered.effectiveSize(), QUANTILE_ROUNDING * size);
    assertEquals(clustered.total().wilson(clustered.effectiveSize()), clustered.wilson());
  }

  @Test
  void clustersOfEqualTrialsCountOnce() {
    ClusteredProportion clustered = new ClusteredProportion();
    for (int i = 0; i < 100; i++) {
      addAll(clustered, i, 50, i % 4 == 0 ? 1 : -1);
    }
    assertEquals(1, clustered.correlation());
    assertEquals(50, clustered.designEffect());
    double t = quantile(4999) / quantile(99);
    assertEquals(100 * t * t, clustered.effectiveSize(), 100 * QUANTILE_ROUNDING);
  }

  @Test
  void clustersMoreAlikeThanChanceHaveNoDesignEffect() {
    ClusteredProportion clustered = new ClusteredProportion();
    for (int i = 0; i < 10; i++) {
      addAll(clustered, i, 5, 1);
      addAll(clustered, i, 5, -1);
    }
    assertEquals(0, clustered.correlation());
    assertEquals(1, clustered.designEffect());
    double t = quantile(99) / quantile(9);
    assertEquals(100 * t * t, clustered.effectiveSize(), 100 * QUANTILE_ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0, -1})
  void withoutVariationOnlyTheStudentFactorCounts(double difference) {
    ClusteredProportion clustered = new ClusteredProportion();
    for (int i = 0; i < 7; i++) {
      addAll(clustered, i, 3 + i, difference);
    }
    assertEquals(1, clustered.designEffect());
    double t = quantile(41) / quantile(6);
    assertEquals(42 * t * t, clustered.effectiveSize(), 42 * QUANTILE_ROUNDING);
  }

  @Test
  void singleTrialsAndASingleClusterKeepTheirSize() {
    ClusteredProportion singles = new ClusteredProportion();
    ClusteredProportion one = new ClusteredProportion();
    for (int i = 0; i < 30; i++) {
      singles.add(3 * i, i % 3 - 1);
      one.add(5, i % 3 - 1);
    }
    assertEquals(30, singles.clusters());
    assertEquals(30, singles.effectiveSize());
    assertEquals(1, one.clusters());
    assertEquals(30, one.effectiveSize());
    assertEquals(new Proportion(10, 10, 10).wilson(), one.wilson());
    assertEquals(one.wilson(), singles.wilson());
  }

  @Test
  void withoutTrialsTheIntervalIsNaN() {
    ClusteredProportion empty = new ClusteredProportion();
    assertEquals(Proportion.NONE, empty.total());
    assertEquals(0, empty.clusters());
    assertEquals(0, empty.effectiveSize());
    assertEquals(new Interval(Double.NaN, Double.NaN), empty.wilson());
  }

  @Test
  void mergingPartsInAnyOrderGivesTheSameBits() {
    ClusteredProportion whole = new ClusteredProportion();
    ClusteredProportion[] parts = new ClusteredProportion[7];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new ClusteredProportion();
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5000; i++) {
      int cluster = random.nextInt(40);
      double difference = random.nextInt(-cluster, 20);
      whole.add(cluster, difference);
      parts[random.nextInt(parts.length)].add(cluster, difference);
    }
    ClusteredProportion forward = new ClusteredProportion();
    ClusteredProportion backward = new ClusteredProportion();
    for (int i = 0; i < parts.length; i++) {
      forward.merge(parts[i]);
      backward.merge(parts[parts.length - 1 - i]);
    }
    assertEquals(whole.total(), forward.total());
    assertEquals(whole.effectiveSize(), forward.effectiveSize());
    assertEquals(whole.wilson(), forward.wilson());
    assertEquals(whole.wilson(), backward.wilson());
  }

  @Test
  void theEffectiveSizeIsThatOfTheMirroredTrialsAndNeverAboveTheirNumber() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      ClusteredProportion plain = new ClusteredProportion();
      ClusteredProportion mirror = new ClusteredProportion();
      for (int i = random.nextInt(1, 50); i > 0; i--) {
        int cluster = random.nextInt(10);
        double difference = random.nextInt(-2, 4);
        plain.add(cluster, difference);
        mirror.add(9 - cluster, -difference);
      }
      double size = plain.effectiveSize();
      assertEquals(size, mirror.effectiveSize(), ROUNDING * size);
      assertTrue(size > 0 && size <= plain.total().total(), "effective size " + size);
    }
  }

  /**
   * Beta-binomial clusters, one in three of half size; the standard error of a coverage of 0.95 is
   * 0.005 over the repeats, the bound 0.93 four of them below; near p = 0.05 the method itself
   * gives about 0.925.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 20, 0.2, 0.3, 0.93",
    "40, 25, 0.02, 0.3, 0.93",
    "40, 25, 0.2, 0.3, 0.93",
    "40, 25, 0.6, 0.3, 0.93",
    "40, 25, 0.2, 0.05, 0.90",
    "5, 100, 0.2, 0.5, 0.93"
  })
  void coversWhereTheNaiveIntervalFails(
      int clusters, int size, double correlation, double probability, double least) {
    double parts = 1 / correlation - 1;
    Well19937c random = new Well19937c(1);
    BetaDistribution law =
        new BetaDistribution(random, probability * parts, (1 - probability) * parts);
    int covered = 0;
    int naive = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      ClusteredProportion clustered = betaBinomial(law, random, clusters, size);
      covered += clustered.wilson().contains(probability) ? 1 : 0;
      naive += clustered.total().wilson().contains(probability) ? 1 : 0;
    }
    assertTrue(covered >= REPEATS * least, "covered " + covered + " of " + REPEATS);
    assertTrue(naive <= 0.92 * REPEATS, "the naive interval covered " + naive + " of " + REPEATS);
    assertTrue(covered >= naive + 0.03 * REPEATS, "covered " + covered + ", naive " + naive);
  }

  @Test
  void theStudentQuantileTendsToTheNormalOne() {
    assertEquals(12.706204736, ClusteredProportion.studentQuantile(1), 0x1p-20);
    assertEquals(Proportion.Z, ClusteredProportion.studentQuantile(1_000_000_000_000L), 0x1p-20);
  }

  @Test
  void rejectsWhatIsNoClusterOrNoNumber() {
    ClusteredProportion clustered = new ClusteredProportion();
    Exception cluster = assertThrows(IllegalArgumentException.class, () -> clustered.add(-1, 1));
    assertTrue(cluster.getMessage().contains("cluster must be >= 0, got -1"));
    assertThrows(IllegalArgumentException.class, () -> clustered.add(0, Double.NaN));
    assertEquals(0, clustered.clusters());
  }

  private static void addAll(
      ClusteredProportion clustered, int cluster, int trials, double difference) {
    for (int i = 0; i < trials; i++) {
      clustered.add(cluster, difference);
    }
  }

  private static ClusteredProportion betaBinomial(
      BetaDistribution law, Well19937c random, int clusters, int size) {
    ClusteredProportion clustered = new ClusteredProportion();
    for (int i = 0; i < clusters; i++) {
      double probability = law.sample();
      for (int j = i % 3 == 0 ? size / 2 : 0; j < size; j++) {
        clustered.add(i, random.nextDouble() < probability ? 1 : -1);
      }
    }
    return clustered;
  }

  /** By sums of squares of the single scores, n0 as mean size less variance of size over k mean. */
  private static double bruteCorrelation(double[][] scores) {
    double[] all = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    double[] sizes = Arrays.stream(scores).mapToDouble(s -> s.length).toArray();
    double inside = 0;
    for (double[] cluster : scores) {
      inside += (cluster.length - 1) * (cluster.length < 2 ? 0 : StatUtils.variance(cluster));
    }
    int k = scores.length;
    double meanSize = StatUtils.mean(sizes);
    double size = meanSize - StatUtils.variance(sizes) / (k * meanSize);
    double within = inside / (all.length - k);
    double between = ((all.length - 1) * StatUtils.variance(all) - inside) / (k - 1);
    return Math.max(0, (between - within) / (between + (size - 1) * within));
  }

  private static double quantile(double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(0.975);
  }
}
