package io.onset.engine;

import io.onset.engine.Engine.Shared;
import io.onset.engine.Engine.Task;
import io.onset.engine.TrialStore.Reading;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Summary;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.store.Digest;
import io.onset.store.StoreException;
import java.io.Serializable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Summarises a cell from its stored rows in the order of the trials: its line of the curves, and
 * the digest of its rows.
 *
 * @param experiment the experiment
 * @param store where the rows are
 */
record CellTask<C extends Record, S extends Serializable, O extends Record>(
    Shared<Experiment<C, S, O>> experiment, Shared<TrialStore> store)
    implements Task<CellTask.CellIndex, CellTask.Summed> {

  /**
   * Names a cell.
   *
   * @param unit index of its unit
   * @param cell index in the unit
   */
  record CellIndex(int unit, int cell) implements Serializable {}

  /**
   * A cell's summary.
   *
   * @param index which cell
   * @param curve its line of the curves
   * @param digest SHA-256 of its rows
   * @param failed how many of its trials failed
   */
  record CellResult(CellIndex index, CurveRow curve, String digest, long failed)
      implements Serializable {}

  /** The cells of a unit. */
  static Stream<CellIndex> cells(int index, Unit<?> unit) {
    return IntStream.range(0, unit.cells().size()).mapToObj(c -> new CellIndex(index, c));
  }

  /**
   * What came of a cell.
   *
   * @param result its summary; null where the reading is not complete
   * @param reading how its rows were read
   */
  record Summed(CellResult result, Reading reading) implements Serializable {

    /**
     * The summary.
     *
     * @throws StoreException where the reading is not complete
     */
    CellResult whole() {
      if (result == null) {
        throw new StoreException("trials are not whole, run again: " + reading, null);
      }
      return result;
    }
  }

  @Override
  public Summed run(CellIndex index) {
    Unit<C> unit = experiment.get().units().get(index.unit());
    UnitCell<C> cell = unit.cells().get(index.cell());
    RowCodec<O> codec = new RowCodec<>(experiment.get().observationType());
    TrialTable<O> table = new TrialTable<>(cell.at(), codec);
    Summary<O> summary = experiment.get().summary(cell.cell());
    Digest digest = new Digest();
    long[] failed = new long[1];
    Reading reading =
        store
            .get()
            .read(
                table,
                unit,
                row -> {
                  digest.add(row);
                  TrialRow<O> trial = table.trial(row);
                  failed[0] += add(summary, (int) (trial.trial() % unit.strata()), trial);
                });
    if (!reading.isComplete()) {
      return new Summed(null, reading);
    }
    CellResult result = new CellResult(index, summary.row(cell.at()), digest.hex(), failed[0]);
    return new Summed(result, reading);
  }

  private int add(Summary<O> summary, int stratum, TrialRow<O> trial) {
    if (trial.failure() != null) {
      summary.addFailed();
      return 1;
    }
    summary.add(stratum, trial.observation());
    return 0;
  }
}
