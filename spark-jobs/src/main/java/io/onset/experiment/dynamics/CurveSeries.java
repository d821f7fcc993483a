package io.onset.experiment.dynamics;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Lines of the curves as the curves of a figure. */
final class CurveSeries {

  private static final double Z_95 = 1.959963984540054;

  private CurveSeries() {}

  /** Rows by a property, in the order in which they come. */
  static <K> Map<K, List<CurveRow>> group(List<CurveRow> rows, Function<CurveRow, K> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** A mean with a band of 1.96 standard errors, both times a factor. */
  static Series mean(
      String label,
      List<CurveRow> rows,
      String column,
      ToDoubleFunction<CurveRow> x,
      ToDoubleFunction<CurveRow> factor) {
    Function<CurveRow, Point> point =
        row -> {
          double scale = factor.applyAsDouble(row);
          double mean = scale * row.number(column + "_mean");
          double half = Z_95 * scale * row.number(column + "_se");
          return new Point(x.applyAsDouble(row), mean, mean - half, mean + half);
        };
    return new Series(label, Style.MEASURED, points(rows, point));
  }

  /** Adds a theory's curve, unless it is nowhere defined or there already. */
  static void addTheory(
      List<Series> series,
      String label,
      List<CurveRow> rows,
      ToDoubleFunction<CurveRow> x,
      ToDoubleFunction<CurveRow> y) {
    Function<CurveRow, Point> point =
        row -> new Point(x.applyAsDouble(row), y.applyAsDouble(row), Double.NaN, Double.NaN);
    Series curve = new Series(label, Style.THEORY, points(rows, point));
    boolean defined = curve.points().stream().anyMatch(each -> Double.isFinite(each.y()));
    if (defined && series.stream().noneMatch(other -> other.points().equals(curve.points()))) {
      series.add(curve);
    }
  }

  private static List<Point> points(List<CurveRow> rows, Function<CurveRow, Point> point) {
    return rows.stream().map(point).sorted(Comparator.comparingDouble(Point::x)).toList();
  }

  /** {@code what (settings)}. */
  static String label(String what, String settings) {
    return settings.isEmpty() ? what : what + " (" + settings + ")";
  }

  /** {@code 20 trials a point.} */
  static String trials(List<CurveRow> rows) {
    long least = (long) rows.stream().mapToDouble(r -> r.number("trials")).min().orElse(0);
    long most = (long) rows.stream().mapToDouble(r -> r.number("trials")).max().orElse(0);
    return (least == most ? "" : least + " to ") + most + " trials a point.";
  }
}
