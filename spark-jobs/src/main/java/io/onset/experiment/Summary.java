package io.onset.experiment;

/**
 * A fold of a cell's trials into its line of the curves. Fed in the order of the stored rows,
 * stratum by stratum and trial by trial; the result depends on the sequence alone.
 *
 * @param <O> the observation
 */
public interface Summary<O extends Record> {

  /** A trial that went well. */
  void add(int stratum, O observation);

  /** A trial that failed. */
  void addFailed();

  /** The line of the curves: name to {@code Long}, {@code Double} (NaN: undefined) or text. */
  CurveRow row(Coordinates at);
}
