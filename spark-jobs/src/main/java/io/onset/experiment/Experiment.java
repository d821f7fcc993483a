package io.onset.experiment;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is computed in a trial and said of a cell; knows no engine, no store and no Spark. Every
 * method is a pure function of its arguments and of the sweep that the experiment was made from.
 *
 * <p>The engine's loop, in words: for every unit, for every stratum of its trials, {@link #trials}
 * opens a run of trials; each trial draws once and observes once for each cell of the unit; the
 * observations are stored as rows; a {@link #summary} reads a cell's rows in their order and gives
 * its line of the curves.
 *
 * @param <C> a cell, the experiment's own view of {@link Coordinates}
 * @param <S> what all trials of a unit share, computed once and never written to
 * @param <O> what a trial observes of a cell; its components are the columns of the stored rows
 */
public interface Experiment<C extends Record, S extends Serializable, O extends Record>
    extends Serializable {

  /** The cells, grouped into units that share their draws, in report order. */
  List<Unit<C>> units();

  /** The type of an observation: a record of {@code int}, {@code long}, {@code double}, text. */
  Class<O> observationType();

  /** What the trials of the units with this {@link Unit#sharedKey} share. */
  SharedValue<S> shared(String sharedKey);

  /**
   * Opens a run of trials of one stratum.
   *
   * @param unit a unit, or a part of one: any of its cells
   * @param stratum 0 .. unit.strata() - 1; trial t belongs to stratum t mod strata
   * @param shared the unit's shared value
   */
  Trials<O> trials(Unit<C> unit, int stratum, S shared);

  /**
   * What one trial of a unit needs of the shared value, where it is looked into alone; all of it,
   * unless an experiment knows better.
   */
  default SharedValue<S> shared(Unit<C> unit, long trial) {
    return shared(unit.sharedKey());
  }

  /**
   * The same trials with the same observations, bit for bit, that tell on the way what they
   * compute, in order; of a failed trial what came before. One at a time. An experiment that has
   * nothing to tell leaves it at its observations.
   */
  default Trials<O> trials(Unit<C> unit, int stratum, S shared, Consumer<Quantity> listener) {
    return trials(unit, stratum, shared);
  }

  /** A new, empty summary of a cell. */
  Summary<O> summary(C cell);

  /** What one trial of a unit costs. */
  Cost cost(Unit<C> unit);

  /**
   * The width of the interval that more trials of a cell should narrow, times whatever weight the
   * cell has; 0 or NaN where there is none.
   */
  default double width(CurveRow row) {
    return Double.NaN;
  }

  /** The columns of the curves that the table on the screen shows. */
  List<String> tableColumns();

  /** Which columns of the curves are asked where they cross a level; none unless told. */
  default Transitions transitions() {
    return Transitions.NONE;
  }

  /** The figures of a finished sweep. */
  List<Figure> figures(List<CurveRow> curves);
}
