package io.onset.experiment.dynamics;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Series;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The test loss of models without regularisation against the noise, Delta_t = s_t/abar_t, where a
 * sweep looks at several levels: for each N the measured one, its deterministic equivalent and the
 * optimum. For little noise it goes like 1/Delta for N &lt;= d, Delta^-1/2 at N = d + 1, and stays
 * finite above.
 */
final class LevelFigures {

  /** The setting that says which level a cell looks at. */
  static final String KEY = "noise_level";

  private static final String LOSS = "test_loss_level";

  private LevelFigures() {}

  /** One figure for each combination of settings. */
  static List<Figure> of(String d, Map<String, List<CurveRow>> combinations) {
    List<Figure> figures = new ArrayList<>();
    combinations.forEach(
        (settings, rows) -> {
          if (rows.stream().map(row -> row.number(KEY)).distinct().count() > 1) {
            String number = combinations.size() > 1 ? "-" + (figures.size() + 1) : "";
            String title = "Test loss against the noise, d = " + d;
            figures.add(
                new Figure(
                    "levels-d" + d + number,
                    settings.isEmpty() ? title : title + ", " + settings,
                    Axis.of("noise over signal, \u0394 = (1 - abar)/abar", true),
                    Axis.of("test loss per dimension", true),
                    series(rows),
                    "For little noise ~ 1/\u0394 where N <= d, ~ 1/\u0394^(1/2) at N = d + 1, finite"
                        + " above. Bands: mean \u00b1 1.96 s.e.; "
                        + CurveSeries.trials(rows)));
          }
        });
    return figures;
  }

  private static List<Series> series(List<CurveRow> rows) {
    List<Series> series = new ArrayList<>();
    var sizes = CurveSeries.group(rows, row -> Decimal.format(row.values().get("n")));
    sizes.forEach(
        (n, same) -> {
          String label = "N = " + n;
          series.add(CurveSeries.mean(label, same, LOSS, LevelFigures::relativeNoise, row -> 1));
          addTheory(series, label + ", equivalent", same, LOSS + "_theory");
        });
    List<CurveRow> any = sizes.values().iterator().next();
    addTheory(series, "optimum", any, "loss_level_limit_theory");
    return series;
  }

  private static void addTheory(
      List<Series> series, String label, List<CurveRow> rows, String column) {
    CurveSeries.addTheory(
        series, label, rows, LevelFigures::relativeNoise, row -> row.number(column));
  }

  private static double relativeNoise(CurveRow row) {
    NoiseSchedule schedule = NoiseSchedule.of((String) row.values().get("schedule"));
    return schedule.level((int) row.number(KEY)).relativeNoise();
  }
}
