package io.onset.experiment.linear;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The figures of the experiment {@code linear}, four for each dimension: P(Delta &gt; 0) [Halder,
 * fig. 3], the errors, the squared Hellinger distance [Halder, fig. 2] and KL(G||rho), against n.
 * Up to two combinations of settings share a figure; more have one each.
 */
final class LinearFigures {

  private static final int MOST_TOGETHER = 2;

  /** Figures of a dimension and combination. */
  private static final int KINDS = 4;

  private static final double NONE = Double.NaN;

  /** No such column: no band. */
  private static final String NO = "";

  private static final ToDoubleFunction<CurveRow> TRIALS = row -> row.number("trials");
  private static final double Z_95 = 1.959963984540054;

  private final Set<Contrast> contrasts;
  private final List<String> varying;

  private LinearFigures(Set<Contrast> contrasts, List<String> varying) {
    this.contrasts = contrasts;
    this.varying = varying;
  }

  static List<Figure> of(List<CurveRow> curves, Set<Contrast> contrasts) {
    LinearFigures figures = new LinearFigures(new TreeSet<>(contrasts), varying(curves));
    List<Figure> all = new ArrayList<>();
    group(curves, row -> Decimal.format(row.values().get("d")))
        .forEach((d, rows) -> all.addAll(figures.ofDimension(d, rows)));
    return all;
  }

  /** The settings that differ between the cells. */
  private static List<String> varying(List<CurveRow> curves) {
    List<String> settings =
        LinearExperiment.VOCABULARY.settings().stream().map(p -> p.name()).toList();
    return settings.stream()
        .filter(name -> curves.stream().map(r -> r.values().get(name)).distinct().count() > 1)
        .toList();
  }

