package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the intervals of a crossing that is known hold it, over many simulated sweeps. */
class CrossingCoverageTest {

  private static final int REPEATS = 1000;
  private static final int DRAWS = 400;
  private static final double[] N = {4, 6, 9, 13.5, 20.25, 30.375, 45.5625, 68.34375};

  /** Three standard errors of a share of 0.95. */
  private static final double TOLERANCE = 3 * Math.sqrt(0.95 * 0.05 / REPEATS);

  /** Straight lines between the grid points, so that the true crossing is that of the lines. */
  private static final double[] LINES = {0.01, 0.04, 0.15, 0.35, 0.65, 0.85, 0.96, 0.99};

  private static ProportionCurve independent(int repeat, int trials) {
    List<ClusteredProportion> counts = new ArrayList<>();
    double[] uniforms = new double[N.length];
    new SeededDraws(11).uniforms(repeat, uniforms);
    for (int i = 0; i < N.length; i++) {
      counts.add(counts(trials, new BinomialTable(trials, LINES[i]).inverse(uniforms[i])));
    }
    return new ProportionCurve(N, counts, new SeededDraws(1000 + repeat));
  }

  private static ClusteredProportion counts(long trials, long positive) {
    ClusteredProportion counts = new ClusteredProportion();
    for (long i = 0; i < trials; i++) {
      counts.add(0, i < positive ? 1 : -1);
    }
    return counts;
  }

  @Test
  void theBootstrapOverTrialsHoldsTheCrossing() {
    double truth = 0.5 * (Math.log(N[3]) + Math.log(N[4]));
    int held = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      List<Crossing> crossings = Crossings.of(independent(repeat, 200), DRAWS);
      assertEquals(1, crossings.size());
      held += crossings.get(0).estimate().interval().contains(Math.exp(truth)) ? 1 : 0;
    }
    assertEquals(0.95, (double) held / REPEATS, TOLERANCE);
  }

  /** An original set moves the whole curve by its own normal amount in log n. */
  private static ProportionCurve clustered(int repeat, int clusters, int each, double spread) {
    double[] shifts = new double[clusters];
    new SeededDraws(12).normals(repeat, shifts);
    double[] uniforms = new double[clusters * N.length];
    new SeededDraws(13).uniforms(repeat, uniforms);
    List<ClusteredProportion> counts = new ArrayList<>();
    for (int i = 0; i < N.length; i++) {
      ClusteredProportion count = new ClusteredProportion();
      for (int c = 0; c < clusters; c++) {
        double eta = 2.5 * (Math.log(N[i] / 16.5) - spread * shifts[c]);
        long positive =
            new BinomialTable(each, Link.PROBIT.probability(eta))
                .inverse(uniforms[i * clusters + c]);
        for (int t = 0; t < each; t++) {
          count.add(c, t < positive ? 1 : -1);
        }
      }
      counts.add(count);
    }
    return new ProportionCurve(N, counts, new SeededDraws(5000 + repeat));
  }

  private static double clusteredCoverage(int clusters, double spread, boolean byTrials) {
    int held = 0;
    int bounded = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      ProportionCurve curve = clustered(repeat, clusters, 20, spread);
      Curve used = byTrials ? forgetful(curve, repeat) : curve;
      for (Crossing crossing : Crossings.of(used, DRAWS)) {
        bounded += crossing.isBounded() ? 1 : 0;
        held += crossing.estimate().interval().contains(16.5) ? 1 : 0;
      }
    }
    assertTrue(bounded > 0.95 * REPEATS, "few intervals: " + bounded);
    return (double) held / bounded;
  }

  /** The same counts as if every trial were independent. */
  private static Curve forgetful(ProportionCurve curve, int repeat) {
    List<ClusteredProportion> counts = new ArrayList<>();
    for (int i = 0; i < N.length; i++) {
      double trials = curve.weight(i);
      counts.add(counts((long) trials, Math.round(trials * curve.proportion(i))));
    }
    return new ProportionCurve(N, counts, new SeededDraws(repeat));
  }

  @Test
  void theBootstrapOverOriginalSetsHoldsTheCrossing() {
    assertEquals(0.95, clusteredCoverage(30, 0.3, false), TOLERANCE);
  }

  /** Few sets: Student's quantile, rather too wide than too narrow. */
  @Test
  void fewOriginalSetsAreHeldWell() {
    double coverage = clusteredCoverage(8, 0.2, false);
    assertTrue(coverage > 0.95 - TOLERANCE, () -> "coverage " + coverage);
  }

  @Test
  void forgettingTheSetsWouldNotHoldIt() {
    assertTrue(clusteredCoverage(30, 0.3, true) < 0.8);
  }

  @Test
  void theDeltaMethodOfEitherLinkHoldsTheCrossing() {
    for (Link link : Link.values()) {
      int held = 0;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        BinomialData data = regression(repeat, link);
        NewtonFit fit = NewtonFit.of(data, link);
        BinomialFit judged = BinomialFit.of(data, link, fit.log(), fit.error(), fit.slope());
        held += judged.half().interval().contains(16.5) ? 1 : 0;
      }
      assertEquals(0.95, (double) held / REPEATS, TOLERANCE, link.word());
    }
  }

  @Test
  void theGoodnessOfFitIsUniformWhereTheModelHolds() {
    int small = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      BinomialData data = regression(repeat, Link.LOGIT);
      NewtonFit fit = NewtonFit.of(data, Link.LOGIT);
      small +=
          BinomialFit.of(data, Link.LOGIT, fit.log(), fit.error(), fit.slope()).pValue() < 0.05
              ? 1
              : 0;
    }
    assertEquals(0.05, (double) small / REPEATS, TOLERANCE);
  }

  @Test
  void theExpectedErrorIsThatOfAFitToTheModelItself() {
    double slope = 1.5;
    double[] proportions = new double[N.length];
    double[] sizes = new double[N.length];
    for (int i = 0; i < N.length; i++) {
      proportions[i] = Link.PROBIT.probability(slope * Math.log(N[i] / 16.5));
      sizes[i] = 200;
    }
    BinomialData data = new BinomialData(N, proportions, sizes);
    double expected = BinomialFit.expectedError(data, Link.PROBIT, Math.log(16.5), slope);
    assertEquals(NewtonFit.of(data, Link.PROBIT).error(), expected, 1e-12);
    double far = BinomialFit.expectedError(data, Link.PROBIT, Math.log(16.5), 1e6);
    assertEquals(Double.POSITIVE_INFINITY, far);
  }

  private static BinomialData regression(int repeat, Link link) {
    int trials = 200;
    double[] uniforms = new double[N.length];
    new SeededDraws(14 + link.ordinal()).uniforms(repeat, uniforms);
    double[] proportions = new double[N.length];
    double[] sizes = new double[N.length];
    for (int i = 0; i < N.length; i++) {
      double p = link.probability(1.5 * Math.log(N[i] / 16.5));
      proportions[i] = new BinomialTable(trials, p).inverse(uniforms[i]) / (double) trials;
      sizes[i] = trials;
    }
    return new BinomialData(N, proportions, sizes);
  }
}
