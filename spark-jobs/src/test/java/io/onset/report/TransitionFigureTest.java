package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitionFigureTest {

  private static Optional<Figure> figure(List<CurveRow> rows, CurveRow... laws) {
    return TransitionFigure.of(new AnswerTables(AnswerRows.ASKED, rows, List.of(), List.of(laws)));
  }

  @Test
  void crossingsAreDrawnAgainstTheScaleWithTheirLaw() {
    List<CurveRow> rows =
        List.of(
            AnswerRows.interval(16, "fair", 40),
            AnswerRows.interval(8, "fair", 20),
            AnswerRows.coarse(32, "fair", "refine", 50, 70),
            AnswerRows.interval(32, "fair", 80),
            AnswerRows.interval(8, "knee", 90));
    Figure figure = figure(rows, AnswerRows.law("fair", 2.5, 1)).orElseThrow();
    assertEquals(2, figure.series().size());
    Series measured = figure.series().get(0);
    assertEquals("fair, up", measured.label());
    assertEquals(
        List.of(new Point(8, 20, 18, 22), new Point(16, 40, 36, 44), new Point(32, 80, 72, 88)),
        measured.points());
    Series law = figure.series().get(1);
    assertEquals("w^1, fair, up", law.label());
    assertEquals(Style.THEORY, law.style());
    assertEquals(List.of(20.0, 40.0, 80.0), law.points().stream().map(Point::y).toList());
    assertTrue(figure.x().logarithmic() && figure.y().logarithmic());
  }

  @Test
  void thereIsNoFigureOfOneScale() {
    assertTrue(figure(List.of(AnswerRows.interval(8, "fair", 20))).isEmpty());
    assertTrue(figure(List.of()).isEmpty());
  }
}
