package io.onset.engine;

import io.onset.engine.CellTask.CellIndex;
import io.onset.engine.CellTask.CellResult;
import io.onset.experiment.Experiment;
import io.onset.experiment.Summary;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.linalg.NumericalFailure;
import io.onset.store.Digest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run must give, by the plainest loops: cell by cell, one draw for each observation; no
 * plan, no blocks, no store, no engine.
 */
public final class ReferenceRun<C extends Record, S extends Serializable, O extends Record> {

  private final Experiment<C, S, O> experiment;
  private final long seed;

  private ReferenceRun(Experiment<C, S, O> experiment, long seed) {
    this.experiment = experiment;
    this.seed = seed;
  }

  /** The result of a sweep. */
  public static <C extends Record, S extends Serializable, O extends Record> SweepResult of(
      Experiment<C, S, O> experiment, long seed) {
    return new ReferenceRun<>(experiment, seed).result();
  }

  private SweepResult result() {
    List<CellResult> results = new ArrayList<>();
    List<Unit<C>> units = experiment.units();
    for (int u = 0; u < units.size(); u++) {
      int cells = units.get(u).trials() == 0 ? 0 : units.get(u).cells().size();
      for (int c = 0; c < cells; c++) {
        results.add(cell(units.get(u), new CellIndex(u, c)));
      }
    }
    return SweepResult.of(results, units, units);
  }

  private CellResult cell(Unit<C> unit, CellIndex index) {
    UnitCell<C> cell = unit.cells().get(index.cell());
    var shared = experiment.shared(unit.sharedKey());
    S value = shared.assemble(shared.parts().stream().map(part -> part.compute()).toList());
    Summary<O> summary = experiment.summary(cell.cell());
    Digest digest = new Digest();
    long failed = 0;
    Unit<C> part = unit.part(List.of(index.cell()));
    for (long t = 0; t < unit.trials(); t++) {
      Trials<O> trials = experiment.trials(part, (int) (t % unit.strata()), value);
      failed += trial(unit, t, trials, summary, digest);
    }
    return new CellResult(index, summary.row(cell.at()), digest.hex(), failed);
  }

  private int trial(
      Unit<C> unit, long number, Trials<O> trials, Summary<O> summary, Digest digest) {
    int columns = experiment.observationType().getRecordComponents().length;
    try {
      O observation = trials.draw(number).observe(0);
      digest.add(number, "ok", null);
      digest.add(new RowCodec<>(experiment.observationType()).values(observation));
      summary.add((int) (number % unit.strata()), observation);
      return 0;
    } catch (NumericalFailure e) {
      String key = String.format("%016x", unit.dataKey());
      String stream = " [seed=" + seed + " data=0x" + key + " trial=" + number + "]";
      digest.add(number, "failed", e.getMessage() + stream);
      digest.add(new Object[columns]);
      summary.addFailed();
      return 1;
    }
  }
}
