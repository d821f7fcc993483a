package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.StatAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceSequenceTest {

  private static final double ERROR = 0.05;

  /** Ends are rounded to 2^-30. */
  private static final double GRID = 0x1p-30;

  /** Without a success B(1, n + 1) = 1 / (n + 1), so that (1 - P)^n = error / (n + 1). */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1000, 1_000_000})
  void closedFormWithoutASuccess(int n) {
    double hi = -Math.expm1(Math.log(ERROR / (n + 1)) / n);
    Interval interval = ConfidenceSequence.of(0, n, ERROR);
    assertEquals(0, interval.lo());
    assertEquals(hi, interval.hi(), GRID);
    assertTrue(interval.hi() >= hi - 1e-12);
  }

  /** Two trials, one success: B(2, 2) = 1/6, so P (1 - P) = error / 6. */
  @Test
  void closedFormOfOneInTwo() {
    double root = Math.sqrt(0.25 - ERROR / 6);
    Interval interval = ConfidenceSequence.of(0.5, 2, ERROR);
    assertEquals(0.5 - root, interval.lo(), GRID);
    assertEquals(0.5 + root, interval.hi(), GRID);
  }

  @ParameterizedTest
  @CsvSource({"0.5,100", "0.1,100", "0.9,37", "0.02,5000", "0,12", "1,12"})
  void mirrorsHoldsTheEstimateAndIsWiderThanWilson(double p, double n) {
    Interval interval = ConfidenceSequence.of(p, n, ERROR);
    Interval mirror = ConfidenceSequence.of(1 - p, n, ERROR);
    Interval wilson = new Proportion(Math.round(n * p), 0, Math.round(n * (1 - p))).wilson();
    assertEquals(interval.lo(), 1 - mirror.hi(), 1e-9);
    assertTrue(interval.contains(p));
    assertTrue(interval.hi() - interval.lo() > wilson.hi() - wilson.lo());
  }

  @Test
  void nothingIsKnownWithoutTrials() {
    assertEquals(new Interval(0, 1), ConfidenceSequence.of(Double.NaN, 0, ERROR));
    assertEquals(new Interval(0, 1), ConfidenceSequence.of(Double.NaN, 10, ERROR));
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertEquals(
        "error must be > 0 and < 1 and p in [0, 1], got 0.0 and 0.5",
        assertThrows(IllegalArgumentException.class, () -> ConfidenceSequence.of(0.5, 1, 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> ConfidenceSequence.of(1.5, 1, ERROR));
  }

  /** Which numbers of successes have an interval that misses, by the number of trials. */
  private static boolean[][] misses(double p, int trials, boolean wilson) {
    boolean[][] misses = new boolean[trials + 1][];
    for (int n = 1; n <= trials; n++) {
      misses[n] = new boolean[n + 1];
      double reach = 6 * Math.sqrt(n * p * (1 - p)) + 6;
      for (int s = 0; s <= n; s++) {
        boolean far = Math.abs(s - n * p) > reach;
        misses[n][s] = far || !interval(s, n, wilson).contains(p);
      }
    }
    return misses;
  }

  private static Interval interval(int successes, int n, boolean wilson) {
    return wilson
        ? new Proportion(successes, 0, n - successes).wilson()
        : ConfidenceSequence.of((double) successes / n, n, ERROR);
  }

  /** How many of many runs have, after any of their trials, an interval that misses the truth. */
  private static double everMissing(double p, int runs, int trials, boolean wilson) {
    boolean[][] misses = misses(p, trials, wilson);
    double[] uniforms = new double[trials];
    int missing = 0;
    for (int run = 0; run < runs; run++) {
      new SeededDraws(7).uniforms(run, uniforms);
      int successes = 0;
      boolean missed = false;
      for (int n = 1; n <= trials; n++) {
        successes += uniforms[n - 1] < p ? 1 : 0;
        missed |= misses[n][successes];
      }
      missing += missed ? 1 : 0;
    }
    return (double) missing / runs;
  }

  /**
   * Looked at after every one of a thousand trials. By Ville's inequality the share of runs that
   * ever miss is at most the error; beyond that by 4.892 standard errors once in a million. The
   * Wilson interval, which does not promise it, fails the same test.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.1, 0.97})
  void holdsUnderContinuousMonitoring(double p) {
    int runs = 2000;
    double limit = ERROR + StatAssert.Z * Math.sqrt(ERROR * (1 - ERROR) / runs);
    double missing = everMissing(p, runs, 1000, false);
    assertTrue(missing <= limit, () -> "missed in " + missing + " of the runs");
    assertTrue(missing > 0, "no run missed: it could be narrower");
    double wilson = everMissing(p, runs, 1000, true);
    assertTrue(wilson > limit, () -> "Wilson missed in " + wilson);
  }

  /** Ties of one half vary less than successes and failures do. */
  @Test
  void holdsForScoresThatAreTies() {
    int runs = 200;
    int missing = 0;
    for (int run = 0; run < runs; run++) {
      double[] uniforms = new double[200];
      new SeededDraws(8).uniforms(run, uniforms);
      double sum = 0;
      boolean missed = false;
      for (int n = 1; n <= uniforms.length; n++) {
        sum += uniforms[n - 1] < 0.2 ? 0 : uniforms[n - 1] < 0.8 ? 0.5 : 1;
        missed |= !ConfidenceSequence.of(sum / n, n, ERROR).contains(0.5);
      }
      missing += missed ? 1 : 0;
    }
    assertTrue(missing <= ERROR * runs, "missed in " + missing + " runs");
  }
}
