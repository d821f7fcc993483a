package io.onset.engine;

import io.onset.experiment.Cost;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.Quantity;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Summary;
import io.onset.experiment.Transitions;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An experiment of which each unit has a number of trials of its own, from trial 0 on; else it is
 * the same. The units keep their places, also those that have no trials.
 *
 * @param <C> the experiment's cell
 * @param <S> its shared value
 * @param <O> its observation
 */
final class Allotted<C extends Record, S extends Serializable, O extends Record>
    implements Experiment<C, S, O> {

  private static final long serialVersionUID = 1;

  private final Experiment<C, S, O> whole;
  private final ArrayList<Unit<C>> units;

  /**
   * The experiment with other numbers of trials.
   *
   * @param trials by unit; not modified
   */
  Allotted(Experiment<C, S, O> whole, long[] trials) {
    this.whole = whole;
    this.units = new ArrayList<>();
    for (int u = 0; u < trials.length; u++) {
      units.add(whole.units().get(u).withTrials(trials[u]));
    }
  }

  /**
   * What a store has of an experiment: of each unit the longest run of trials from 0 on that every
   * one of its cells has, at most what is asked for. A function of what is stored alone, however it
   * came to be there.
   */
  static <C extends Record, S extends Serializable, O extends Record> Allotted<C, S, O> stored(
      Experiment<C, S, O> whole, TrialStore store) {
    long[] trials = whole.units().stream().mapToLong(unit -> stored(unit, store)).toArray();
    return new Allotted<>(whole, trials);
  }

  private static <C extends Record> long stored(Unit<C> unit, TrialStore store) {
    long trials = unit.trials();
    for (UnitCell<C> cell : unit.cells()) {
      TrialRanges[] ranges = store.stored(unit, cell.at());
      trials =
          IntStream.range(0, ranges.length)
              .mapToLong(stratum -> unit.trial(stratum, ranges[stratum].prefix()))
              .reduce(trials, Math::min);
    }
    return trials;
  }

  @Override
  public List<Unit<C>> units() {
    return units;
  }

  @Override
  public Class<O> observationType() {
    return whole.observationType();
  }

  @Override
  public SharedValue<S> shared(String sharedKey) {
    return whole.shared(sharedKey);
  }

  @Override
  public SharedValue<S> shared(Unit<C> unit, long trial) {
    return whole.shared(unit, trial);
  }

  @Override
  public Trials<O> trials(Unit<C> unit, int stratum, S shared) {
    return whole.trials(unit, stratum, shared);
  }

  @Override
  public Trials<O> trials(Unit<C> unit, int stratum, S shared, Consumer<Quantity> listener) {
    return whole.trials(unit, stratum, shared, listener);
  }

  @Override
  public Summary<O> summary(C cell) {
    return whole.summary(cell);
  }

  @Override
  public Cost cost(Unit<C> unit) {
    return whole.cost(unit);
  }

  @Override
  public double width(CurveRow row) {
    return whole.width(row);
  }

  @Override
  public List<String> tableColumns() {
    return whole.tableColumns();
  }

  @Override
  public Transitions transitions() {
    return whole.transitions();
  }

  @Override
  public List<Figure> figures(List<CurveRow> curves) {
    return whole.figures(curves);
  }
}
