package io.onset.engine;

import io.onset.engine.BlockTask.Report;
import io.onset.engine.CellTask.CellIndex;
import io.onset.engine.CellTask.CellResult;
import io.onset.engine.CellTask.Summed;
import io.onset.engine.KernelUse.Told;
import io.onset.engine.TrialStore.Reading;
import io.onset.experiment.CurveRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An engine whose blocks and summaries compute and store nothing: the same tasks start and the same
 * results come back, so what a driver holds of them can be seen for more blocks than a disk would
 * take files in an hour.
 *
 * @param engine where the tasks run
 */
public record UnstoredEngine(Engine engine) implements Engine {

  @Override
  public <V extends Serializable> Shared<V> share(V value) {
    return engine.share(value);
  }

  @Override
  public <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
    engine.run(tasks, task -> result(task, run), done);
  }

  @SuppressWarnings("unchecked")
  private static <T, R> R result(T task, Task<T, R> run) {
    if (task instanceof TrialBlock block) {
      return (R) new Told<>(new Report(block.unit(), block.rows(), 0), KernelUse.here());
    }
    if (task instanceof CellIndex index) {
      CurveRow curve = new CurveRow(Map.of("unit", (long) index.unit()));
      Reading whole = new Reading(-1, new ArrayList<>());
      return (R) new Summed(new CellResult(index, curve, "", 0), whole);
    }
    return run.run(task);
  }

  @Override
  public String describe() {
    return engine.describe();
  }

  @Override
  public void close() {
    engine.close();
  }
}
