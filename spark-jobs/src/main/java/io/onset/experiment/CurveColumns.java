package io.onset.experiment;

import io.onset.stats.Quantiles;
import io.onset.stats.TreeMoments;
import java.util.Map;

/** The columns of an estimate, named alike in the curves of every experiment. */
public final class CurveColumns {

  private CurveColumns() {}

  /**
   * {@code <name>_mean} and its standard error {@code <name>_se}.
   *
   * @param exist whether the law has a mean and a variance; NaN where it has not
   */
  public static void putMean(
      Map<String, Object> row, String name, TreeMoments moments, boolean exist) {
    row.put(name + "_mean", exist ? moments.mean() : Double.NaN);
    row.put(name + "_se", exist ? moments.standardError() : Double.NaN);
  }

  /** {@code <name>_median}, {@code <name>_q10} and {@code <name>_q90}. */
  public static void putQuantiles(Map<String, Object> row, String name, Quantiles quantiles) {
    row.put(name + "_median", quantiles.median());
    row.put(name + "_q10", quantiles.quantile(0.1));
    row.put(name + "_q90", quantiles.quantile(0.9));
  }

  /** The error bars of the columns of {@link #putQuantiles}. */
  public static void putBars(
      Map<String, ErrorBar> bars, String name, Quantiles quantiles, boolean isConditional) {
    bars.put(name + "_median", ErrorBar.of(quantiles, 0.5, isConditional));
    bars.put(name + "_q10", ErrorBar.of(quantiles, 0.1, isConditional));
    bars.put(name + "_q90", ErrorBar.of(quantiles, 0.9, isConditional));
  }
}
