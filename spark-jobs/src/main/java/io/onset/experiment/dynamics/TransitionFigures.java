package io.onset.experiment.dynamics;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Models without regularisation against N/d: the divergence per dimension with its exact average,
 * the collapse N (KL - KL_inf)/d^2 that goes to 1/4, both losses with their deterministic
 * equivalents, and the overlap where it was measured.
 *
 * @param d the dimension, in the files' names and titles
 * @param combinations the rows of each combination of settings
 */
record TransitionFigures(String d, Map<String, List<CurveRow>> combinations) {

  /** So many combinations have their losses in one figure. */
  private static final int MOST_TOGETHER = 2;

  private static final ToDoubleFunction<CurveRow> RATIO = row -> row.number("n_over_d");

  static List<Figure> of(String d, Map<String, List<CurveRow>> combinations) {
    TransitionFigures figures = new TransitionFigures(d, combinations);
    List<Figure> all = new ArrayList<>(List.of(figures.divergence(), figures.collapse()));
    all.addAll(figures.losses());
    if (figures.rows().stream().anyMatch(row -> Double.isFinite(row.number("overlap_mean")))) {
      all.add(figures.overlap());
    }
    return all;
  }

  private List<CurveRow> rows() {
    return combinations.values().stream().flatMap(List::stream).toList();
  }

  private static double perDimension(CurveRow row) {
    return 1 / row.number("d");
  }

  private static Axis ratio() {
    return Axis.of("training points per dimension, N/d", true);
  }

  private Figure divergence() {
    List<Series> series = new ArrayList<>();
    combinations.forEach(
        (settings, rows) ->
            series.add(
                CurveSeries.mean(
                    CurveSeries.label("KL/d", settings),
                    rows,
                    "kl_generated_true",
                    RATIO,
                    TransitionFigures::perDimension)));
    CurveSeries.addTheory(
        series,
        "exact, ideal sampler",
        rows(),
        RATIO,
        row -> perDimension(row) * row.number("kl_generated_true_theory"));
    CurveSeries.addTheory(
        series,
        "(d + 3)/(4N)",
        rows(),
        RATIO,
        row -> perDimension(row) * row.number("kl_rate_theory"));
    return new Figure(
        "kl-d" + d,
        "KL(generated, true) per dimension, d = " + d,
        ratio(),
        Axis.of("KL/d, nats", true),
        series,
        "Infinite for N <= d. Bands: mean \u00b1 1.96 s.e.; " + CurveSeries.trials(rows()));
  }

  private Figure collapse() {
    ToDoubleFunction<CurveRow> scale = row -> row.number("n") / (row.number("d") * row.number("d"));
    List<Series> series = new ArrayList<>();
    combinations.forEach(
        (settings, rows) -> {
          String label = CurveSeries.label("measured", settings);
          List<CurveRow> excess = rows.stream().map(TransitionFigures::overLimit).toList();
          series.add(CurveSeries.mean(label, excess, "excess", RATIO, scale));
        });
    CurveSeries.addTheory(
        series,
        "exact, ideal sampler",
        rows(),
        RATIO,
        row -> scale.applyAsDouble(row) * row.number("kl_generated_true_theory"));
    CurveSeries.addTheory(series, "1/4", rows(), RATIO, row -> 0.25);
    return new Figure(
        "collapse-d" + d,
        "Collapse of the spectra, d = " + d,
        ratio(),
        Axis.of("N (KL - KL(N = \u221e))/d\u00b2", false),
        series,
        "What many points leave is subtracted. Bands: mean \u00b1 1.96 s.e.; "
            + CurveSeries.trials(rows()));
  }

  /** The mean divergence above its limit, as a row of its own. */
  private static CurveRow overLimit(CurveRow row) {
    double limit = row.number("kl_generated_true_limit_theory");
    return new CurveRow(
        Map.of(
            "n", row.values().get("n"),
            "d", row.values().get("d"),
            "n_over_d", row.values().get("n_over_d"),
            "excess_mean", row.number("kl_generated_true_mean") - limit,
            "excess_se", row.number("kl_generated_true_se")));
  }

  private List<Figure> losses() {
    if (combinations.size() <= MOST_TOGETHER) {
      return List.of(losses("d" + d, "d = " + d, combinations));
    }
    List<Figure> figures = new ArrayList<>();
    combinations.forEach(
        (settings, rows) -> {
          String name = "d" + d + "-" + (figures.size() + 1);
          figures.add(losses(name, "d = " + d + ", " + settings, Map.of("", rows)));
        });
    return figures;
  }

  private static Figure losses(
      String suffix, String title, Map<String, List<CurveRow>> combinations) {
    List<Series> series = new ArrayList<>();
    List<CurveRow> all = combinations.values().stream().flatMap(List::stream).toList();
    combinations.forEach(
        (settings, rows) -> {
          for (String kind : List.of("train", "test")) {
            String label = CurveSeries.label(kind, settings);
            series.add(CurveSeries.mean(label, rows, kind + "_loss", RATIO, row -> 1));
            String theory = CurveSeries.label(kind + ", equivalent", settings);
            String column = kind + "_loss_theory";
            CurveSeries.addTheory(series, theory, rows, RATIO, row -> row.number(column));
          }
          String optimum = CurveSeries.label("optimum", settings);
          CurveSeries.addTheory(
              series, optimum, rows, RATIO, row -> row.number("loss_limit_theory"));
        });
    return new Figure(
        "loss-" + suffix,
        "Denoising losses, " + title,
        ratio(),
        Axis.of("loss per dimension, mean over levels", true),
        series,
        "Bands: mean \u00b1 1.96 s.e.; " + CurveSeries.trials(all));
  }

  private Figure overlap() {
    List<Series> series = new ArrayList<>();
    combinations.forEach(
        (settings, rows) ->
            series.add(
                CurveSeries.mean(
                    CurveSeries.label("overlap", settings), rows, "overlap", RATIO, row -> 1)));
    return new Figure(
        "overlap-d" + d,
        "Overlap of models of two disjoint training sets, d = " + d,
        ratio(),
        new Axis("overlap", false, 0, 1),
        series,
        "Tr(C1^(1/2) C2^(1/2))/(Tr C1 Tr C2)^(1/2) of the generated covariances; bands: mean"
            + " \u00b1 1.96 s.e.; "
            + CurveSeries.trials(rows()));
  }
}
