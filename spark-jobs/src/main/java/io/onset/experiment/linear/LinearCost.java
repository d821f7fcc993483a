package io.onset.experiment.linear;

import io.onset.experiment.Cost;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import java.util.Set;

/**
 * What a trial costs, in multiply-adds of the kernels: other operations are counted as so many of
 * them as they take time, measured once and rounded.
 */
final class LinearCost {

  private static final double NORMAL = 100;
  private static final double EXPONENTIAL = 10;
  private static final double FACTORISATION = 10;

  private LinearCost() {}

  /** The pair sum of n points. */
  static double pairs(double n, int dimension) {
    return 0.5 * n * n * (dimension + EXPONENTIAL);
  }

  /** N Mahalanobis forms of a law of rank k. */
  private static double forms(double points, int dimension, int rank) {
    double multiplications = Math.min(0.5 * dimension * dimension, (double) rank * dimension);
    return points * (multiplications + dimension + EXPONENTIAL);
  }

  static Cost of(Unit<LinearCell> unit, Set<Contrast> contrasts) {
    LinearCell any = unit.cells().get(0).cell();
    double n = any.trainSize();
    double d = any.dimension();
    int sets = contrasts.contains(Contrast.MATCHED) ? 2 : 1;
    long widths = distinctWidths(unit);
    double draws = NORMAL * n * d * (1 + sets);
    double work = draws + sets * widths * pairs(n, any.dimension());
    for (UnitCell<LinearCell> cell : unit.cells()) {
      work += ofCell(cell.cell(), contrasts, sets);
    }
    double largestOriginal = contrasts.contains(Contrast.ORIGINAL) ? originalBytes(unit) : 0;
    double bytes = 8 * (n * d * (5 + sets) + 12 * d * d) + largestOriginal;
    return new Cost(work, (long) bytes);
  }

  private static double ofCell(LinearCell cell, Set<Contrast> contrasts, int sets) {
    int rank = Math.min(cell.trainSize() - 1, cell.dimension());
    double d = cell.dimension();
    double points = (double) sets * cell.trainSize();
    points += contrasts.contains(Contrast.ORIGINAL) ? cell.originalSize() : 0;
    double fit = FACTORISATION * d * rank * (2.0 * cell.trainSize() + 6 * d + rank);
    return fit + forms(points, cell.dimension(), rank);
  }

  private static long distinctWidths(Unit<LinearCell> unit) {
    return unit.cells().stream().map(c -> c.cell().width()).distinct().count();
  }

  private static double originalBytes(Unit<LinearCell> unit) {
    if (unit.strata() == 1) {
      return 0;
    }
    return unit.cells().stream()
        .mapToDouble(c -> 8.0 * c.cell().originalSize() * c.cell().dimension())
        .max()
        .orElse(0);
  }
}
