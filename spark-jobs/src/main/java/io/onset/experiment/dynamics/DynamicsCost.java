package io.onset.experiment.dynamics;

import io.onset.experiment.Cost;
import io.onset.experiment.Unit;
import java.util.List;

/**
 * What a trial costs, from counts alone: nanoseconds of one core of the reference machine, as
 * measured, in multiply-adds of a quarter of one. They decide how trials are cut into blocks and
 * what {@code plan} says, and no bit of a result.
 */
final class DynamicsCost {

  /** Nanoseconds of a unit of work. */
  private static final double MULTIPLY_ADD = 0.25;

  /** A standard normal, drawn and stored. */
  private static final double NORMAL = 16;

  /** A multiply-add of a covariance. */
  private static final double SCATTER = 0.055;

  /** An element of the eigendecomposition, d^3. */
  private static final double EIGEN = 3.2;

  /** A mode at a level, sampled and its losses taken; the same where training stops early. */
  private static final double MODE = 8.5;

  private static final double STOPPED_MODE = 28;

  /** An element of the overlap of two bases, d^3. */
  private static final double OVERLAP = 0.3;

  /** A pair of points' coordinate, or a point's coordinate against a law's. */
  private static final double PAIR = 0.1;

  /** A cell observed, but for all that. */
  private static final double OBSERVATION = 17_000;

  private DynamicsCost() {}

  static Cost of(Unit<DynamicsCell> unit) {
    List<DynamicsCell> cells = unit.cells().stream().map(each -> each.cell()).toList();
    double d = cells.get(0).dimension();
    double n = cells.get(0).trainSize();
    int sets = cells.stream().anyMatch(DynamicsCell::overlap) ? 2 : 1;
    boolean drawn = cells.stream().anyMatch(cell -> !cell.bartlett());
    boolean less = cells.stream().anyMatch(DynamicsCell::bartlett);
    long spectra = cells.stream().map(DynamicsCell::spectrum).distinct().count();
    double points = (drawn ? n : 0) + (less ? d + 2 : 0);
    double rows = (drawn ? n : 0) + (less ? d : 0);
    double nanoseconds = sets * (NORMAL * points * d + SCATTER * rows * d * d);
    nanoseconds += sets * spectra * EIGEN * d * d * d;
    nanoseconds += cells.stream().mapToDouble(DynamicsCost::ofCell).sum();
    double squares =
        sets * (3 + 2 * spectra) + (cells.stream().anyMatch(DynamicsCost::isIdeal) ? 4 : 0);
    double bytes = 8 * (sets * points * d + squares * d * d + originals(cells) * d);
    return new Cost(nanoseconds / MULTIPLY_ADD, (long) bytes);
  }

  /** Its divergences are by matrices; their time, 0.06 ns d^3, is lost in that of a mode. */
  private static boolean isIdeal(DynamicsCell cell) {
    return cell.denoising().sampler() == Sampler.IDEAL;
  }

  private static double ofCell(DynamicsCell cell) {
    double d = cell.dimension();
    Denoising denoising = cell.denoising();
    boolean stopped = denoising.regularisation().stoppingTime() > 0;
    double modes = denoising.schedule().levels() * d * (stopped ? STOPPED_MODE : MODE);
    double overlap = cell.overlap() ? OVERLAP * d * d * d + modes : 0;
    return OBSERVATION + modes + overlap + ofSets(cell);
  }

  /** Pairs of points, and points against the law. */
  private static double ofSets(DynamicsCell cell) {
    double d = cell.dimension();
    double size = cell.originalSize();
    double n = cell.trainSize();
    boolean asked = cell.originalSize() > 0;
    return asked ? PAIR * ((size * size + n * n) * d / 2 + (size + n + 4 * d) * d * d) : 0;
  }

  private static double originals(List<DynamicsCell> cells) {
    return cells.stream().mapToDouble(DynamicsCell::originalSize).max().orElse(0);
  }
}
