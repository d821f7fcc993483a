package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunsTest {

  private static final double NONE = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void breaksWhereAPointCannotBeDrawn() {
    Runs runs = runs(true, at(1, 1), at(2, 0), at(3, 3), at(4, 4), at(5, INFINITE), at(-6, 6));
    assertEquals(List.of(List.of(at(1, 1)), List.of(at(3, 3), at(4, 4))), runs.runs());
  }

  @Test
  void keepsWhatIsNotPositiveOnALinearAxis() {
    assertEquals(
        List.of(List.of(at(-1, 0), at(0, -1))),
        runs(false, at(NONE, 0), at(-1, 0), at(0, -1), at(1, NONE)).runs());
  }

  @Test
  void leavesOutWhatCannotBeDrawnOfTheRange() {
    Runs runs = runs(true, new Point(2, 3, 0, INFINITE), new Point(4, 5, 1, NONE));
    assertArrayEquals(new double[] {2, 4}, runs.x().toArray());
    assertArrayEquals(new double[] {3, 5, 1}, runs.y().toArray());
  }

  @Test
  void closesBandsAtThePointOrTheAxis() {
    Runs runs = runs(true, new Point(2, 3, 0, NONE), new Point(4, 5, NONE, INFINITE));
    assertEquals(
        List.of(List.of(new Point(2, 3, 0.5, 3), new Point(4, 5, 5, 8))),
        runs.closed(new Scale(0.5, 8, true)));
  }

  private static Runs runs(boolean logarithmic, Point... points) {
    Axis axis = Axis.of("", logarithmic);
    Series series = new Series("", Style.MEASURED, List.of(points));
    return Runs.of(new Figure("", "", axis, axis, List.of(series), ""), series);
  }

  /** Without a band; record equality takes NaN as equal to NaN. */
  private static Point at(double x, double y) {
    return new Point(x, y, NONE, NONE);
  }
}
