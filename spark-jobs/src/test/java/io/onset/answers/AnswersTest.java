package io.onset.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import io.onset.experiment.Transitions.Landmark;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.NewtonRegression;
import io.onset.stats.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final List<String> COORDINATES = List.of("d", "n", "ridge");

  private static final Transitions ASKED =
      new Transitions(
          "n",
          "d",
          Map.of("original", "p_original"),
          List.of(
              new Landmark(
                  "mark",
                  "it is",
                  row -> new Height(row.number("mark_mean") - 1, row.number("mark_se")))));

  private static final double[] SHARES = {0, 0.1, 0.3, 0.7, 0.9, 1};

  /** A rise at n = 4 sqrt(2) d for ridge 0, none for ridge 1; a landmark at half of it. */
  private static List<CurveRow> curves(long trials, long... dimensions) {
    List<CurveRow> rows = new ArrayList<>();
    for (long d : dimensions) {
      for (double ridge : new double[] {0, 1}) {
        for (int i = 0; i < SHARES.length; i++) {
          rows.add(row(d, d << i, ridge, trials, ridge == 0 ? SHARES[i] : 0.1, 2.5 - i));
        }
      }
    }
    return rows;
  }

  private static CurveRow row(long d, long n, double ridge, long trials, double p, double mark) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", d);
    values.put("n", n);
    values.put("ridge", ridge);
    long positive = Math.round(trials * p);
    Proportion counts = new Proportion(positive, 0, trials - positive);
    values.put("p_original", counts.estimate());
    values.put("mark_mean", mark);
    values.put("mark_se", 0.01);
    return new CurveRow(values, Map.of("p_original", List.of(counts)));
  }

  private static Answers answers(List<CurveRow> curves, long seed) {
    return Answers.of(ASKED, COORDINATES, curves, seed, new NewtonRegression());
  }

  private static CurveRow only(List<CurveRow> rows, long d, double ridge, String curve) {
    List<CurveRow> found =
        rows.stream()
            .filter(row -> row.values().get("d").equals(d))
            .filter(row -> row.number("ridge") == ridge)
            .filter(row -> row.values().get("curve").equals(curve))
            .toList();
    assertEquals(1, found.size());
    return found.get(0);
  }

  @Test
  void aCrossingHasItsLine() {
    List<CurveRow> rows = answers(curves(1000, 16), 1).transitions();
    assertEquals(4, rows.size());
    CurveRow row = only(rows, 16, 0, "original");
    double truth = 16 * 4 * Math.sqrt(2);
    assertEquals("up", row.values().get("direction"));
    assertEquals("interval", row.values().get("status"));
    assertEquals(1L, row.values().get("crossing"));
    assertEquals(4L, row.values().get("points"));
    assertEquals(truth, row.number("n_star"), 1e-9);
    assertTrue(row.number("n_star_lo") < truth && truth < row.number("n_star_hi"));
    assertEquals(64, row.number("between_lo"));
    assertEquals(128, row.number("between_hi"));
    assertEquals("fitted", row.values().get("logit"));
    assertEquals(truth, row.number("probit_n_star"), 0.1);
    assertEquals(2, row.number("over_mark"), 1e-9);
    assertTrue(row.number("over_mark_lo") < 2 && 2 < row.number("over_mark_hi"));
  }

  @Test
  void noCrossingHasALineThatSaysSo() {
    CurveRow row = only(answers(curves(1000, 16), 1).transitions(), 16, 1, "original");
    assertEquals("below", row.values().get("status"));
    assertEquals("", row.values().get("direction"));
    assertEquals("", row.values().get("logit"));
    assertEquals(0L, row.values().get("crossing"));
    assertEquals(16, row.number("between_lo"));
    assertEquals(512, row.number("between_hi"));
    assertTrue(Double.isNaN(row.number("n_star")));
  }

  @Test
  void fewTrialsDecideNothing() {
    CurveRow row = only(answers(curves(2, 16), 1).transitions(), 16, 0, "original");
    assertEquals("undecided", row.values().get("status"));
    assertTrue(Double.isNaN(row.number("between_lo")));
  }

  @Test
  void aLandmarkThatIsUndefinedIsUndecided() {
    List<CurveRow> curves = new ArrayList<>();
    for (int i = 0; i < SHARES.length; i++) {
      curves.add(row(16, 16L << i, 0, 1000, SHARES[i], Double.NaN));
    }
    List<CurveRow> rows = answers(curves, 1).transitions();
    assertEquals("undecided", only(rows, 16, 0, "mark").values().get("status"));
    assertTrue(Double.isNaN(only(rows, 16, 0, "original").number("over_mark")));
    assertEquals("interval", only(rows, 16, 0, "original").values().get("status"));
  }

  @Test
  void landmarksAreAnswersToo() {
    CurveRow row = only(answers(curves(1000, 16), 1).transitions(), 16, 0, "mark");
    assertEquals("down", row.values().get("direction"));
    assertEquals(32 * Math.sqrt(2), row.number("n_star"), 1e-9);
    assertTrue(Double.isNaN(row.number("over_mark")));
    assertEquals("", row.values().get("logit"));
  }

  @Test
  void threeDimensionsMakeALaw() {
    assertEquals(List.of(), answers(curves(1000, 16, 32), 1).powerLaws());
    List<CurveRow> laws = answers(curves(1000, 16, 32, 64), 1).powerLaws();
    assertEquals(3, laws.size());
    CurveRow law = laws.get(0);
    assertEquals("original", law.values().get("curve"));
    assertEquals(0.0, law.number("ridge"));
    assertEquals(3L, law.values().get("points"));
    assertEquals(1, law.number("exponent"), 1e-9);
    assertEquals(4 * Math.sqrt(2), law.number("factor"), 1e-9);
    assertTrue(law.number("exponent_lo") < 1 && 1 < law.number("exponent_hi"));
    assertTrue(!law.values().containsKey("d"));
  }

  @Test
  void tablesWithoutLinesHaveTheirColumns() {
    Answers answers = answers(curves(1000, 16, 32, 64), 1);
    assertEquals(columns(answers.powerLaws()), answers.powerLawColumns());
    assertEquals(columns(answers.sides()), answers.sideColumns());
  }

  private static List<String> columns(List<CurveRow> rows) {
    return List.copyOf(rows.get(0).values().keySet());
  }

  /** Whatever the order of the grid; and another dimension moves no answer. */
  @Test
  void theOrderOfTheGridMovesNothing() {
    List<CurveRow> curves = curves(1000, 16, 32);
    List<CurveRow> expected = answers(curves, 1).transitions();
    Collections.reverse(curves);
    List<CurveRow> reversed = new ArrayList<>(answers(curves, 1).transitions());
    assertEquals(expected.size(), reversed.size());
    assertTrue(reversed.containsAll(expected));
    List<CurveRow> alone = answers(curves(1000, 16), 1).transitions();
    assertTrue(expected.containsAll(alone));
  }

  @Test
  void theSeedDrawsTheBootstrap() {
    List<CurveRow> curves = curves(1000, 16);
    assertEquals(answers(curves, 1).transitions(), answers(curves, 1).transitions());
    assertNotEquals(answers(curves, 1).transitions(), answers(curves, 2).transitions());
  }

  @Test
  void everyGridPointHasItsSide() {
    List<CurveRow> sides = answers(curves(1000, 16), 1).sides();
    assertEquals(12, sides.size());
    CurveRow row = sides.get(2);
    ClusteredProportion counts = ClusteredProportion.of(List.of(new Proportion(300, 0, 700)));
    assertEquals("original", row.values().get("curve"));
    assertEquals(64, row.number("n"));
    assertEquals(1000L, row.values().get("trials"));
    assertEquals(0.3, row.number("p"));
    assertEquals(counts.wilson().lo(), row.number("wilson_lo"));
    assertEquals(counts.sequence(0.05 / 6).hi(), row.number("sequence_hi"));
    assertEquals("below", row.values().get("side"));
    assertEquals("above", sides.get(3).values().get("side"));
  }
}
