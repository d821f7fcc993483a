package io.onset.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.answers.Refinement.Wish;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Parameter;
import io.onset.experiment.Transitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefinementTest {

  private static final Transitions ASKED = new Transitions("n", "d", Map.of("p", "p"), List.of());
  private static final Parameter WHOLE = Parameter.integer("n", 1, 1000);
  private static final Parameter REAL = Parameter.positive("n");

  private static Coordinates at(double n) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", 4L);
    values.put("n", n);
    return new Coordinates(values);
  }

  private static List<Coordinates> grid(double... points) {
    List<Coordinates> grid = new ArrayList<>();
    for (double point : points) {
      grid.add(at(point));
    }
    return grid;
  }

  private static CurveRow row(String curve, long crossing, String status, double lo, double hi) {
    Map<String, Object> row = new LinkedHashMap<>();
    boolean isBounded = status.equals("interval");
    row.put("d", 4L);
    row.put("curve", curve);
    row.put("crossing", crossing);
    row.put("status", status);
    row.put("n_star_lo", isBounded ? lo : Double.NaN);
    row.put("n_star_hi", isBounded ? hi : Double.NaN);
    row.put("between_lo", isBounded ? 0.0 : lo);
    row.put("between_hi", isBounded ? 1e9 : hi);
    return new CurveRow(row);
  }

  private static Wish only(Parameter n, double width, List<Coordinates> grid, CurveRow row) {
    List<Wish> wishes = new Refinement(ASKED, n, width).wishes(grid, List.of(row));
    assertEquals(1, wishes.size());
    return wishes.get(0);
  }

  /**
   * Gaps (8, 16) and (16, 32) touch [15, 18], which is at most twice 0.1 wide: sqrt(128) = 11.3.
   */
  @Test
  void gapsThatTheIntervalTouchesAreHalved() {
    Wish wish = only(WHOLE, 0.1, grid(32, 2, 4, 8, 16, 64), row("p", 1, "interval", 15, 18));
    assertEquals(0.2, wish.width(), 1e-15);
    assertEquals(List.of(11.0, 23.0), wish.points());
    assertEquals(new Coordinates(Map.of("d", 4L)), wish.curve());
  }

  @Test
  void aGapIsQuarteredWhereItIsFarTooWide() {
    CurveRow row = row("p", 1, "interval", 17, 30);
    assertEquals(List.of(19.0, 23.0, 27.0), only(WHOLE, 0.1, grid(16, 32), row).points());
    double root = Math.pow(2, 0.25);
    List<Double> points = only(REAL, 0.1, grid(16, 32), row).points();
    assertEquals(16 * root, points.get(0), 1e-12);
    assertEquals(32 / root, points.get(2), 1e-12);
  }

  @Test
  void aBracketIsQuarteredAndOnlyTheBracket() {
    Wish wish = only(WHOLE, 0.1, grid(8, 16, 32, 64), row("p", 1, "refine", 16, 32));
    assertTrue(Double.isInfinite(wish.width()));
    assertEquals(List.of(19.0, 23.0, 27.0), wish.points());
  }

  @Test
  void whatIsNarrowWantsNothing() {
    CurveRow row = row("p", 1, "interval", 20, 21.9);
    assertEquals(List.of(), only(WHOLE, 0.1, grid(16, 32), row).points());
    assertEquals(3, only(WHOLE, 0.04, grid(16, 32), row).points().size());
  }

  @Test
  void betweenWholeNumbersIsNoRoom() {
    CurveRow row = row("p", 1, "refine", 4, 5);
    assertEquals(List.of(), only(WHOLE, 0.1, grid(3, 4, 5, 6), row).points());
    assertEquals(List.of(5.0), only(WHOLE, 0.1, grid(4, 6), row("p", 1, "refine", 4, 6)).points());
  }

  @Test
  void pointsKeepTheRuleOfTheParameter() {
    Parameter even = new Parameter("n", Parameter.Kind.INTEGER, "even", n -> n % 2 == 0, List.of());
    CurveRow row = row("p", 1, "refine", 16, 32);
    assertEquals(List.of(), only(even, 0.1, grid(16, 32), row).points());
  }

  /** A curve that rises, dips and rises again; a landmark, and a curve without a crossing. */
  @Test
  void everyCrossingOfAProportionHasItsWish() {
    List<CurveRow> rows =
        List.of(
            row("p", 1, "refine", 2, 8),
            row("p", 2, "interval", 30, 31),
            row("p", 3, "refine", 100, 200),
            row("mark", 1, "refine", 2, 8),
            row("p", 0, "below", 2, 200));
    List<Wish> wishes = new Refinement(ASKED, WHOLE, 0.1).wishes(grid(2, 8, 100, 200), rows);
    assertEquals(List.of(1L, 2L, 3L), wishes.stream().map(Wish::number).toList());
    assertEquals(List.of(3.0, 4.0, 6.0), wishes.get(0).points());
    assertEquals(List.of(), wishes.get(1).points());
    assertEquals(List.of(119.0, 141.0, 168.0), wishes.get(2).points());
  }

  /** The same points whatever the order of the grid. */
  @Test
  void theOrderOfTheGridIsNoMatter() {
    CurveRow row = row("p", 1, "interval", 5, 90);
    assertEquals(
        only(WHOLE, 0.1, grid(2, 8, 32, 128), row), only(WHOLE, 0.1, grid(128, 8, 2, 32), row));
  }
}
