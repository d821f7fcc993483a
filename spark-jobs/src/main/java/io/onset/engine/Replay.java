package io.onset.engine;

import io.onset.engine.SweepPlan.Demand;
import io.onset.experiment.Experiment;
import io.onset.experiment.Quantity;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.store.Column;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One trial of one cell, computed again alone and by the code of a run: what it came from, its row,
 * and the row that is stored. Nothing is written.
 *
 * @param quantities what the experiment tells of it, in order; of a failed trial what came before
 * @param row the columns from {@code trial} on
 * @param isStored whether the folder has this trial
 */
public record Replay(List<Quantity> quantities, List<Cell> row, boolean isStored) {

  /**
   * A column of the row.
   *
   * @param column its name
   * @param computed its value; null where undefined
   * @param stored the stored value; null where undefined or not stored
   */
  public record Cell(String column, Object computed, Object stored) {

    /** Whether the two have the same bits. */
    public boolean isSame() {
      return Objects.equals(computed, stored);
    }
  }

  public Replay {
    quantities = List.copyOf(quantities);
    row = List.copyOf(row);
  }

  /**
   * Computes a trial.
   *
   * @param experiment of one unit with one cell, which has the trial
   * @param seed the master seed, to name the stream of a failed trial
   * @param folder where shared values and rows are, as far as they are stored
   * @param trial its number
   */
  public static <C extends Record, S extends Serializable, O extends Record> Replay of(
      Experiment<C, S, O> experiment, long seed, RunFolder folder, long trial) {
    Unit<C> unit = experiment.units().get(0);
    List<Quantity> told = new ArrayList<>();
    S shared = new SharedParts(folder, warning -> {}).complete(experiment.shared(unit, trial));
    int stratum = (int) (trial % unit.strata());
    Trials<O> trials = experiment.trials(unit, stratum, shared, told::add);
    TrialRow<O> row = BlockTask.observe(seed, unit, trial, trials.draw(trial), 0);
    RowCodec<O> codec = new RowCodec<>(experiment.observationType());
    TrialTable<O> table = new TrialTable<>(unit.cells().get(0).at(), codec);
    Object[] stored = new TrialStore(folder).find(table, unit, trial);
    return new Replay(told, cells(table.ownColumns(), table.ownRow(row), stored), stored != null);
  }

  /** What {@link #of} needs of memory. */
  public static <C extends Record> Demand demand(Experiment<C, ?, ?> experiment, long trial) {
    Unit<C> unit = experiment.units().get(0);
    double shared = experiment.shared(unit, trial).bytes();
    return new Demand(unit.label(), experiment.cost(unit).bytes(), shared);
  }

  private static List<Cell> cells(List<Column> columns, Object[] computed, Object[] stored) {
    return IntStream.range(0, computed.length)
        .mapToObj(i -> cell(columns.get(i), computed[i], stored == null ? null : stored[i]))
        .toList();
  }

  private static Cell cell(Column column, Object computed, Object stored) {
    return new Cell(column.name(), computed, stored);
  }

  /** The columns that differ from the stored row's; none where there is no such row. */
  public List<Cell> differing() {
    return isStored ? row.stream().filter(cell -> !cell.isSame()).toList() : List.of();
  }
}
