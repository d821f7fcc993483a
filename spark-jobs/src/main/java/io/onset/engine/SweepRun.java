package io.onset.engine;

import com.google.common.collect.Iterators;
import io.onset.engine.BlockTask.Report;
import io.onset.engine.CellTask.CellIndex;
import io.onset.engine.CellTask.CellResult;
import io.onset.engine.CompactTask.Target;
import io.onset.engine.Engine.Shared;
import io.onset.engine.Engine.Task;
import io.onset.engine.KernelUse.Told;
import io.onset.engine.Progress.Tally;
import io.onset.experiment.Experiment;
import io.onset.experiment.SharedValue;
import io.onset.experiment.SharedValue.Part;
import io.onset.experiment.Unit;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A run of a sweep on an engine, in three stages: the shared values, the blocks that are missing,
 * the summary of every cell from its stored rows; between them files are merged where there are too
 * many. Whatever was stored before is not computed again, unless it turns out to be damaged: then
 * the run goes round. The result is a function of the experiment alone.
 *
 * @param <C> the experiment's cell
 * @param <S> its shared value
 * @param <O> its observation
 */
public final class SweepRun<C extends Record, S extends Serializable, O extends Record> {

  private final Experiment<C, S, O> experiment;
  private final long seed;
  private final RunFolder folder;
  private final Engine engine;
  private final Progress progress;
  private final KernelUse kernels;

  /** A run that has not begun. */
  public SweepRun(
      Experiment<C, S, O> experiment,
      long seed,
      RunFolder folder,
      Engine engine,
      Progress progress) {
    this.experiment = experiment;
    this.seed = seed;
    this.folder = folder;
    this.engine = engine;
    this.progress = progress;
    this.kernels = new KernelUse(progress::warn);
  }

  /** Runs what is missing and summarises all. */
  public SweepResult run() {
    return run(Spending.UNLIMITED);
  }

  /**
   * Runs what is missing, or as much of it as a budget lets begin, and summarises what is there: of
   * each unit the longest run of trials that all its cells have.
   */
  public SweepResult run(Spending spending) {
    Shared<Experiment<C, S, O>> sharedExperiment = engine.share(experiment);
    TrialStore store = new TrialStore(folder);
    Shared<TrialStore> sharedStore = engine.share(store);
    Repair repair = new Repair(store, progress::warn);
    while (true) {
      try {
        complete(sharedExperiment, store, sharedStore, spending);
      } catch (UnreadCellsException e) {
        progress.end();
        e.readings().forEach(repair::passes);
        if (repair.isNeeded()) {
          continue;
        }
      }
      compact(store, new CompactTask<>(sharedExperiment, sharedStore));
      Experiment<C, S, O> held =
          spending.isLimited() ? Allotted.stored(experiment, store) : experiment;
      Shared<Experiment<C, S, O>> sharedHeld =
          spending.isLimited() ? engine.share(held) : sharedExperiment;
      List<CellResult> results =
          summarise(held.units(), new CellTask<>(sharedHeld, sharedStore), repair);
      if (!repair.isNeeded()) {
        return result(results, held.units());
      }
    }
  }

  /** Computes the blocks that are missing, and first the shared values that they take. */
  private void complete(
      Shared<Experiment<C, S, O>> sharedExperiment,
      TrialStore store,
      Shared<TrialStore> sharedStore,
      Spending spending) {
    SweepPlan plan = new SweepPlan(experiment, store);
    Backlog backlog = Backlog.of(experiment, plan.missing());
    if (backlog.total().trials() > 0) {
      Map<String, Shared<S>> shared = shareValues(backlog.sharedKeys());
      Task<TrialBlock, Report> task = new BlockTask<>(sharedExperiment, shared, sharedStore, seed);
      compute(rounds(plan, spending, sharedStore), backlog, task, spending.budget());
    }
  }

  /** Merges files where there are too many, so that a sweep of years can still be listed. */
  private void compact(TrialStore store, CompactTask<C, S, O> task) {
    List<Target> targets = CompactTask.targets(experiment, store);
    if (!targets.isEmpty()) {
      progress.begin("compaction", new Tally(targets.size(), 0, 0, 0));
      engine.run(targets.iterator(), task, gone -> progress.advance(new Tally(1, 0, 0, 0)));
      progress.end();
    }
  }

