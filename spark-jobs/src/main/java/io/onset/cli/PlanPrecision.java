package io.onset.cli;

import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.stats.BinomialData;
import io.onset.stats.BinomialFit;
import io.onset.stats.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How sure the answers of a sweep will be, before any of its trials. */
final class PlanPrecision {

  /** Of a sigmoid that rises from 0.1 to 0.9 while the abscissa doubles. */
  private static final double SLOPE = 2 * StrictMath.log(9) / StrictMath.log(2);

  private static final double Z = 1.959963984540054;

  private PlanPrecision() {}

  /**
   * The standard error of a proportion of so many independent trials at 1/2, where it is largest.
   */
  static double standardError(long trials) {
    return 0.5 / Math.sqrt(trials);
  }

  /**
   * For each value of the scale, how far the ends of n*'s interval will be from n*, if P rises from
   * 0.1 to 0.9 while n doubles: the median over where between two grid points n* may lie.
   */
  static List<String> lines(Sweep sweep, Transitions asked) {
    Map<Double, Map<Double, Long>> grids = new TreeMap<>();
    if (!asked.proportions().isEmpty()) {
      for (SweepCell cell : sweep.cells()) {
        grids
            .computeIfAbsent(cell.at().real(asked.scale()), k -> new TreeMap<>())
            .merge(cell.at().real(asked.abscissa()), cell.trials(), Math::min);
      }
    }
    List<String> lines = new ArrayList<>();
    grids.forEach((scale, grid) -> lines.add(line(asked, scale, grid)));
    return lines;
  }

  private static String line(Transitions asked, double scale, Map<Double, Long> grid) {
    String where =
        String.format(Locale.ROOT, "%s* at %s=%.0f", asked.abscissa(), asked.scale(), scale);
    double reach = medianReach(grid);
    String what =
        reach < 1
            ? String.format(Locale.ROOT, "within %.1f %%", 100 * reach)
            : "not known: the grid is too coarse";
    String model = ", if P rises from 0.1 to 0.9 while " + asked.abscissa() + " doubles";
    return String.format("%-17s %s%s", where, what, model);
  }

  private static double medianReach(Map<Double, Long> grid) {
    double[] n = grid.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] trials = grid.values().stream().mapToDouble(Long::doubleValue).toArray();
    BinomialData data = new BinomialData(n, new double[n.length], trials);
    List<Double> reaches = new ArrayList<>();
    for (int i = 1; i < n.length; i++) {
      double log = 0.5 * (StrictMath.log(n[i - 1]) + StrictMath.log(n[i]));
      reaches.add(StrictMath.expm1(Z * BinomialFit.expectedError(data, Link.LOGIT, log, SLOPE)));
    }
    Collections.sort(reaches);
    return reaches.isEmpty() ? Double.POSITIVE_INFINITY : reaches.get(reaches.size() / 2);
  }
}
