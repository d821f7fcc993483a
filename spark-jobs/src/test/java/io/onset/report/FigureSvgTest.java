package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class FigureSvgTest {

  private static final double NONE = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** SVG coordinates have four decimals. */
  private static final double ROUNDED = 1.01e-4;

  private static final String BLUE = "rgb(0,114,178)";

  @Test
  void holdsTheWordsAsText() throws Exception {
    Figure figure = SampleFigures.hellinger();
    SvgDrawing svg = SvgDrawing.of(figure);
    List<String> texts = svg.texts();
    for (String text : List.of(figure.title(), figure.x().label(), figure.y().label())) {
      assertTrue(texts.contains(text), text);
    }
    figure.series().forEach(series -> assertTrue(texts.contains(series.label()), series.label()));
    assertTrue(texts.contains(figure.caption()), figure.caption());
    assertEquals("title", svg.root().getFirstChild().getNodeName());
    assertEquals(figure.title(), svg.root().getFirstChild().getTextContent());
  }

  /** Twice the descent of its letters and more are between the y axis's label and its numbers. */
  @Test
  void theLabelOfTheYAxisKeepsItsDistanceFromTheNumbers() throws Exception {
    SvgDrawing svg = SvgDrawing.of(measured(List.of(at(1, 0.01), at(20, 3))));
    double label = SvgDrawing.number(text(svg, "y"), "y"); // turned upwards
    double widest = SvgDrawing.number(text(svg, "0.01"), "x");
    assertTrue(widest - label >= 8, widest + " - " + label);
  }

  private static Element text(SvgDrawing svg, String words) {
    return svg.elements("text").stream()
        .filter(text -> text.getTextContent().equals(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void wrapsALongCaptionAndDescribesItselfByIt() throws Exception {
    Figure figure = SampleFigures.probability();
    SvgDrawing svg = SvgDrawing.of(figure);
    assertTrue(String.join(" ", svg.texts()).contains(figure.caption()), figure.caption());
    assertFalse(svg.texts().contains(figure.caption()));
    assertEquals(figure.caption(), svg.elements("desc").get(0).getTextContent());
  }

  @Test
  void placesPointsAndBandsByTheLogarithm() throws Exception {
    List<Point> points =
        List.of(
            new Point(2, 30, 10, 50), new Point(30, 500, 400, 900), new Point(2000, 2, 0.5, 20));
    SvgDrawing svg = SvgDrawing.of(measured(points));
    double[] x = {2, 2000};
    double[] y = {0.5, 900};
    List<double[]> line = svg.lines().get(0);
    List<double[]> band = svg.polygons().get(0);
    assertEquals(1, svg.lines().size());
    assertEquals(6, band.size());
    for (int i = 0; i < 3; i++) {
      Point p = points.get(i);
      assertAt(expected(svg, x, y, p.x(), p.y()), line.get(i));
      assertAt(expected(svg, x, y, p.x(), p.lo()), band.get(i));
      assertAt(expected(svg, x, y, p.x(), p.hi()), band.get(5 - i));
    }
  }

  @Test
  void drawsTheoryDashedWithoutMarkerOrBand() throws Exception {
    Series theory = new Series("t", Style.THEORY, List.of(at(1, 1), at(2, 2), at(3, 9)));
    SvgDrawing svg = SvgDrawing.of(figure(List.of(theory)));
    assertEquals(3, svg.lines().get(0).size());
    assertEquals(List.of(), svg.polygons());
    assertTrue(svg.source.contains("stroke-dasharray=\"7,5\""));
    assertFalse(
        svg.elements("path").stream().anyMatch(path -> path.getAttribute("d").contains("C")));
  }

  @Test
  void breaksTheLineAtAPointLeftOut() throws Exception {
    SvgDrawing svg =
        SvgDrawing.of(
            measured(
                List.of(
                    at(1, 1), at(2, 2), at(3, INFINITE), at(4, 4), at(5, 5), at(6, 6), at(7, 0))));
    assertEquals(List.of(2, 3), svg.lines().stream().map(List::size).sorted().toList());
  }

  @Test
  void drawsTheBandOfALonePointAsABar() throws Exception {
    SvgDrawing svg = SvgDrawing.of(measured(List.of(new Point(10, 100, 1, 1000))));
    Element bar = svg.bars(BLUE).get(0);
    Rectangle2D frame = svg.frame();
    assertEquals(frame.getCenterX(), SvgDrawing.number(bar, "x1"), ROUNDED);
    double length = Math.abs(SvgDrawing.number(bar, "y1") - SvgDrawing.number(bar, "y2"));
    assertEquals(frame.getHeight() / (1 + 2 * Scale.PADDING), length, 2 * ROUNDED);
  }

  @Test
  void saysSoWhereNothingCanBeDrawn() throws Exception {
    SvgDrawing svg = SvgDrawing.of(measured(List.of(at(1, INFINITE), at(NONE, 1), at(0, 2))));
    assertTrue(svg.texts().contains("no finite values"), svg.texts()::toString);
    assertTrue(svg.texts().contains("curve (no finite values)"), svg.texts()::toString);
    assertEquals(List.of(), svg.lines());
    assertTrue(SvgDrawing.of(figure(List.of())).texts().contains("no finite values"));
    assertFalse(SvgDrawing.of(measured(List.of(at(1, 1)))).source.contains("no finite values"));
  }

  @Test
  void isOneSelfContainedDocumentWhateverTheWords() throws Exception {
    Figure figure =
        new Figure("f", "<b> & \"c\" \u0001", axis("]]>"), axis("Δ²"), List.of(), "a\nb \u0007");
    SvgDrawing svg = SvgDrawing.of(figure);
    assertTrue(svg.texts().contains("<b> & \"c\""), svg.texts()::toString);
    assertTrue(svg.texts().containsAll(List.of("]]>", "Δ²")), svg.texts()::toString);
    assertEquals("0 0 800 560", svg.root().getAttribute("viewBox"));
    assertFalse(svg.source.contains("DOCTYPE") || svg.source.contains("href"));
  }

  @Test
  void isTheSameTextEveryTime() throws Exception {
    String first = SvgDrawing.of(SampleFigures.errors()).source;
    String other = SvgDrawing.of(SampleFigures.probability()).source;
    assertEquals(first, SvgDrawing.of(SampleFigures.errors()).source);
    assertFalse(first.equals(other));
  }

  /** The frame spans the range's logarithm and 3 % more on either side; y grows downwards. */
  private static double[] expected(SvgDrawing svg, double[] xs, double[] ys, double x, double y) {
    Rectangle2D frame = svg.frame();
    return new double[] {
      frame.getX() + share(xs, x) * frame.getWidth(),
      frame.getMaxY() - share(ys, y) * frame.getHeight()
    };
  }

  private static double share(double[] range, double value) {
    double inner = StrictMath.log(value / range[0]) / StrictMath.log(range[1] / range[0]);
    return (inner + 0.03) / 1.06;
  }

  private static void assertAt(double[] expected, double[] actual) {
    assertEquals(expected[0], actual[0], ROUNDED);
    assertEquals(expected[1], actual[1], ROUNDED);
  }

  private static Point at(double x, double y) {
    return new Point(x, y, NONE, NONE);
  }

  private static Figure measured(List<Point> points) {
    return figure(List.of(new Series("curve", Style.MEASURED, points)));
  }

  private static Figure figure(List<Series> series) {
    return new Figure("f", "title", axis("x"), axis("y"), series, "caption");
  }

  private static Axis axis(String label) {
    return Axis.of(label, true);
  }
}