  /** How many parts of shared values and blocks this run computed on kernels of each name. */
  public Map<String, Long> kernels() {
    return kernels.tasks();
  }

  private Map<String, Shared<S>> shareValues(Iterable<String> keys) {
    SharedParts stored = new SharedParts(folder, progress::warn);
    Map<String, SharedValue<S>> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, experiment.shared(key)));
    List<Part> missing = stored.missing(values.values());
    Tally total = new Tally(missing.stream().mapToDouble(Part::work).sum(), 0, 0, 0);
    progress.begin("shared values", total);
    engine.run(
        missing.iterator(),
        KernelUse.telling(SharedParts::compute),
        kernels.counting(
            result -> {
              stored.add(result);
              progress.advance(new Tally(result.work(), 0, 0, 0));
            }));
    progress.end();
    stored.save();
    Map<String, Shared<S>> shared = new HashMap<>();
    values.forEach((key, value) -> shared.put(key, engine.share(stored.assemble(value))));
    return shared;
  }

  /** Without a budget one round of all that is missing, for nothing then depends on an order. */
  private Iterator<Iterator<TrialBlock>> rounds(
      SweepPlan plan, Spending spending, Shared<TrialStore> store) {
    if (!spending.isLimited()) {
      return Iterators.singletonIterator(plan.missing());
    }
    return switch (spending.allocation()) {
      case EVEN -> Iterators.singletonIterator(EvenRounds.blocks(plan));
      case PRECISION -> new PrecisionRounds<>(experiment, plan, engine, store);
    };
  }

  private void compute(
      Iterator<Iterator<TrialBlock>> rounds,
      Backlog backlog,
      Task<TrialBlock, Report> task,
      Budget budget) {
    Consumer<Told<Report>> done =
        kernels.counting(report -> progress.advance(backlog.done(report)));
    Task<TrialBlock, Told<Report>> telling = KernelUse.telling(task);
    progress.begin("trials", backlog.total());
    boolean whole = true;
    while (whole && rounds.hasNext()) {
      whole = compute(rounds.next(), telling, done, budget);
    }
    progress.end();
  }

  /** Computes a round; whether the budget left none of its blocks out. */
  private boolean compute(
      Iterator<TrialBlock> round,
      Task<TrialBlock, Told<Report>> task,
      Consumer<Told<Report>> done,
      Budget budget) {
    boolean[] late = new boolean[1];
    engine.run(
        budget.limit(round),
        budget.limit(task),
        told -> {
          if (told == null) {
            late[0] = true;
          } else {
            done.accept(told);
          }
        });
    return !late[0] && !budget.isOver();
  }

  private List<CellResult> summarise(List<Unit<C>> units, CellTask<C, S, O> task, Repair repair) {
    List<CellIndex> cells = cells(units);
    List<CellResult> results = new ArrayList<>();
    progress.begin("curves", new Tally(cells.size(), 0, 0, 0));
    engine.run(
        cells.iterator(),
        task,
        summed -> {
          if (repair.passes(summed.reading())) {
            results.add(summed.result());
          }
          progress.advance(new Tally(1, 0, 0, 0));
        });
    progress.end();
    return results;
  }

  private SweepResult result(List<CellResult> results, List<Unit<C>> units) {
    results.sort(
        Comparator.comparing((CellResult r) -> r.index().unit())
            .thenComparing(r -> r.index().cell()));
    SweepResult result = SweepResult.of(results, units, experiment.units());
    result.warning().ifPresent(progress::warn);
    return result;
  }

  /** The cells that have trials. */
  private static <C extends Record> List<CellIndex> cells(List<Unit<C>> units) {
    return IntStream.range(0, units.size())
        .filter(u -> units.get(u).trials() > 0)
        .boxed()
        .flatMap(u -> CellTask.cells(u, units.get(u)))
        .toList();
  }
}
