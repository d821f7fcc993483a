package io.onset.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.answers.Difference.Relation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import io.onset.stats.FisherTest;
import io.onset.stats.FisherTest.Sample;
import io.onset.stats.Quantiles;
import io.onset.stats.TreeMoments;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final Coordinates HERE = new Coordinates(Map.of("n", 5L));

  /** Of a probability: at level 0.05 the count of false alarms is within 5 standard errors. */
  private static final int REPEATS = 2000;

  private static Measurement proportion(double p, long trials, double size) {
    return new Measurement(HERE, "p", p, new ErrorBar(Kind.PROPORTION, trials, 0.01, size, false));
  }

  private static Measurement mean(double mean, long trials, double error) {
    ErrorBar bar = new ErrorBar(Kind.STATISTIC, trials, error, trials - 1.0, false);
    return new Measurement(HERE, "m", mean, bar);
  }

  @Test
  void proportionsOfOtherTrials() {
    Difference found = Difference.of(proportion(0.3, 100, 100), proportion(0.5, 50, 50), false);
    assertEquals(Relation.INDEPENDENT, found.relation());
    assertEquals(0.2, found.difference(), 1e-15);
    double pooled = 55 / 150.0;
    double error = Math.sqrt(pooled * (1 - pooled) * (1 / 100.0 + 1 / 50.0));
    assertEquals(error, found.error(), 1e-15);
    assertEquals(0.2 / error, found.z(), 1e-12);
    assertEquals(FisherTest.pValue(new Sample(30, 100), new Sample(25, 50)), found.p());
  }

  /** Trials that share original sets count as fewer. */
  @Test
  void theEffectiveSizeIsWhatCounts() {
    Difference found =
        Difference.of(proportion(0.3, 1000, 50.7), proportion(0.5, 500, 20.2), false);
    assertEquals(FisherTest.pValue(new Sample(15, 50), new Sample(10, 20)), found.p());
  }

  /** The first 100 of 400: 40 of them, and 80 of the other 300. */
  @Test
  void aProportionThatGrewIsHeldAgainstTheNewTrials() {
    Difference found = Difference.of(proportion(0.4, 100, 9), proportion(0.3, 400, 9), true);
    assertEquals(Relation.EXTENDED, found.relation());
    assertEquals(FisherTest.pValue(new Sample(40, 100), new Sample(80, 300)), found.p());
    assertEquals(Math.sqrt(0.21 * (1 / 100.0 - 1 / 400.0)), found.error(), 1e-15);
    Difference back = Difference.of(proportion(0.3, 400, 9), proportion(0.4, 100, 9), true);
    assertEquals(found.p(), back.p());
    assertEquals(-found.z(), back.z());
  }

  @Test
  void meansOfOtherTrials() {
    Difference found = Difference.of(mean(1, 10, 0.3), mean(2.5, 20, 0.4), false);
    assertEquals(0.5, found.error(), 1e-15);
    assertEquals(3, found.z(), 1e-12);
    double freedom = 0.25 * 0.25 / (0.09 * 0.09 / 9 + 0.16 * 0.16 / 19);
    assertEquals(2 * TDistribution.of(freedom).survivalProbability(3), found.p(), 1e-12);
  }

  /** s^2 (1/m - 1/n) with s^2/n = 0.04, m = 100, n = 500: 0.04 (5 - 1). */
  @Test
  void aMeanThatGrew() {
    Difference found = Difference.of(mean(1, 100, 0.3), mean(2, 500, 0.2), true);
    assertEquals(0.4, found.error(), 1e-15);
    assertEquals(2 * TDistribution.of(499).survivalProbability(2.5), found.p(), 1e-12);
  }

  @Test
  void theSameTrialsLeaveNothingToJudge() {
    Difference found = Difference.of(mean(1, 100, 0.3), mean(1, 100, 0.3), true);
    assertEquals(Relation.SAME, found.relation());
    assertTrue(found.hasEqualBits());
    assertFalse(found.isJudged());
    assertEquals(0, found.difference());
  }

  @Test
  void otherBitsOfTheSameTrialsAreHeldAgainstOneErrorBar() {
    Difference found = Difference.of(mean(1, 100, 0.3), mean(1 + 0x1p-50, 100, 0.3), true);
    assertEquals(Relation.SAME, found.relation());
    assertFalse(found.hasEqualBits());
    assertEquals(1, found.p(), 1e-12);
    assertTrue(Difference.of(mean(1, 100, 0.3), mean(4, 100, 0.3), true).p() < 1e-12);
  }

  /** What every trial has the same of has no error bar; its mean is rounded all the same. */
  @Test
  void theRoundingOfAConstantIsNoDifference() {
    TreeMoments few = constant(50);
    TreeMoments many = constant(60);
    assertNotEquals(few.mean(), many.mean());
    Measurement one = mean(few.mean(), 50, few.standardError());
    Measurement two = mean(many.mean(), 60, many.standardError());
    for (boolean sameSeed : new boolean[] {false, true}) {
      assertEquals(0, Difference.of(one, two, sameSeed).z());
      assertEquals(1, Difference.of(one, two, sameSeed).p(), 1e-12);
      Measurement other = mean(few.mean() * (1 + 1e-12), 60, 0);
      assertEquals(0, Difference.of(one, other, sameSeed).p());
    }
    Measurement infinite = mean(Double.POSITIVE_INFINITY, 60, 0);
    assertEquals(0, Difference.of(one, infinite, false).p());
  }

  private static TreeMoments constant(int trials) {
    TreeMoments moments = new TreeMoments();
    for (int i = 0; i < trials; i++) {
      moments.add(0.00938818085032668);
    }
    return moments;
  }

  @Test
  void otherSharedDrawsAreNotJudged() {
    ErrorBar bar = new ErrorBar(Kind.PROPORTION, 100, 0.05, 100, true);
    Measurement one = new Measurement(HERE, "p", 0.1, bar);
    Measurement two = new Measurement(HERE, "p", 0.9, bar);
    Difference found = Difference.of(one, two, false);
    assertEquals(Relation.CONDITIONAL, found.relation());
    assertFalse(found.isJudged());
    assertTrue(found.z() > 10);
    assertTrue(Difference.of(one, two, true).isJudged());
  }

  @Test
  void crossingsShareTrials() {
    ErrorBar bar = new ErrorBar(Kind.CROSSING, 0, 3, Double.POSITIVE_INFINITY, false);
    Measurement one = new Measurement(HERE, "n_star", 40, bar);
    Measurement two = new Measurement(HERE, "n_star", 40 + 3 * Math.sqrt(2), bar);
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(1);
    assertEquals(Relation.SHARING, Difference.of(one, two, true).relation());
    assertEquals(p, Difference.of(one, two, true).p(), 1e-12);
    assertEquals(Relation.INDEPENDENT, Difference.of(one, two, false).relation());
    assertTrue(Difference.of(one, one, true).hasEqualBits());
  }

  @Test
  void whatIsUndefinedIsNotJudged() {
    assertFalse(Difference.of(mean(1, 10, Double.NaN), mean(9, 20, 1), false).isJudged());
    assertFalse(Difference.of(mean(Double.NaN, 10, 1), mean(9, 20, 1), false).isJudged());
    Measurement none = proportion(Double.NaN, 10, 10);
    assertFalse(Difference.of(none, proportion(0.5, 20, 20), false).isJudged());
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(0, Difference.of(mean(infinity, 9, 1), mean(infinity, 9, 1), false).difference());
  }

  /**
   * Medians of exponentials, 200 and 300, with Woodruff's errors: at level 0.05 some 100 of 2000
   * are rejected. Discreteness and leading order are worth a few: 150 would be too many by 5
   * standard errors (9.7), 55 too few.
   */
  @Test
  void medianTestsKeepTheirLevel() {
    SplittableRandom random = new SplittableRandom(1);
    int independent = 0;
    int extended = 0;
    for (int i = 0; i < REPEATS; i++) {
      Quantiles first = new Quantiles();
      Quantiles second = new Quantiles();
      Quantiles both = new Quantiles();
      for (int k = 0; k < 500; k++) {
        double draw = -Math.log(1 - random.nextDouble());
        (k < 200 ? first : second).add(draw);
        both.add(draw);
      }
      independent += Difference.of(median(first), median(second), false).p() < 0.05 ? 1 : 0;
      extended += Difference.of(median(first), median(both), true).p() < 0.05 ? 1 : 0;
    }
    assertEquals(0.05 * REPEATS, independent, 50);
    assertEquals(0.05 * REPEATS, extended, 50);
  }

  private static Measurement median(Quantiles quantiles) {
    double error = quantiles.standardError(0.5);
    ErrorBar bar =
        new ErrorBar(Kind.STATISTIC, quantiles.count(), error, quantiles.freedom(0.5), false);
    return new Measurement(HERE, "median", quantiles.median(), bar);
  }
}
