package io.onset.engine;

import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is left to compute of an experiment: blocks, those of the most expensive trials first. A
 * block's size follows from the cost of its trials alone, never from the cluster or from measured
 * time; the blocks are made one unit at a time, so a sweep of millions costs no memory.
 */
public final class SweepPlan {

  /** Multiply-adds of a block: about a second of one core. */
  static final double BLOCK_WORK = 4e9;

  /** Multiply-adds per second of one core, for estimates alone. */
  public static final double WORK_PER_SECOND = 4e9;

  /** Trials of a block at the most, so that its rows stay small. */
  static final int MOST_TRIALS = 4096;

  private final Experiment<?, ?, ?> experiment;
  private final ResultStore store;

  /** The plan of an experiment against what a store has; an empty store may be given as null. */
  public SweepPlan(Experiment<?, ?, ?> experiment, ResultStore store) {
    this.experiment = experiment;
    this.store = store;
  }

  /** How many trials a block of a unit has. */
  static int blockSize(double trialWork) {
    return (int) Math.max(1, Math.min(MOST_TRIALS, BLOCK_WORK / trialWork));
  }

  /** The blocks that are missing, expensive trials first. */
  public Iterator<TrialBlock> missing() {
    List<? extends Unit<?>> units = experiment.units();
    return IntStream.range(0, units.size())
        .boxed()
        .sorted(Comparator.comparingDouble(u -> -work(u)))
        .flatMap(u -> missing(u, units.get(u)))
        .iterator();
  }

  /** How many blocks a whole unit has. */
  public long blocks(Unit<?> unit) {
    int size = blockSize(work(experiment.units().indexOf(unit)));
    return IntStream.range(0, unit.strata())
        .mapToLong(stratum -> (unit.trialsIn(stratum) + size - 1) / size)
        .sum();
  }

  /** Multiply-adds of one trial of a unit, all its cells computed. */
  double work(int unit) {
    return work(experiment, unit);
  }

  private static <C extends Record> double work(Experiment<C, ?, ?> experiment, int unit) {
    return experiment.cost(experiment.units().get(unit)).work();
  }

  private Stream<TrialBlock> missing(int index, Unit<?> unit) {
    int size = blockSize(work(index));
    return IntStream.range(0, unit.strata())
        .boxed()
        .flatMap(stratum -> missing(index, unit, stratum).stream())
        .flatMap(block -> cut(block, size));
  }

  /** What a stratum lacks: cells that lack the same range are computed together. */
  private List<Missing> missing(int index, Unit<?> unit, int stratum) {
    Map<TrialRanges.Range, List<Integer>> cells = new LinkedHashMap<>();
    for (int c = 0; c < unit.cells().size(); c++) {
      for (TrialRanges.Range range :
          ranges(unit.cells().get(c), stratum).missing(unit.trialsIn(stratum))) {
        cells.computeIfAbsent(range, key -> new ArrayList<>()).add(c);
      }
    }
    List<Missing> missing = new ArrayList<>();
    cells.forEach((range, which) -> missing.add(new Missing(index, which, stratum, range)));
    return missing;
  }

  private TrialRanges ranges(UnitCell<?> cell, int stratum) {
    return store == null ? new TrialRanges() : store.stored(cell.at(), stratum);
  }

  private record Missing(int unit, List<Integer> cells, int stratum, TrialRanges.Range range) {}

  private static Stream<TrialBlock> cut(Missing missing, int size) {
    TrialRanges.Range range = missing.range;
    return Stream.iterate(range.first(), first -> first < range.end(), first -> first + size)
        .map(first -> block(missing, first, (int) Math.min(size, range.end() - first)));
  }

  private static TrialBlock block(Missing missing, long first, int count) {
    return new TrialBlock(missing.unit, missing.cells, missing.stratum, first, count);
  }

  /**
   * The memory that a sweep needs.
   *
   * @param label the unit whose tasks need most
   * @param taskBytes what one of its tasks needs
   * @param sharedBytes all shared values together
   */
  public record Demand(String label, double taskBytes, double sharedBytes) {}

  /** What an experiment needs of memory. */
  public static <C extends Record> Demand demand(Experiment<C, ?, ?> experiment) {
    Unit<C> largest =
        experiment.units().stream()
            .max(Comparator.comparingDouble(unit -> experiment.cost(unit).bytes()))
            .orElseThrow();
    double shared =
        experiment.units().stream()
            .map(Unit::sharedKey)
            .distinct()
            .mapToDouble(key -> experiment.shared(key).bytes())
            .sum();
    return new Demand(largest.label(), experiment.cost(largest).bytes(), shared);
  }
}
