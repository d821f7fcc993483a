package io.onset.report;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The crossings against the scale, n*(d), each curve with its power law where there is one. */
public final class TransitionFigure {

  /** Scales with an interval that make a figure. */
  private static final int LEAST = 2;

  private final AnswerTables tables;
  private final String scale;

  private TransitionFigure(AnswerTables tables) {
    this.tables = tables;
    this.scale = tables.asked().scale();
  }

  /** The figure; none where no curve has an interval at two scales. */
  public static Optional<Figure> of(AnswerTables tables) {
    return tables.isEmpty() ? Optional.empty() : new TransitionFigure(tables).figure();
  }

  private Optional<Figure> figure() {
    Map<String, List<CurveRow>> curves = new LinkedHashMap<>();
    List<String> naming = naming();
    for (CurveRow row : tables.transitions()) {
      if (AnswerTables.word(row, "status").equals("interval")) {
        curves.computeIfAbsent(label(row, naming), k -> new ArrayList<>()).add(row);
      }
    }
    curves.values().removeIf(rows -> rows.size() < LEAST);
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    curves.forEach((label, rows) -> series.add(measured(label, rows)));
    tables.powerLaws().forEach(law -> addLaw(series, law, curves.get(label(law, naming)), naming));
    String n = tables.asked().abscissa();
    return Optional.of(
        new Figure(
            "transition",
            n + "*(" + scale + "): where the curves cross their levels",
            Axis.of(scale, true),
            Axis.of(n + "*", true),
            series,
            "Isotonic estimates; bands: 95 % bootstrap intervals. Curves with an interval at two"
                + " values of "
                + scale
                + " or more; lines of theory's kind are the fitted power laws."));
  }

  /** The settings in which curves differ; the scale is the figure's abscissa. */
  private List<String> naming() {
    return tables.naming(tables.transitions()).stream()
        .filter(name -> !name.equals(scale))
        .toList();
  }

  private static String label(CurveRow row, List<String> naming) {
    String settings =
        naming.stream()
            .map(name -> name.replace('_', ' ') + " " + Digits.text(row.values().get(name)))
            .collect(Collectors.joining(", "));
    String number = row.number("crossing") > 1 ? " " + Digits.text(row.number("crossing")) : "";
    String curve = AnswerTables.word(row, "curve") + ", " + AnswerTables.word(row, "direction");
    return curve + number + (settings.isEmpty() ? "" : " (" + settings + ")");
  }

  private Series measured(String label, List<CurveRow> rows) {
    List<Point> points =
        rows.stream().map(this::point).sorted(Comparator.comparingDouble(Point::x)).toList();
    return new Series(label, Style.MEASURED, points);
  }

  private Point point(CurveRow row) {
    String star = tables.star();
    return new Point(
        row.number(scale), row.number(star), row.number(star + "_lo"), row.number(star + "_hi"));
  }

  private void addLaw(List<Series> series, CurveRow law, List<CurveRow> rows, List<String> naming) {
    if (rows == null) {
      return;
    }
    double exponent = law.number("exponent");
    List<Point> line =
        rows.stream()
            .mapToDouble(row -> row.number(scale))
            .sorted()
            .mapToObj(
                x -> {
                  double y = law.number("factor") * StrictMath.pow(x, exponent);
                  return new Point(x, y, Double.NaN, Double.NaN);
                })
            .toList();
    String power = scale + "^" + Digits.text(exponent) + ", ";
    series.add(new Series(power + label(law, naming), Style.THEORY, line));
  }
}
