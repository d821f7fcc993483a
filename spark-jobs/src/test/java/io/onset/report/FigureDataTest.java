package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureDataTest {

  private static final double THIRD = 1.0 / 3;

  private static Figure figure(String label) {
    List<Point> measured =
        List.of(
            new Point(2, THIRD, 0.1, Double.POSITIVE_INFINITY),
            new Point(5, Double.NaN, Double.NaN, Double.NaN),
            new Point(1e300, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1));
    List<Point> theory = List.of(new Point(2, 1, Double.NaN, Double.NaN));
    return new Figure(
        "p",
        "title",
        Axis.of("n", true),
        new Axis("P", false, 0, 1),
        List.of(
            new Series(label, Style.MEASURED, measured), new Series("limit", Style.THEORY, theory)),
        "caption");
  }

  @Test
  void everyNumberReadsBackAsTheSameDouble() throws Exception {
    JsonNode series = new ObjectMapper().readTree(FigureData.of(figure("a"))).path("series");
    JsonNode first = series.get(0);
    assertAll(
        () -> assertEquals(THIRD, first.path("y").get(0).doubleValue()),
        () -> assertEquals(1e300, first.path("x").get(2).doubleValue()),
        () -> assertEquals(Double.MIN_VALUE, first.path("lo").get(2).doubleValue()),
        () -> assertTrue(first.path("y").get(1).isNull()),
        () -> assertEquals("-inf", first.path("y").get(2).textValue()),
        () -> assertEquals("inf", first.path("hi").get(0).textValue()));
  }

  @Test
  void aCurveWithoutBandHasNoneAndTakesItsOwnLook() throws Exception {
    JsonNode series = new ObjectMapper().readTree(FigureData.of(figure("a"))).path("series");
    assertAll(
        () -> assertTrue(series.get(0).has("lo")),
        () -> assertFalse(series.get(1).has("lo")),
        () -> assertFalse(series.get(0).path("theory").booleanValue()),
        () -> assertTrue(series.get(1).path("theory").booleanValue()),
        () -> assertEquals("#0072b2", series.get(0).path("color").textValue()),
        () -> assertEquals(0, series.get(0).path("dash").size()),
        () -> assertEquals(2, series.get(1).path("dash").size()));
  }

  @Test
  void abscissaeAreWrittenOnceForTheCurvesThatShareThem() throws Exception {
    JsonNode own = new ObjectMapper().readTree(FigureData.of(figure("a"))).path("series");
    assertTrue(own.get(0).has("x") && own.get(1).has("x"));
    String shared = FigureData.of(SampleFigures.probability());
    JsonNode series = new ObjectMapper().readTree(shared).path("series");
    assertEquals(SampleFigures.SIZES.length, series.get(0).path("x").size());
    assertFalse(series.get(1).has("x") || series.get(2).has("x"), shared);
  }

  @Test
  void axesKeepTheirEndsAndTheirKind() throws Exception {
    JsonNode json = new ObjectMapper().readTree(FigureData.of(figure("a")));
    assertAll(
        () -> assertTrue(json.path("x").path("log").booleanValue()),
        () -> assertTrue(json.path("x").path("from").isNull()),
        () -> assertEquals(0, json.path("y").path("from").doubleValue()),
        () -> assertEquals(1, json.path("y").path("to").doubleValue()));
  }

  @Test
  void noTextEndsAScript() throws Exception {
    String label = "</script><script>alert(1)</script><!-- \u2028";
    String json = FigureData.of(figure(label));
    assertFalse(json.contains("<"), json);
    JsonNode read = new ObjectMapper().readTree(json);
    assertEquals(label, read.path("series").get(0).path("label").textValue());
  }
}
