package io.onset.experiment;

import java.io.Serializable;
import java.util.List;

/**
 * Cells that see the same draws: a trial draws once and observes all of them.
 *
 * @param label names the unit in messages, such as {@code d=16 n=100}
 * @param sharedKey names the shared value of its trials; units with equal keys share one
 * @param dataKey the part of the stream key that its draws depend on, beside seed and trial
 * @param strata in how many strata the trials fall: trial t belongs to stratum t mod strata, and a
 *     block of trials lies in one stratum
 * @param trials how many trials the sweep asks for
 * @param cells its cells, in report order
 * @param <C> the experiment's cell
 */
public record Unit<C extends Record>(
    String label, String sharedKey, long dataKey, int strata, long trials, List<UnitCell<C>> cells)
    implements Serializable {

  /**
   * A cell of a unit.
   *
   * @param at where it lies
   * @param cell the experiment's view of it
   * @param <C> the experiment's cell
   */
  public record UnitCell<C extends Record>(Coordinates at, C cell) implements Serializable {}

  public Unit {
    cells = List.copyOf(cells);
  }

  /** The same unit with some of its cells, by index. */
  public Unit<C> part(List<Integer> indices) {
    return new Unit<>(
        label, sharedKey, dataKey, strata, trials, indices.stream().map(cells::get).toList());
  }

  /** The same unit with another number of trials. */
  public Unit<C> withTrials(long number) {
    return new Unit<>(label, sharedKey, dataKey, strata, number, cells);
  }

  /** How many of the trials 0 .. trials - 1 lie in a stratum. */
  public long trialsIn(int stratum) {
    return trialsIn(stratum, trials);
  }

  /** How many of the trials 0 .. end - 1 lie in a stratum. */
  public long trialsIn(int stratum, long end) {
    return end <= stratum ? 0 : (end - stratum - 1) / strata + 1;
  }

  /** The trial that is number {@code index} of its stratum. */
  public long trial(int stratum, long index) {
    return stratum + index * strata;
  }
}
