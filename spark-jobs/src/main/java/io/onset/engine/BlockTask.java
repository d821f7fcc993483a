package io.onset.engine;

import io.onset.engine.Engine.Shared;
import io.onset.engine.Engine.Task;
import io.onset.experiment.Experiment;
import io.onset.experiment.Trials;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.Unit;
import io.onset.linalg.NumericalFailure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Runs a block: each trial draws once and observes every cell; the rows of each cell are stored as
 * one file. A trial that fails numerically is a row with its reason; anything else that is thrown
 * is a bug and ends the run.
 *
 * @param experiment the experiment
 * @param shared the shared values by key
 * @param store where the rows go
 * @param seed the master seed, to name the stream of a failed trial
 */
record BlockTask<C extends Record, S extends Serializable, O extends Record>(
    Shared<Experiment<C, S, O>> experiment,
    Map<String, Shared<S>> shared,
    Shared<TrialStore> store,
    long seed)
    implements Task<TrialBlock, BlockTask.Report> {

  /**
   * What came of a block.
   *
   * @param unit index of its unit
   * @param rows rows stored
   * @param failed how many of them are failed trials
   */
  record Report(int unit, long rows, long failed) implements Serializable {}

  @Override
  public Report run(TrialBlock block) {
    Unit<C> whole = experiment.get().units().get(block.unit());
    Unit<C> unit = whole.part(block.cells());
    List<List<TrialRow<O>>> rows = compute(unit, block);
    RowCodec<O> codec = new RowCodec<>(experiment.get().observationType());
    long failed = 0;
    for (int c = 0; c < rows.size(); c++) {
      TrialTable<O> table = new TrialTable<>(unit.cells().get(c).at(), codec);
      store.get().write(table, block, rows.get(c));
      failed += rows.get(c).stream().filter(row -> row.failure() != null).count();
    }
    return new Report(block.unit(), block.rows(), failed);
  }

  private List<List<TrialRow<O>>> compute(Unit<C> unit, TrialBlock block) {
    S value = shared.get(unit.sharedKey()).get();
    List<List<TrialRow<O>>> rows = new ArrayList<>();
    unit.cells().forEach(cell -> rows.add(new ArrayList<>()));
    for (int stratum = block.stratum(); stratum < block.stratum() + block.strata(); stratum++) {
      Trials<O> trials = experiment.get().trials(unit, stratum, value);
      int together = trials.together();
      for (int i = 0; i < block.count(); i += together) {
        int last = Math.min(i + together, block.count());
        compute(
            unit, numbers(unit, stratum, block.first() + i, block.first() + last), trials, rows);
      }
    }
    return rows;
  }

  private static List<Long> numbers(Unit<?> unit, int stratum, long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> unit.trial(stratum, i)).toList();
  }

  private void compute(
      Unit<C> unit, List<Long> numbers, Trials<O> trials, List<List<TrialRow<O>>> rows) {
    List<Trial<O>> drawn = trials.draw(numbers);
    for (int c = 0; c < rows.size(); c++) {
      for (int t = 0; t < drawn.size(); t++) {
        rows.get(c).add(observe(seed, unit, numbers.get(t), drawn.get(t), c));
      }
    }
  }

  /** A trial's row of one cell; a failed one names its stream. */
  static <O extends Record> TrialRow<O> observe(
      long seed, Unit<?> unit, long number, Trial<O> trial, int cell) {
    try {
      return new TrialRow<>(number, trial.observe(cell), null);
    } catch (NumericalFailure e) {
      String key = HexFormat.of().toHexDigits(unit.dataKey());
      String stream = "seed=" + seed + " data=0x" + key + " trial=" + number;
      return new TrialRow<>(number, null, e.getMessage() + " [" + stream + "]");
    }
  }
}