  private static Map<String, List<CurveRow>> group(
      List<CurveRow> rows, Function<CurveRow, String> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** What tells a combination of settings from the others: {@code as-printed, ridge 0.1}. */
  private String settings(CurveRow row) {
    return varying.stream().map(name -> setting(name, row)).collect(Collectors.joining(", "));
  }

  private static String setting(String name, CurveRow row) {
    Object value = row.values().get(name);
    return value instanceof String word
        ? word
        : name.replace('_', ' ') + " " + Decimal.format(value);
  }

  private List<Figure> ofDimension(String d, List<CurveRow> rows) {
    Map<String, List<CurveRow>> combinations = group(rows, this::settings);
    if (combinations.size() <= MOST_TOGETHER) {
      return figures("d" + d, "d = " + d, combinations);
    }
    List<Figure> figures = new ArrayList<>();
    combinations.forEach(
        (settings, some) -> {
          String suffix = "d" + d + "-" + (figures.size() / KINDS + 1);
          figures.addAll(figures(suffix, "d = " + d + ", " + settings, Map.of("", some)));
        });
    return figures;
  }

  private List<Figure> figures(String suffix, String title, Map<String, List<CurveRow>> curves) {
    return List.of(
        probability(suffix, title, curves),
        errors(suffix, title, curves),
        hellinger(suffix, title, curves),
        divergence(suffix, title, curves));
  }

  private Figure probability(String suffix, String title, Map<String, List<CurveRow>> curves) {
    List<Series> series = new ArrayList<>();
    curves.forEach(
        (settings, rows) ->
            contrasts.forEach(
                contrast -> {
                  String column = "p_positive_" + contrast.word();
                  String label = label(contrast.word(), settings);
                  series.add(measured(label, rows, column, column + "_lo", column + "_hi"));
                }));
    String caption = "Fraction of trials with E_TG > E_OG, ties one half; bands: Wilson 95 %. ";
    return new Figure(
        "probability-" + suffix,
        "P(\u0394 > 0), " + title,
        size(),
        new Axis("P(\u0394 > 0)", false, 0, 1),
        series,
        caption + trials(curves));
  }

  private Figure errors(String suffix, String title, Map<String, List<CurveRow>> curves) {
    List<Series> series = new ArrayList<>();
    curves.forEach(
        (settings, rows) -> {
          series.add(quantiles(label("training set, E_TG", settings), rows, "log10_e_tg"));
          if (contrasts.contains(Contrast.ORIGINAL)) {
            series.add(quantiles(label("original set, E_OG", settings), rows, "log10_e_og"));
          }
          for (Contrast contrast : contrasts) {
            String column = "log10_abs_delta_" + contrast.word() + "_median";
            series.add(
                measured(label("|\u0394| " + contrast.word(), settings), rows, column, NO, NO));
          }
        });
    String caption =
        "Medians, for E with bands from the 10 % to the 90 % quantile; E is infinite for n <= d. ";
    return new Figure(
        "errors-" + suffix,
        "Squared L2 errors of the generated law and their difference, " + title,
        size(),
        Axis.of("log10 E, units of (4\u03c0\u03c3\u00b2)^(-d/2)", false),
        series,
        caption + trials(curves));
  }

  private Figure hellinger(String suffix, String title, Map<String, List<CurveRow>> curves) {
    List<Series> series = new ArrayList<>();
    curves.forEach(
        (settings, rows) -> {
          series.add(means(label("mean", settings), rows, "hellinger2"));
          addTheory(series, "theory (30)", settings, rows, r -> 1 - r.number("affinity_theory"));
          addTheory(series, "limit (24)", settings, rows, r -> r.number("hellinger2_limit_theory"));
        });
    String caption =
        "Squared Hellinger distance of generated and true law; bands: mean \u00b1 1.96 s.e. ";
    return new Figure(
        "hellinger-" + suffix,
        "Squared Hellinger distance, " + title,
        size(),
        Axis.of("H\u00b2", false),
        series,
        caption + count(curves) + " a point.");
  }

  private Figure divergence(String suffix, String title, Map<String, List<CurveRow>> curves) {
    List<Series> series = new ArrayList<>();
    String kl = "kl_generated_true";
    curves.forEach(
        (settings, rows) -> {
          series.add(means(label("mean", settings), rows, kl));
          addTheory(series, "theory (29)", settings, rows, r -> r.number(kl + "_theory"));
          addTheory(series, "limit (24)", settings, rows, r -> r.number(kl + "_limit_theory"));
        });
    String caption =
        "Divergence of the generated law from the true one, whose mean exists for n > d + 4; bands:"
            + " mean \u00b1 1.96 s.e. ";
    return new Figure(
        "kl-" + suffix,
        "Kullback-Leibler divergence, " + title,
        size(),
        Axis.of("KL(G, truth), nats", true),
        series,
        caption + count(curves) + " a point.");
  }

  /** Adds a theory's curve, unless it is undefined or there already. */
  private static void addTheory(
      List<Series> series,
      String what,
      String settings,
      List<CurveRow> rows,
      ToDoubleFunction<CurveRow> value) {
    List<Point> curve = points(rows, r -> plain(r, value.applyAsDouble(r)));
    boolean defined = curve.stream().anyMatch(point -> Double.isFinite(point.y()));
    if (defined && series.stream().noneMatch(other -> other.points().equals(curve))) {
      series.add(new Series(label(what, settings), Style.THEORY, curve));
    }
  }

  private static Axis size() {
    return Axis.of("training-set size n", true);
  }

  private static String label(String what, String settings) {
    return settings.isEmpty() ? what : what + " (" + settings + ")";
  }

  private static Series quantiles(String label, List<CurveRow> rows, String column) {
    return measured(label, rows, column + "_median", column + "_q10", column + "_q90");
  }

  private static Series measured(
      String label, List<CurveRow> rows, String y, String lo, String hi) {
    Function<CurveRow, Point> point =
        row -> new Point(row.number("n"), row.number(y), row.number(lo), row.number(hi));
    return new Series(label, Style.MEASURED, points(rows, point));
  }

  private static Series means(String label, List<CurveRow> rows, String column) {
    Function<CurveRow, Point> point =
        row -> {
          double mean = row.number(column + "_mean");
          double half = Z_95 * row.number(column + "_se");
          return new Point(row.number("n"), mean, mean - half, mean + half);
        };
    return new Series(label, Style.MEASURED, points(rows, point));
  }

  private static Point plain(CurveRow row, double y) {
    return new Point(row.number("n"), y, NONE, NONE);
  }

  private static List<Point> points(List<CurveRow> rows, Function<CurveRow, Point> point) {
    return rows.stream().map(point).sorted((a, b) -> Double.compare(a.x(), b.x())).toList();
  }

  private String trials(Map<String, List<CurveRow>> curves) {
    boolean conditional =
        contrasts.contains(Contrast.ORIGINAL)
            && rows(curves).stream().anyMatch(row -> row.number("original_sets") == 1);
    return count(curves)
        + " a point"
        + (conditional ? "; contrast original is conditional on one original set." : ".");
  }

  private static String count(Map<String, List<CurveRow>> curves) {
    long least = (long) rows(curves).stream().mapToDouble(TRIALS).min().orElse(0);
    long most = (long) rows(curves).stream().mapToDouble(TRIALS).max().orElse(0);
    return (least == most ? "" : least + " to ") + most + " trials";
  }

  private static List<CurveRow> rows(Map<String, List<CurveRow>> curves) {
    return curves.values().stream().flatMap(List::stream).toList();
  }
}
