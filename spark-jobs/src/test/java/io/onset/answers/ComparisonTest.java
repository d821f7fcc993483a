package io.onset.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.answers.Comparison.Entry;
import io.onset.answers.Difference.Relation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Measurement at(long n, String quantity, double value, double error) {
    ErrorBar bar = new ErrorBar(Kind.STATISTIC, 100, error, Double.POSITIVE_INFINITY, false);
    return new Measurement(new Coordinates(Map.of("n", n)), quantity, value, bar);
  }

  /** p = 0.0124, 0.0455, 0.3173: Holm multiplies by 3, 2 and 1. */
  @Test
  void holm() {
    double error = Math.sqrt(0.5);
    List<Measurement> before =
        List.of(at(1, "a", 0, error), at(2, "a", 0, error), at(3, "a", 0, error));
    List<Measurement> after =
        List.of(at(1, "a", 1, error), at(2, "a", -2.5, error), at(3, "a", 2, error));
    Comparison found = Comparison.of(before, after, false);
    assertEquals(3, found.judged());
    assertEquals(
        List.of(2L, 3L, 1L),
        found.entries().stream().map(e -> e.difference().after().at().integer("n")).toList());
    double[] p = found.entries().stream().mapToDouble(e -> e.difference().p()).toArray();
    assertEquals(0.012419, p[0], 1e-6);
    assertEquals(3 * p[0], found.entries().get(0).adjusted());
    assertEquals(2 * p[1], found.entries().get(1).adjusted());
    assertEquals(p[2], found.entries().get(2).adjusted());
    assertEquals(List.of(), found.beyond());
  }

  @Test
  void anAdjustedValueIsNoSmallerThanTheOneBefore() {
    List<Measurement> before = List.of(at(1, "a", 0, 1), at(2, "a", 0, 1));
    List<Measurement> after = List.of(at(1, "a", 3, 1), at(2, "a", 2.9, 1));
    List<Entry> entries = Comparison.of(before, after, false).entries();
    assertEquals(2 * entries.get(0).difference().p(), entries.get(0).adjusted());
    assertEquals(entries.get(0).adjusted(), entries.get(1).adjusted());
  }

  @Test
  void aRealDifferenceIsFound() {
    List<Measurement> before = new ArrayList<>();
    List<Measurement> after = new ArrayList<>();
    for (long n = 0; n < 1000; n++) {
      before.add(at(n, "a", 0, 1));
      after.add(at(n, "a", n == 7 ? 8 : 0.1, 1));
    }
    Comparison found = Comparison.of(before, after, false);
    assertEquals(1, found.beyond().size());
    assertEquals(7, found.beyond().get(0).difference().after().at().integer("n"));
  }

  /** Of 1000 families of 50, 10 have a false alarm, give or take 5 standard errors of 3.1. */
  @Test
  void falseAlarmsOfTheWholeFamily() {
    SplittableRandom random = new SplittableRandom(3);
    int alarms = 0;
    for (int i = 0; i < 1000; i++) {
      List<Measurement> before = new ArrayList<>();
      List<Measurement> after = new ArrayList<>();
      for (long n = 0; n < 50; n++) {
        before.add(at(n, "a", random.nextGaussian(), 1));
        after.add(at(n, "a", random.nextGaussian(), 1));
      }
      alarms += Comparison.of(before, after, false).beyond().isEmpty() ? 0 : 1;
    }
    assertEquals(10, alarms, 15.5);
  }

  @Test
  void placesThatOneAloneHas() {
    List<Measurement> before = List.of(at(1, "a", 0, 1), at(2, "a", 0, 1), at(2, "b", 0, 1));
    List<Measurement> after = List.of(at(3, "a", 0, 1), at(1, "a", 0, 1));
    Comparison found = Comparison.of(before, after, true);
    assertEquals("[n=2]", found.onlyBefore().toString());
    assertEquals("[n=3]", found.onlyAfter().toString());
    assertEquals(1, found.entries().size());
    assertEquals(1, found.equalBits());
    assertEquals(0, found.otherBits());
    assertEquals(0, found.judged());
  }

  @Test
  void equalBitsAreNotOfTheFamily() {
    List<Measurement> before = List.of(at(1, "a", 0, 1), at(2, "a", 0, 1));
    List<Measurement> after = List.of(at(1, "a", 0, 1), at(2, "a", 0.5, 1));
    Comparison found = Comparison.of(before, after, true);
    assertEquals(1, found.judged());
    assertEquals(1, found.otherBits());
    assertEquals(2, found.count(Relation.SAME));
    assertEquals(found.entries().get(0).difference().p(), found.entries().get(0).adjusted());
  }

  @Test
  void undefinedInBothIsNoDifference() {
    List<Measurement> none = List.of(at(1, "a", Double.NaN, Double.NaN));
    assertEquals(List.of(), Comparison.of(none, none, false).entries());
  }

  @Test
  void linesHaveOneSetOfColumns() {
    Coordinates curve = new Coordinates(Map.of("curve", "original"));
    ErrorBar bar = new ErrorBar(Kind.CROSSING, 0, 1, Double.POSITIVE_INFINITY, false);
    List<Measurement> all = List.of(at(1, "a", 5, 1), new Measurement(curve, "n_star", 3, bar));
    List<CurveRow> rows = Comparison.of(all, all, false).rows();
    assertEquals(rows.get(0).values().keySet(), rows.get(1).values().keySet());
    assertEquals("", rows.get(0).values().get("curve"));
    assertEquals(1L, rows.get(0).values().get("n"));
    assertEquals("no", rows.get(1).values().get("beyond"));
    assertEquals("independent", rows.get(1).values().get("relation"));
  }

  @Test
  void theEstimatesOfCurves() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n", 4L);
    values.put("p", 0.25);
    values.put("theory", 0.5);
    ErrorBar bar = new ErrorBar(Kind.PROPORTION, 8, 0.1, 8, true);
    List<Measurement> found =
        Measurement.of(List.of("n"), List.of(new CurveRow(values, Map.of(), Map.of("p", bar))));
    assertEquals(List.of(new Measurement(new Coordinates(Map.of("n", 4L)), "p", 0.25, bar)), found);
    assertEquals(
        "[4, p, proportion, 8, 0.25, 0.1, 8.0, yes]",
        found.get(0).row().values().values().toString());
  }

  @Test
  void meansAreKnownByTheNamesOfTheirColumns() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n", 4L);
    values.put("trials", 20L);
    values.put("failed", 2L);
    values.put("loss_mean", 0.25);
    values.put("loss_se", 0.125);
    values.put("other_mean", 1.0);
    ErrorBar bar = new ErrorBar(Kind.STATISTIC, 18, 0.125, 17, false);
    assertEquals(
        List.of(new Measurement(new Coordinates(Map.of("n", 4L)), "loss_mean", 0.25, bar)),
        Measurement.of(List.of("n"), List.of(new CurveRow(values))));
  }
}
