package io.onset.engine;

import io.onset.engine.Engine.Shared;
import io.onset.engine.Engine.Task;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Merges many small files of a cell into a larger one of the same kind; no row changes.
 *
 * @param experiment the experiment
 * @param store where the rows are
 */
record CompactTask<C extends Record, S extends Serializable, O extends Record>(
    Shared<Experiment<C, S, O>> experiment, Shared<TrialStore> store)
    implements Task<CompactTask.Target, Integer> {

  /**
   * A merged file to be.
   *
   * @param unit index of its unit
   * @param cell index in the unit
   * @param file which trials it will hold
   */
  record Target(int unit, int cell, BlockFile file) implements Serializable {}

  /** What to merge in the cells that have too many files. */
  static <C extends Record> List<Target> targets(Experiment<C, ?, ?> experiment, TrialStore store) {
    Set<String> crowded = store.crowdedCells();
    List<Target> targets = new ArrayList<>();
    for (int u = 0; u < experiment.units().size() && !crowded.isEmpty(); u++) {
      Unit<C> unit = experiment.units().get(u);
      for (int c = 0; c < unit.cells().size(); c++) {
        UnitCell<C> cell = unit.cells().get(c);
        if (crowded.contains(TrialFiles.cellId(cell.at()))) {
          for (BlockFile file : BlockFiles.merges(store.files(unit, cell.at()))) {
            targets.add(new Target(u, c, file));
          }
        }
      }
    }
    return targets;
  }

  @Override
  public Integer run(Target target) {
    Unit<C> unit = experiment.get().units().get(target.unit());
    RowCodec<O> codec = new RowCodec<>(experiment.get().observationType());
    TrialTable<O> table = new TrialTable<>(unit.cells().get(target.cell()).at(), codec);
    return store.get().merge(table, unit, target.file());
  }
}
