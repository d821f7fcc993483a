package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingsTest {

  private static final int DRAWS = 500;

  /** A logarithm, and one more to get back. */
  private static final double ROUNDING = 1e-12;

  private static ProportionCurve curve(double[] n, int trials, double... proportions) {
    List<ClusteredProportion> counts = new ArrayList<>();
    for (double p : proportions) {
      counts.add(counts(trials, p));
    }
    return new ProportionCurve(n, counts, new SeededDraws(3));
  }

  private static ClusteredProportion counts(int trials, double p) {
    ClusteredProportion counts = new ClusteredProportion();
    for (int i = 0; i < trials; i++) {
      counts.add(0, i < Math.round(trials * p) ? 1 : -1);
    }
    return counts;
  }

  private static List<Crossing> crossings(double[] n, double... proportions) {
    return Crossings.of(curve(n, 1000, proportions), DRAWS);
  }

  @Test
  void oneRiseIsOneCrossingOnTheLineThroughItsNeighbours() {
    double[] n = {2, 4, 8, 16, 32};
    List<Crossing> crossings = crossings(n, 0, 0.1, 0.3, 0.7, 1);
    assertEquals(1, crossings.size());
    Crossing crossing = crossings.get(0);
    assertTrue(crossing.rising());
    assertEquals(new Interval(8, 16), crossing.bracket());
    assertEquals(3, crossing.interior());
    assertEquals(8 * Math.sqrt(2), crossing.estimate().value(), ROUNDING * 8);
    assertTrue(crossing.estimate().interval().contains(8 * Math.sqrt(2)));
    assertTrue(crossing.isBounded());
  }

  @Test
  void aSteepRiseHasABracketAndNoInterval() {
    Crossing crossing = crossings(new double[] {2, 4, 8, 16}, 0, 0, 0.9, 1).get(0);
    assertEquals(1, crossing.interior());
    assertEquals(new Interval(4, 8), crossing.bracket());
    assertFalse(crossing.isBounded());
    assertTrue(Double.isNaN(crossing.estimate().value()));
    assertTrue(Double.isNaN(crossing.estimate().interval().lo()));
  }

  /** The printed covariance at d = 16: up, down at n = d, and up again. */
  @Test
  void everyCrossingIsThere() {
    double[] n = {2, 4, 8, 12, 16, 20, 24, 32};
    List<Crossing> crossings = crossings(n, .02, .27, .68, .73, .01, .11, .82, .99);
    assertEquals(3, crossings.size());
    assertEquals(List.of(true, false, true), crossings.stream().map(Crossing::rising).toList());
    assertEquals(new Interval(4, 8), crossings.get(0).bracket());
    assertEquals(new Interval(12, 16), crossings.get(1).bracket());
    assertEquals(new Interval(20, 24), crossings.get(2).bracket());
    double share = 0.23 / 0.41;
    assertEquals(4 * Math.pow(2, share), crossings.get(0).estimate().value(), 1e-3);
    assertFalse(crossings.get(1).isBounded());
  }

  /** The fair control tends to 1/2 from below, and noise takes it above. */
  @Test
  void noCrossingIsForced() {
    double[] n = {2, 4, 8, 16, 32};
    assertEquals(List.of(), crossings(n, 0.1, 0.3, 0.49, 0.51, 0.49));
    assertEquals(List.of(), crossings(n, 0, 0, 0, 0, 0));
    assertEquals(List.of(), crossings(n, 1, 1, 1, 1, 1));
    assertEquals(List.of(), crossings(n, .5, .5, .5, .5, .5));
  }

  @Test
  void undecidedPointsWidenTheBracketAndCountForTheEstimate() {
    double[] n = {2, 4, 8, 16, 32};
    Crossing crossing = crossings(n, 0.1, 0.4, 0.49, 0.51, 0.9).get(0);
    assertEquals(new Interval(4, 32), crossing.bracket());
    assertEquals(5, crossing.interior());
    assertEquals(8 * Math.sqrt(2), crossing.estimate().value(), ROUNDING * 8);
  }

  @Test
  void saturatedTailsBelongToTheStretch() {
    double[] n = {2, 4, 8, 16, 32, 64};
    Crossing crossing = crossings(n, 0.001, 0, 0.4, 0.6, 1, 0.6).get(0);
    assertEquals(0, crossing.from());
    assertEquals(4, crossing.to());
  }

  @Test
  void aFallIsTheMirrorOfARise() {
    double[] n = {2, 4, 8, 16, 32};
    double[] mirror = {1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0};
    Crossing rise = crossings(n, 0, 0.1, 0.3, 0.75, 1).get(0);
    Crossing fall = crossings(mirror, 1, 0.75, 0.3, 0.1, 0).get(0);
    assertFalse(fall.rising());
    assertEquals(rise.log(), -fall.log(), ROUNDING);
  }

  /** Ten clusters that are all 0 or all 1 tell no more than ten trials, one that is shared more. */
  @Test
  void clustersWidenTheInterval() {
    double[] n = {2, 4, 8, 16, 32};
    double[] p = {0, 0.2, 0.4, 0.8, 1};
    List<ClusteredProportion> counts = new ArrayList<>();
    for (double share : p) {
      ClusteredProportion count = new ClusteredProportion();
      for (int i = 0; i < 1000; i++) {
        count.add(i % 10, i % 10 < Math.round(10 * share) ? 1 : -1);
      }
      counts.add(count);
    }
    ProportionCurve clustered = new ProportionCurve(n, counts, new SeededDraws(3));
    assertEquals(2.26216 / 1.95996 * Math.sqrt(10 / 9.0), clustered.widening(), 1e-5);
    assertEquals(Side.UNDECIDED, clustered.side(3));
    Crossing crossing = Crossings.of(clustered, DRAWS).get(0);
    Crossing independent = crossings(n, p).get(0);
    assertEquals(independent.log(), crossing.log(), ROUNDING);
    assertTrue(width(crossing) > 5 * width(independent));
  }

  private static double width(Crossing crossing) {
    Interval interval = crossing.estimate().interval();
    return Math.log(interval.hi() / interval.lo());
  }

  @Test
  void sidesOfAMeanKnowInfinity() {
    double inf = Double.POSITIVE_INFINITY;
    double[] n = {2, 4, 8, 16, 32};
    double[] errors = {Double.NaN, 0.1, 0.1, 0.1, 0.1};
    MeanCurve curve =
        new MeanCurve(n, new double[] {inf, 3, 1, -1, -2}, errors, new SeededDraws(3));
    Crossing crossing = Crossings.of(curve, DRAWS).get(0);
    assertFalse(crossing.rising());
    assertEquals(4, crossing.interior());
    assertEquals(8 * Math.sqrt(2), crossing.estimate().value(), ROUNDING * 8);
    MeanCurve steep =
        new MeanCurve(n, new double[] {inf, -1, -2, -3, -4}, errors, new SeededDraws(3));
    Crossing bracketed = Crossings.of(steep, DRAWS).get(0);
    assertEquals(new Interval(2, 4), bracketed.bracket());
    assertFalse(bracketed.isBounded());
  }

  /** A mean that is undefined everywhere, a proportion whose trials all failed. */
  @Test
  void aCurveWithoutPointsHasNoCrossing() {
    double[] none = {};
    SeededDraws draws = new SeededDraws(3);
    assertEquals(List.of(), Crossings.of(new MeanCurve(none, none, none, draws), DRAWS));
    assertEquals(List.of(), Crossings.of(new ProportionCurve(none, List.of(), draws), DRAWS));
  }

  @Test
  void aRatioIsThatOfTheEstimatesWithTheErrorsOfBoth() {
    double[] n = {2, 4, 8, 16, 32};
    Crossing one = crossings(n, 0, 0.1, 0.3, 0.7, 1).get(0);
    double[] heights = {-2, -1, 1, 2, 3};
    double[] errors = {0.01, 0.01, 0.01, 0.01, 0.01};
    Crossing other =
        Crossings.of(new MeanCurve(n, heights, errors, new SeededDraws(4)), DRAWS).get(0);
    Estimate ratio = one.ratio(other);
    assertEquals(2, ratio.value(), 1e-9);
    double width = Math.log(ratio.interval().hi() / ratio.interval().lo());
    assertTrue(width > width(one) && width < width(one) + width(other));
    Crossing steep = crossings(n, 0, 0, 0.9, 1, 1).get(0);
    assertTrue(Double.isNaN(one.ratio(steep).value()));
  }
}
