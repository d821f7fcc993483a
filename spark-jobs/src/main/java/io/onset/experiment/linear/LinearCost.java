package io.onset.experiment.linear;

import io.onset.distance.QuadraticForm;
import io.onset.experiment.Cost;
import io.onset.experiment.Unit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a trial costs: how many of each {@link LinearOperation} it takes, and their time in
 * multiply-adds of a quarter of a nanosecond, so that 4e9 of them are a second of the reference
 * machine's core whatever the kernels become.
 */
final class LinearCost {

  /** Nanoseconds of a unit of work. */
  private static final double MULTIPLY_ADD = 0.25;

  /** In about so many trials of an original set a block draws it again, where there are several. */
  private static final double TRIALS_OF_SET = 16;

  private LinearCost() {}

  static Cost of(Unit<LinearCell> unit, Set<Contrast> contrasts) {
    LinearCell any = unit.cells().get(0).cell();
    double n = any.trainSize();
    double d = any.dimension();
    int sets = contrasts.contains(Contrast.MATCHED) ? 2 : 1;
    double original = contrasts.contains(Contrast.ORIGINAL) ? originalCoordinates(unit) : 0;
    int noises = anyCell(unit, true) ? 2 : 0;
    int factors = anyCell(unit, false) ? 24 : 12;
    double bytes = 8 * (n * d * (3 + sets + noises) + factors * d * d);
    bytes += QuadraticForm.bytesPerCoordinate(any.dimension()) * original;
    return new Cost(work(operations(unit, contrasts)), (long) bytes);
  }

  /** Work of the pair sum of n points. */
  static double pairs(double n, int dimension) {
    Map<LinearOperation, Double> counts = new EnumMap<>(LinearOperation.class);
    addPairs(counts, n, dimension);
    return work(counts);
  }

  /** Their time, as work. */
  private static double work(Map<LinearOperation, Double> counts) {
    return counts.entrySet().stream()
        .mapToDouble(count -> count.getValue() * count.getKey().nanoseconds() / MULTIPLY_ADD)
        .sum();
  }

  /**
   * How many operations of each kind a trial of all the unit's cells takes; the pairs of sets so
   * large that their self term is a task of its own are not the trial's.
   */
  static Map<LinearOperation, Double> operations(Unit<LinearCell> unit, Set<Contrast> contrasts) {
    LinearCell any = unit.cells().get(0).cell();
    double n = any.trainSize();
    int sets = contrasts.contains(Contrast.MATCHED) ? 2 : 1;
    Map<LinearOperation, Double> counts = new EnumMap<>(LinearOperation.class);
    add(counts, LinearOperation.NORMAL, n * any.dimension() * sets + noiseNormals(unit, any));
    if (contrasts.contains(Contrast.ORIGINAL)) {
      add(counts, LinearOperation.NORMAL, originalNormals(unit));
    }
    boolean ownTasks = SelfTerm.count(any.trainSize(), any.dimension()) > 1;
    for (long width = 0; width < sets * distinctWidths(unit) && !ownTasks; width++) {
      addPairs(counts, n, any.dimension());
    }
    unit.cells().forEach(each -> addCell(counts, each.cell(), contrasts, sets));
    return counts;
  }

  private static void add(Map<LinearOperation, Double> counts, LinearOperation of, double more) {
    counts.merge(of, more, Double::sum);
  }

  private static void addPairs(Map<LinearOperation, Double> counts, double n, int dimension) {
    add(counts, LinearOperation.PAIR_COORDINATE, 0.5 * n * n * dimension);
    add(counts, LinearOperation.PAIR, 0.5 * n * n);
  }

  /** The fit, the law's factors and the Mahalanobis forms of one cell. */
  private static void addCell(
      Map<LinearOperation, Double> counts, LinearCell cell, Set<Contrast> contrasts, int sets) {
    double n = cell.trainSize();
    double d = cell.dimension();
    double rank = Math.min(n - 1, d);
    boolean original = contrasts.contains(Contrast.ORIGINAL);
    double points = sets * n + (original ? cell.originalSize() : 0);
    boolean lowRank = 2 * rank < d;
    double factor = lowRank ? d * rank * rank : d * d * (d + rank);
    add(counts, LinearOperation.FIT, (cell.wholeNoise() ? n : n / 3 + 2 * d) * d * rank);
    add(counts, LinearOperation.FACTOR, (original ? 3 : 2) * factor);
    add(counts, LinearOperation.FORM, points * d * (lowRank ? rank : 0.5 * d));
    add(counts, LinearOperation.POINT_COORDINATE, points * d);
    add(counts, LinearOperation.POINT, points);
    add(counts, LinearOperation.OBSERVATION, 1);
  }

  /** Numbers of the noise, in one form or both; a chi variate counts as a normal. */
  private static double noiseNormals(Unit<LinearCell> unit, LinearCell any) {
    double d = any.dimension();
    double whole = anyCell(unit, true) ? any.trainSize() * d : 0;
    return anyCell(unit, false) ? whole + (2 * d + 2) * d : whole;
  }

  private static boolean anyCell(Unit<LinearCell> unit, boolean wholeNoise) {
    return unit.cells().stream().anyMatch(each -> each.cell().wholeNoise() == wholeNoise);
  }

  private static long distinctWidths(Unit<LinearCell> unit) {
    return unit.cells().stream().map(c -> c.cell().width()).distinct().count();
  }

  /** Normals of a trial's share in the original set, drawn again and again where several are. */
  private static double originalNormals(Unit<LinearCell> unit) {
    double trialsOfSet = (double) unit.trials() / unit.strata();
    double share = Math.max(1, Math.min(trialsOfSet, TRIALS_OF_SET));
    return originalCoordinates(unit) / share;
  }

  private static double originalCoordinates(Unit<LinearCell> unit) {
    if (unit.strata() == 1) {
      return 0;
    }
    return unit.cells().stream()
        .mapToDouble(c -> (double) c.cell().originalSize() * c.cell().dimension())
        .max()
        .orElse(0);
  }
}
