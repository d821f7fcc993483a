package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {
  /** Ends lie in [0, 1] and take a dozen operations. */
  private static final double ROUNDING = 1e-14;

  /** commons-math3 inverts its normal distribution to 1e-9. */
  private static final double MATH3_QUANTILE = 1e-9;

  @Test
  void countsSignsAndHalvesTies() {
    Proportion proportion = Proportion.NONE;
    double[] differences = {3, -0.0, 0.0, -1e-300, 1e-300, Double.POSITIVE_INFINITY, -5, 0};
    for (double difference : differences) {
      proportion = proportion.with(difference);
    }
    assertEquals(new Proportion(3, 3, 2), proportion);
    assertEquals(8, proportion.total());
    assertEquals(4.5 / 8, proportion.estimate());
  }

  @Test
  void mergesBeyondTheRangeOfInt() {
    Proportion large = new Proportion(3_000_000_000L, 2, 1_000_000_000L);
    Proportion sum = large.plus(new Proportion(1, 2, 3));
    assertEquals(new Proportion(3_000_000_001L, 4, 1_000_000_003L), sum);
    assertEquals(4_000_000_008L, sum.total());
    assertEquals(sum, new Proportion(1, 2, 3).plus(large));
    assertEquals(sum, sum.plus(Proportion.NONE));
  }

  @Test
  void withoutTrialsEverythingIsNaN() {
    assertEquals(Double.NaN, Proportion.NONE.estimate());
    assertEquals(new Interval(Double.NaN, Double.NaN), Proportion.NONE.wilson());
    assertEquals(new Interval(Double.NaN, Double.NaN), Proportion.NONE.wilson(10));
  }

  @Test
  void theQuantileIsTheNormalOne() {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);
    assertEquals(z, Proportion.Z, 2 * Math.ulp(z));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "3,10", "50,100", "99,100", "1,200", "199,200", "1234,100000"})
  void agreesWithCommonsMath(int positive, int total) {
    ConfidenceInterval expected = new WilsonScoreInterval().createInterval(total, positive, 0.95);
    Interval interval = new Proportion(positive, 0, total - positive).wilson();
    assertEquals(expected.getLowerBound(), interval.lo(), MATH3_QUANTILE);
    assertEquals(expected.getUpperBound(), interval.hi(), MATH3_QUANTILE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 7.25, 200, 1e9})
  void theEndsSolveTheScoreEquation(double size) {
    for (Proportion proportion :
        new Proportion[] {
          new Proportion(1, 1, 8), new Proportion(4, 3, 3), new Proportion(9, 1, 0)
        }) {
      Interval interval = proportion.wilson(size);
      double p = proportion.estimate();
      for (double end : new double[] {interval.lo(), interval.hi()}) {
        double score = Proportion.Z * Math.sqrt(end * (1 - end) / size);
        assertEquals(score, Math.abs(p - end), 1e-12 * Math.max(score, 1e-3));
      }
      assertTrue(interval.lo() < p && p < interval.hi());
    }
  }

  @Test
  void theEndsOfTheRangeAreHitExactly() {
    double z2 = Proportion.Z * Proportion.Z;
    Interval none = new Proportion(0, 0, 100).wilson();
    assertEquals(0, none.lo());
    assertEquals(z2 / (100 + z2), none.hi(), ROUNDING);
    Interval all = new Proportion(100, 0, 0).wilson();
    assertEquals(1, all.hi());
    assertEquals(100 / (100 + z2), all.lo(), ROUNDING);
  }

  @Test
  void theIntervalMirrorsTheProportion() {
    for (long positive = 0; positive <= 40; positive++) {
      Interval interval = new Proportion(positive, 5, 40 - positive).wilson(33.5);
      Interval mirror = new Proportion(40 - positive, 5, positive).wilson(33.5);
      assertEquals(interval.lo(), 1 - mirror.hi(), ROUNDING);
      assertEquals(interval.hi(), 1 - mirror.lo(), ROUNDING);
    }
  }

  @Test
  void tiesCountAsHalfOfEach() {
    assertEquals(new Proportion(15, 0, 25).wilson(), new Proportion(10, 10, 20).wilson());
  }

  /** Exact coverage by summing the binomial law: 93.3 % at P = 0.02, M = 200, as it should be. */
  @Test
  void coverageIsCloseToNominal() {
    assertEquals(0.933, coverage(0.02, 200), 0.001);
    assertEquals(0.944, coverage(0.5, 200), 0.001);
  }

  @Test
  void rejectsWhatIsNoNumberOrNoSize() {
    assertThrows(IllegalArgumentException.class, () -> Proportion.NONE.with(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(1, -1, 0));
    Proportion proportion = new Proportion(1, 0, 1);
    Exception zero = assertThrows(IllegalArgumentException.class, () -> proportion.wilson(0));
    assertTrue(zero.getMessage().contains("effectiveSize must be > 0"), zero.getMessage());
    assertThrows(IllegalArgumentException.class, () -> proportion.wilson(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
  }

  private static double coverage(double probability, int trials) {
    var law = new BinomialDistribution(null, trials, probability);
    double covered = 0;
    for (int k = 0; k <= trials; k++) {
      if (new Proportion(k, 0, trials - k).wilson().contains(probability)) {
        covered += law.probability(k);
      }
    }
    return covered;
  }
}
