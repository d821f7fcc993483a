package io.onset.experiment.dynamics;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Scans over ridge (training to the end) and over stopping time (no ridge): the divergence against
 * either for each N, and against N/d the best ridge, the best stopping time and the divergence
 * there. The best is the least mean among those scanned.
 *
 * @param d the dimension, in the files' names and titles
 * @param combinations the rows of each combination of settings
 */
record RegularisationFigures(String d, Map<String, List<CurveRow>> combinations) {

  private static final String KL = "kl_generated_true";

  private static final ToDoubleFunction<CurveRow> RATIO = row -> row.number("n_over_d");

  /** A scan: the key that it runs along, the one that is 0, and its words. */
  private record Scan(String key, String other, String words, String file) {

    private boolean has(CurveRow row) {
      return row.number(key) > 0 && row.number(other) == 0;
    }

    private List<CurveRow> of(List<CurveRow> rows) {
      return rows.stream().filter(this::has).toList();
    }

    private double value(CurveRow row) {
      return row.number(key);
    }
  }

  private static final Scan RIDGE = new Scan("ridge", "stopping_time", "ridge c", "ridge");
  private static final Scan STOPPING =
      new Scan("stopping_time", "ridge", "stopping time \u03c4", "stopping");

  static List<Figure> of(String d, Map<String, List<CurveRow>> combinations) {
    RegularisationFigures figures = new RegularisationFigures(d, combinations);
    List<Figure> all = new ArrayList<>();
    for (Scan scan : List.of(RIDGE, STOPPING)) {
      combinations.forEach(
          (settings, rows) -> {
            if (!scan.of(rows).isEmpty()) {
              String number = combinations.size() > 1 ? "-" + (count(all, scan) + 1) : "";
              all.add(figures.scan(scan, number, settings, scan.of(rows)));
            }
          });
      figures.best(scan).ifPresent(all::add);
    }
    figures.bestDivergence().ifPresent(all::add);
    return all;
  }

  private static long count(List<Figure> figures, Scan scan) {
    return figures.stream().filter(f -> f.fileName().startsWith(scan.file + "-d")).count();
  }

  private static double divergence(CurveRow row) {
    return row.number(KL + "_mean") / row.number("d");
  }

  private Figure scan(Scan scan, String number, String settings, List<CurveRow> rows) {
    List<Series> series = new ArrayList<>();
    CurveSeries.group(rows, row -> Decimal.format(row.values().get("n_over_d")))
        .forEach(
            (ratio, some) -> {
              String label = "N/d = " + ratio.replaceFirst("\\.0$", "");
              ToDoubleFunction<CurveRow> each = row -> 1 / row.number("d");
              series.add(CurveSeries.mean(label, some, KL, scan::value, each));
              CurveSeries.addTheory(
                  series,
                  label + ", equivalent",
                  some,
                  scan::value,
                  row -> each.applyAsDouble(row) * row.number(KL + "_theory"));
            });
    String title = "KL(generated, true) per dimension against " + scan.words + ", d = " + d;
    return new Figure(
        scan.file + "-d" + d + number,
        settings.isEmpty() ? title : title + ", " + settings,
        Axis.of(scan.words, true),
        Axis.of("KL/d, nats", true),
        series,
        "Bands: mean \u00b1 1.96 s.e.; " + CurveSeries.trials(rows));
  }

  /** The row of the least mean divergence, and the values of the scan next to its own. */
  private record Best(CurveRow row, double below, double above) {

    private Point point(Scan scan) {
      return new Point(RATIO.applyAsDouble(row), scan.value(row), below, above);
    }
  }

  /** For each N the best, N ascending; one end of a scan is no minimum. */
  private static List<Best> bestOf(Scan scan, List<CurveRow> rows) {
    return CurveSeries.group(scan.of(rows), row -> row.number("n")).values().stream()
        .map(same -> inner(scan, same))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble(best -> RATIO.applyAsDouble(best.row())))
        .toList();
  }

  private static Optional<Best> inner(Scan scan, List<CurveRow> rows) {
    CurveRow least =
        rows.stream().min(Comparator.comparingDouble(r -> divergence(r))).orElseThrow();
    double value = scan.value(least);
    OptionalDouble below = rows.stream().mapToDouble(scan::value).filter(v -> v < value).max();
    OptionalDouble above = rows.stream().mapToDouble(scan::value).filter(v -> v > value).min();
    return below.isPresent() && above.isPresent()
        ? Optional.of(new Best(least, below.getAsDouble(), above.getAsDouble()))
        : Optional.empty();
  }

  private static List<CurveRow> rowsOf(List<Best> best) {
    return best.stream().map(Best::row).toList();
  }

  private Optional<Figure> best(Scan scan) {
    List<Series> series = new ArrayList<>();
    List<CurveRow> drawn = new ArrayList<>();
    combinations.forEach(
        (settings, rows) -> {
          List<Best> best = bestOf(scan, rows);
          drawn.addAll(rowsOf(best));
          String label = CurveSeries.label("best of the scan", settings);
          List<Point> points = best.stream().map(each -> each.point(scan)).toList();
          series.add(new Series(label, Style.MEASURED, points));
          if (scan == RIDGE) {
            CurveSeries.addTheory(
                series,
                CurveSeries.label("equivalent", settings),
                rowsOf(best),
                RATIO,
                row -> row.number("best_ridge_theory"));
          }
        });
    Figure figure =
        new Figure(
            "best-" + scan.file + "-d" + d,
            "Best " + scan.words + " for KL(generated, true), d = " + d,
            Axis.of("training points per dimension, N/d", true),
            Axis.of(scan.words, true),
            series,
            "Least mean among the values of the sweep, its ends left out. Bands: the values next to it; "
                + CurveSeries.trials(drawn));
    return drawn.isEmpty() ? Optional.empty() : Optional.of(figure);
  }

  /** What either way of regularisation comes to at its best. */
  private Optional<Figure> bestDivergence() {
    List<Series> series = new ArrayList<>();
    List<CurveRow> drawn = new ArrayList<>();
    combinations.forEach(
        (settings, rows) -> {
          for (Scan scan : List.of(RIDGE, STOPPING)) {
            List<CurveRow> best = rowsOf(bestOf(scan, rows));
            String label = CurveSeries.label("at the best " + scan.words, settings);
            if (!best.isEmpty()) {
              drawn.addAll(best);
              ToDoubleFunction<CurveRow> each = row -> 1 / row.number("d");
              series.add(CurveSeries.mean(label, best, KL, RATIO, each));
            }
          }
        });
    Figure figure =
        new Figure(
            "best-kl-d" + d,
            "KL(generated, true) per dimension at its best, d = " + d,
            Axis.of("training points per dimension, N/d", true),
            Axis.of("KL/d, nats", true),
            series,
            "Bands: mean \u00b1 1.96 s.e.; " + CurveSeries.trials(drawn));
    return drawn.isEmpty() ? Optional.empty() : Optional.of(figure);
  }
}
