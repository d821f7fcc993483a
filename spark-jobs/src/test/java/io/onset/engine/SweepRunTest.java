package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Progress.Tally;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.kernel.Backend.Label;
import io.onset.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of itself; its results are the engines' contract. */
class SweepRunTest {

  @TempDir private Path folder;

  private SweepRun<?, ?, ?> sweep(List<Shape> shapes, Progress progress) {
    RunFolder store = EngineContract.runFolder(folder);
    ToyExperiment toy = ToyExperiment.of(7, Hook.NONE, shapes);
    return new SweepRun<>(toy, 7, store, new SerialEngine(), progress);
  }

  private SweepResult run(List<Shape> shapes, Progress progress) {
    return sweep(shapes, progress).run();
  }

  @Test
  void progressEndsAtItsTotals() {
    Recording progress = new Recording();
    SweepResult result = run(ToyExperiment.shapes(50), progress);
    assertEquals(List.of("shared values", "trials", "curves"), progress.stages);
    assertEquals(200, result.trials());
    assertEquals(10, result.failed(), "every fifth trial of one cell of four");
    assertEquals(new Tally(2 * 3 * 10, 0, 0, 0), progress.done.get(0));
    Tally trials = progress.done.get(1);
    assertEquals(new Tally(trials.work(), 4, 200, 10), trials);
    assertEquals(new Tally(4, 0, 0, 0), progress.done.get(2));
    for (int i = 0; i < 3; i++) {
      assertEquals(progress.totals.get(i).work(), progress.done.get(i).work(), 1e-3);
      assertEquals(progress.totals.get(i).cells(), progress.done.get(i).cells());
      assertEquals(progress.totals.get(i).trials(), progress.done.get(i).trials());
    }
  }

  @Test
  void aFinishedSweepHasCurvesAlone() {
    run(ToyExperiment.shapes(20), Progress.SILENT);
    Recording progress = new Recording();
    run(ToyExperiment.shapes(20), progress);
    assertEquals(List.of("curves"), progress.stages);
  }

  @Test
  void countsWhatIsLeft() {
    run(ToyExperiment.shapes(20), Progress.SILENT);
    Recording progress = new Recording();
    run(ToyExperiment.shapes(50), progress);
    assertEquals(30 * 4, progress.done.get(1).trials());
    assertEquals(6, progress.done.get(1).failed());
    assertEquals(new Tally(0, 0, 0, 0), progress.done.get(0), "the shared parts are stored");
  }

  /** Parts of shared values and blocks; summaries have none. */
  @Test
  void everyTaskCountsForItsKernels() {
    Recording progress = new Recording();
    Label here = KernelUse.here();
    SweepRun<?, ?, ?> first = sweep(ToyExperiment.shapes(50), progress);
    first.run();
    long tasks = progress.tasks.get(0) + progress.tasks.get(1);
    assertEquals(Map.of(here.name(), tasks), first.kernels());
    assertEquals(here.warning().isEmpty() ? List.of() : List.of(here.warning()), progress.warnings);
    SweepRun<?, ?, ?> second = sweep(ToyExperiment.shapes(50), new Recording());
    second.run();
    assertEquals(Map.of(), second.kernels());
  }

  /** Requires begin, advance ..., end, begin, ... */
  private static final class Recording implements Progress {
    private final List<String> stages = new ArrayList<>();
    private final List<Tally> totals = new ArrayList<>();
    private final List<Tally> done = new ArrayList<>();
    private final List<Long> tasks = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean open;

    @Override
    public void begin(String stage, Tally total) {
      assertTrue(!open);
      open = true;
      stages.add(stage);
      totals.add(total);
      done.add(new Tally(0, 0, 0, 0));
      tasks.add(0L);
    }

    @Override
    public void advance(Tally more) {
      assertTrue(open);
      int last = done.size() - 1;
      done.set(last, done.get(last).plus(more));
      tasks.set(last, tasks.get(last) + 1);
    }

    @Override
    public void end() {
      assertTrue(open);
      open = false;
    }

    @Override
    public void warn(String warning) {
      warnings.add(warning);
    }
  }
}
