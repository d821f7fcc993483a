package io.onset.engine;

import com.google.common.collect.Iterators;
import io.onset.engine.Progress.Tally;
import io.onset.experiment.Allocation;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder lacks of an experiment.
 *
 * @param asked trials of all cells
 * @param missing how many of them are not stored
 * @param blocks in how many blocks they would be computed
 * @param work multiply-adds of the missing trials
 * @param next the units that the next round gives trials to, by label, and how many they then have;
 *     empty where allocation is even or nothing is missing
 */
public record Remains(long asked, long missing, long blocks, double work, Map<String, Long> next) {

  /** Compares an experiment with what is stored; with {@code precision} it reads rows, too. */
  public static <C extends Record, S extends Serializable, O extends Record> Remains of(
      Experiment<C, S, O> experiment, RunFolder folder, Allocation allocation) {
    TrialStore store = new TrialStore(folder);
    SweepPlan plan = new SweepPlan(experiment, store);
    Tally left = Backlog.of(experiment, plan.missing()).total();
    long asked =
        experiment.units().stream().mapToLong(unit -> unit.trials() * unit.cells().size()).sum();
    Map<String, Long> next =
        switch (allocation) {
          case EVEN -> Map.of();
          case PRECISION -> next(experiment, plan, store);
        };
    return new Remains(asked, left.trials(), Iterators.size(plan.missing()), left.work(), next);
  }

  /** The first round that is not stored. */
  private static <C extends Record, S extends Serializable, O extends Record>
      Map<String, Long> next(Experiment<C, S, O> experiment, SweepPlan plan, TrialStore store) {
    Engine engine = new SerialEngine();
    var rounds = new PrecisionRounds<>(experiment, plan, engine, engine.share(store));
    while (rounds.hasNext()) {
      long[] before = rounds.targets();
      if (rounds.next().hasNext()) {
        return rising(experiment.units(), before, rounds.targets());
      }
    }
    return Map.of();
  }

  private static Map<String, Long> rising(
      List<? extends Unit<?>> units, long[] before, long[] after) {
    Map<String, Long> rising = new LinkedHashMap<>();
    for (int u = 0; u < after.length; u++) {
      if (after[u] > before[u]) {
        rising.put(units.get(u).label(), after[u]);
      }
    }
    return rising;
  }
}
