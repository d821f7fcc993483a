package io.onset.engine;

import io.onset.engine.Progress.Tally;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How much is left to do, unit by unit: what progress is counted against. */
final class Backlog {

  private final Experiment<?, ?, ?> experiment;
  private final Map<Integer, Long> rowsLeft = new HashMap<>();
  private final Map<Integer, Double> workPerRow = new HashMap<>();
  private final Set<String> sharedKeys = new LinkedHashSet<>();
  private Tally total = new Tally(0, 0, 0, 0);

  private Backlog(Experiment<?, ?, ?> experiment) {
    this.experiment = experiment;
  }

  static <C extends Record> Backlog of(
      Experiment<C, ?, ?> experiment, Iterator<TrialBlock> blocks) {
    Backlog backlog = new Backlog(experiment);
    while (blocks.hasNext()) {
      TrialBlock block = blocks.next();
      Unit<C> unit = experiment.units().get(block.unit());
      double work = experiment.cost(unit).work() / unit.cells().size();
      backlog.add(block, unit, work);
    }
    backlog.rowsLeft.keySet().forEach(u -> backlog.total = backlog.total.plus(backlog.cells(u)));
    return backlog;
  }

  private void add(TrialBlock block, Unit<?> unit, double workPerRow) {
    long rows = block.rows();
    rowsLeft.merge(block.unit(), rows, Long::sum);
    this.workPerRow.put(block.unit(), workPerRow);
    sharedKeys.add(unit.sharedKey());
    total = total.plus(new Tally(workPerRow * rows, 0, rows, 0));
  }

  private Tally cells(int unit) {
    return new Tally(0, experiment.units().get(unit).cells().size(), 0, 0);
  }

  Tally total() {
    return total;
  }

  Set<String> sharedKeys() {
    return sharedKeys;
  }

  /** Takes a block off; a unit's cells count as done with its last block. */
  Tally done(BlockTask.Report report) {
    long left = rowsLeft.merge(report.unit(), -report.rows(), Long::sum);
    double work = workPerRow.get(report.unit()) * report.rows();
    Tally rows = new Tally(work, 0, report.rows(), report.failed());
    return left == 0 ? rows.plus(cells(report.unit())) : rows;
  }
}
