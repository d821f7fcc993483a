package io.onset.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import io.onset.kernel.Decimal;
import java.awt.Color;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure as JSON for the page's script, with the looks of the print. Numbers are the shortest
 * decimals that read back as the same double; undefined is {@code null}, infinite {@code "inf"} or
 * {@code "-inf"}. A series without abscissae has those of the one before it.
 */
final class FigureData {

  private final JsonGenerator json;

  private FigureData(JsonGenerator json) {
    this.json = json;
  }

  /** The JSON of {@code figure}; it holds no {@code <}, so that no text in it ends a script. */
  static String of(Figure figure) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new FigureData(json).write(figure);
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no device", e);
    }
    return text.toString().replace("<", "\\u003c");
  }

  private void write(Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", figure.fileName());
    json.writeStringField("title", figure.title());
    json.writeStringField("caption", figure.caption());
    write("x", figure.x());
    write("y", figure.y());
    json.writeArrayFieldStart("series");
    int[] drawn = new int[Style.values().length];
    double[] known = {};
    for (Series series : figure.series()) {
      double[] x = series.points().stream().mapToDouble(Point::x).toArray();
      write(series, drawn[series.style().ordinal()]++, !Arrays.equals(x, known));
      known = x;
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(String name, Axis axis) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", axis.label());
    json.writeBooleanField("log", axis.logarithmic());
    json.writeFieldName("from");
    write(axis.from());
    json.writeFieldName("to");
    write(axis.to());
    json.writeEndObject();
  }

  private void write(Series series, int index, boolean hasOwnX) throws IOException {
    boolean theory = series.style() == Style.THEORY;
    CurveLook look = theory ? CurveLook.theory(index) : CurveLook.measured(index);
    json.writeStartObject();
    json.writeStringField("label", series.label());
    json.writeBooleanField("theory", theory);
    json.writeNumberField("index", index);
    json.writeStringField("color", hex(look.colour()));
    json.writeFieldName("width");
    write(look.width());
    json.writeArrayFieldStart("dash");
    for (float length : look.dash()) {
      write(length);
    }
    json.writeEndArray();
    if (hasOwnX) {
      write("x", series.points(), Point::x);
    }
    write("y", series.points(), Point::y);
    if (series.points().stream().anyMatch(p -> !Double.isNaN(p.lo()) || !Double.isNaN(p.hi()))) {
      write("lo", series.points(), Point::lo);
      write("hi", series.points(), Point::hi);
    }
    json.writeEndObject();
  }

  private static String hex(Color colour) {
    return String.format("#%06x", colour.getRGB() & 0xFFFFFF);
  }

  private void write(String name, List<Point> points, ToDoubleFunction<Point> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Point point : points) {
      write(value.applyAsDouble(point));
    }
    json.writeEndArray();
  }

  private void write(double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (Double.isInfinite(value)) {
      json.writeString(Decimal.format(value));
    } else {
      json.writeNumber(Decimal.format(value));
    }
  }
}
