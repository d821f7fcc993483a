package io.onset.cli;

import io.onset.experiment.CurveRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How a number of a cell changed between two runs, of which one has all trials of the other.
 *
 * @param cell the cell's name
 * @param column the number's
 * @param then the number before
 * @param now the number now
 * @param errors the change in its own standard errors; infinite where it should not have changed
 */
record CellChange(String cell, String column, double then, double now, double errors)
    implements Comparable<CellChange> {

  private static final double Z_95 = 1.959963984540054;

  /** The chance that any number of many exceeds the limit by itself. */
  private static final double ERROR = 0.05;

  /**
   * Of every number of a line that has an error bar.
   *
   * @param growth trials now over trials then
   */
  static List<CellChange> of(String cell, CurveRow then, CurveRow now, double growth) {
    List<CellChange> changes = new ArrayList<>();
    CurveRow larger = growth < 1 ? then : now;
    double more = Math.max(growth, 1 / growth) - 1;
    for (String column : now.values().keySet()) {
      double error = standardError(larger, column);
      double before = then.number(column);
      double after = now.number(column);
      if (!Double.isNaN(error + before + after) && Double.isFinite(before - after)) {
        double change = Math.abs(after - before);
        double errors = change == 0 ? 0 : change / (error * Math.sqrt(more));
        changes.add(new CellChange(cell, column, before, after, errors));
      }
    }
    return changes;
  }

  /** From the 95 % interval, or from the standard error of a mean; NaN where there is neither. */
  private static double standardError(CurveRow row, String column) {
    double interval = (row.number(column + "_hi") - row.number(column + "_lo")) / (2 * Z_95);
    return Double.isNaN(interval)
        ? row.number(column.replaceFirst("_mean$", "") + "_se")
        : interval;
  }

  /** How many standard errors chance alone seldom exceeds in any of {@code compared} numbers. */
  static double limit(int compared) {
    double tail = ERROR / (2.0 * Math.max(1, compared));
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
  }

  /** The largest first, then by name. */
  @Override
  public int compareTo(CellChange other) {
    int order = Double.compare(other.errors, errors);
    order = order == 0 ? cell.compareTo(other.cell) : order;
    return order == 0 ? column.compareTo(other.column) : order;
  }

  /** As a line of a table. */
  List<String> line() {
    return List.of(cell, column, number(then), number(now), number(errors));
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.4g", value);
  }
}
