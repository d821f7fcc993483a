package io.onset.experiment;

/**
 * A run of trials of one unit and stratum. Not for several threads at once.
 *
 * @param <O> the observation
 */
@FunctionalInterface
public interface Trials<O extends Record> {

  /** Draws trial {@code trial}: a function of the sweep's seed, the unit and the number alone. */
  Trial<O> draw(long trial);

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
