package io.onset.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.answers.Outlook.Expected;
import io.onset.experiment.Coordinates;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import io.onset.experiment.Transitions;
import io.onset.random.TrialStreams;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Crossing;
import io.onset.stats.Crossings;
import io.onset.stats.Estimate;
import io.onset.stats.Proportion;
import io.onset.stats.ProportionCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutlookTest {

  private static final Transitions ASKED =
      new Transitions("n", "d", Map.of("exact", "p_exact"), List.of());

  private static Coordinates at(long n) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", 8L);
    values.put("n", n);
    return new Coordinates(values);
  }

  /** A sigmoid through 1/2 at n = 30 that rises from 0.1 to 0.9 while n doubles. */
  private static double p(double n) {
    return 1 / (1 + Math.exp(-2 * Math.log(9) / Math.log(2) * Math.log(n / 30)));
  }

  /** The number of trials of 100 that will count, at a share of them. */
  private static List<Measurement> known(double share, long... points) {
    List<Measurement> known = new ArrayList<>();
    for (long n : points) {
      ErrorBar bar = new ErrorBar(Kind.PROPORTION, 100, 0.05, 100 * share, false);
      known.add(new Measurement(at(n), "p_exact", p(n), bar));
    }
    return known;
  }

  private static Map<Coordinates, Long> grid(long trials, long... points) {
    Map<Coordinates, Long> grid = new LinkedHashMap<>();
    for (long n : points) {
      grid.put(at(n), trials);
    }
    return grid;
  }

  private static final long[] FINE = {16, 20, 24, 28, 32, 36, 42, 50, 60};

  private static double width(List<Expected> expected) {
    assertEquals(1, expected.size());
    return expected.get(0).width();
  }

  private static double width(Estimate estimate) {
    return estimate.interval().hi() / estimate.interval().lo() - 1;
  }

  /**
   * 40 runs of the very sweep: each has a width within a factor of 2.5 of the one expected, and
   * their mean is within a quarter of it.
   */
  @Test
  void widthsThatRunsThenShow() {
    double expected = width(new Outlook(known(1, FINE), ASKED, 1).of(grid(200, FINE)));
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int run = 0; run < 40; run++) {
      double width = width(drawn(random).estimate());
      assertTrue(width > expected / 2.5 && width < expected * 2.5, width + " not " + expected);
      sum += width;
    }
    assertEquals(expected, sum / 40, 0.25 * expected);
  }

  private static Crossing drawn(SplittableRandom random) {
    List<ClusteredProportion> counts = new ArrayList<>();
    for (long n : FINE) {
      long positive = random.doubles(200).filter(u -> u < p(n)).count();
      counts.add(ClusteredProportion.of(List.of(new Proportion(positive, 0, 200 - positive))));
    }
    double[] abscissae = java.util.Arrays.stream(FINE).asDoubleStream().toArray();
    StreamDraws draws = new StreamDraws(new TrialStreams(random.nextLong()), 1);
    return Crossings.of(new ProportionCurve(abscissae, counts, draws), Answers.DRAWS).get(0);
  }

  /**
   * Four times the trials: 4^-1/2 to 4^-1/3 of the width; where a quarter counts, the width again.
   */
  @Test
  void moreTrialsNarrowIt() {
    double once = width(new Outlook(known(1, FINE), ASKED, 1).of(grid(200, FINE)));
    double more = width(new Outlook(known(1, FINE), ASKED, 1).of(grid(800, FINE)));
    double shared = width(new Outlook(known(0.25, FINE), ASKED, 1).of(grid(800, FINE)));
    assertEquals(0.56, more / once, 0.15);
    assertEquals(once, shared, 1e-12);
  }

  /** The known curve may have other points than the grid. */
  @Test
  void otherPointsAreReadOffTheCurve() {
    double once = width(new Outlook(known(1, FINE), ASKED, 1).of(grid(200, FINE)));
    double other = width(new Outlook(known(1, 8, 18, 30, 44, 100), ASKED, 1).of(grid(200, FINE)));
    assertEquals(once, other, 0.3 * once);
  }

  @Test
  void aCoarseGridHasNoInterval() {
    List<Expected> expected = new Outlook(known(1, FINE), ASKED, 1).of(grid(200, 8, 100));
    assertEquals(1, expected.size());
    assertTrue(Double.isNaN(expected.get(0).width()));
    assertEquals(8, expected.get(0).between().lo());
  }

  @Test
  void curvesThatTheOtherRunLacksAreNotTold() {
    Map<Coordinates, Long> other = new LinkedHashMap<>();
    other.put(new Coordinates(Map.of("d", 9L, "n", 20L)), 100L);
    other.put(new Coordinates(Map.of("d", 9L, "n", 40L)), 100L);
    assertEquals(List.of(), new Outlook(known(1, FINE), ASKED, 1).of(other));
  }
}
