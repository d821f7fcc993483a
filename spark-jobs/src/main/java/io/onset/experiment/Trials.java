package io.onset.experiment;

import java.util.List;

/**
 * A run of trials of one unit and stratum. Not for several threads at once; what is drawn is there
 * to be observed until the next draw.
 *
 * @param <O> the observation
 */
@FunctionalInterface
public interface Trials<O extends Record> {

  /** Draws trial {@code trial}: a function of the sweep's seed, the unit and the number alone. */
  Trial<O> draw(long trial);

  /**
   * How many trials are best drawn together: those that can share a pass over what they have in
   * common. It changes no result.
   */
  default int together() {
    return 1;
  }

  /**
   * Draws several trials, each as {@link #draw(long)} would. Where a unit has several cells, all
   * trials are best observed at one before the next.
   *
   * @param trials at most {@link #together} numbers
   */
  default List<Trial<O>> draw(List<Long> trials) {
    return trials.stream().map(this::draw).toList();
  }

  /**
   * One trial, drawn.
   *
   * @param <O> the observation
   */
  @FunctionalInterface
  interface Trial<O extends Record> {
    /**
     * Observes one cell of the unit.
     *
     * @param cell index in the unit's cells
     * @throws io.onset.linalg.NumericalFailure where it cannot be computed: a failed trial
     */
    O observe(int cell);
  }
}
