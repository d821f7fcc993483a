package io.onset.engine;

import com.google.common.collect.Iterators;
import io.onset.engine.TrialRanges.Range;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.experiment.UserException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is left to compute of an experiment: blocks, those of the most expensive trials first. A
 * block's size follows from the cost of its trials alone, never from the cluster or from measured
 * time; the blocks are made one at a time, so a sweep of millions costs no memory.
 */
public final class SweepPlan {

  /** Multiply-adds of a block: about a second of one core. */
  static final double BLOCK_WORK = 4e9;

  /** Multiply-adds per second of one core, for estimates alone. */
  public static final double WORK_PER_SECOND = 4e9;

  /** Trials of a block at the most, and rows of all its cells: what a task holds of them. */
  static final int MOST_TRIALS = 4096;

  static final int MOST_ROWS = 1 << 14;

  /**
   * Trials of a stratum in one block at the most where there are several strata, so that a block's
   * trials lie near each other and are read in order without reading its file again and again.
   */
  static final int MOST_OF_STRATUM = 16;

  /** Strata of cells whose stored ranges are kept once listed; those of more are listed again. */
  private static final long MOST_KEPT = 1 << 18;

  private final Experiment<?, ?, ?> experiment;
  private final TrialStore store;
  private final Map<Integer, List<TrialRanges[]>> kept = new HashMap<>();
  private long keptStrata;

  /**
   * The plan of an experiment against what a store has; an empty store may be given as null.
   *
   * @throws UserException if two units of different labels would draw the same numbers
   */
  public SweepPlan(Experiment<?, ?, ?> experiment, TrialStore store) {
    refuseEqualDraws(experiment.units());
    this.experiment = experiment;
    this.store = store;
  }

  private static void refuseEqualDraws(List<? extends Unit<?>> units) {
    Map<Long, String> labels = new HashMap<>();
    for (Unit<?> unit : units) {
      String other = labels.putIfAbsent(unit.dataKey(), unit.label());
      if (other != null && !other.equals(unit.label())) {
        String key = "data key 0x" + HexFormat.of().toHexDigits(unit.dataKey());
        throw new UserException(
            other + " and " + unit.label() + " have the same draws (" + key + "), must differ");
      }
    }
  }

  /** How many trials a block of a unit has. */
  static int blockSize(double trialWork, int cells) {
    double most = Math.min(MOST_TRIALS, (double) MOST_ROWS / cells);
    return (int) Math.max(1, Math.min(most, BLOCK_WORK / trialWork));
  }

  /** The blocks that are missing, expensive trials first; made as they are asked for. */
  public Iterator<TrialBlock> missing() {
    return missing(targets(0), targets(1));
  }

  /** Of these, the blocks of the trials {@code from[u]} to {@code to[u] - 1} of every unit u. */
  Iterator<TrialBlock> missing(long[] from, long[] to) {
    Stream<Integer> order =
        IntStream.range(0, from.length).boxed().sorted(Comparator.comparingDouble(u -> -work(u)));
    return concat(order.filter(u -> from[u] < to[u]), u -> missing(u, from[u], to[u]));
  }

  /** A share of every unit's trials, from 0 to 1, rounded up to whole blocks. */
  long[] targets(double share) {
    return IntStream.range(0, experiment.units().size())
        .mapToLong(u -> target(u, share * experiment.units().get(u).trials()))
        .toArray();
  }

  /** A number of trials of a unit, rounded up to whole blocks; at most what is asked for. */
  long target(int unit, double trials) {
    Unit<?> whole = experiment.units().get(unit);
    int size = blockSize(work(unit), whole.cells().size());
    return Math.min(whole.trials(), (long) Math.ceil(trials / size) * size);
  }

  /** A stream's own {@code flatMap} would hold all blocks of a unit at once. */
  private static <T> Iterator<TrialBlock> concat(
      Stream<T> parts, Function<T, Iterator<TrialBlock>> blocks) {
    return Iterators.concat(Iterators.transform(parts.iterator(), blocks::apply));
  }

  /** How many blocks a unit lacks. */
  public long blocks(int unit) {
    return Iterators.size(missing(unit, 0, experiment.units().get(unit).trials()));
  }

  /** Multiply-adds of one trial of a unit, all its cells computed. */
  double work(int unit) {
    return work(experiment, unit);
  }

  private static <C extends Record> double work(Experiment<C, ?, ?> experiment, int unit) {
    return experiment.cost(experiment.units().get(unit)).work();
  }

  private Iterator<TrialBlock> missing(int index, long from, long to) {
    int size = blockSize(work(index), experiment.units().get(index).cells().size());
    return concat(gaps(index, from, to).stream(), gap -> cut(index, gap, size));
  }

  /** A range of trials that some cells lack, alike in neighbouring strata. */
  private record Gap(Range range, List<Integer> cells, int stratum, int strata) {

    boolean continues(Gap other) {
      return range.equals(other.range)
          && cells.equals(other.cells)
          && stratum == other.stratum + other.strata;
    }

    long length() {
      return range.end() - range.first();
    }

    Gap and(Gap next) {
      return new Gap(range, cells, stratum, strata + next.strata);
    }
  }

  private List<Gap> gaps(int index, long from, long to) {
    Unit<?> unit = experiment.units().get(index);
    List<TrialRanges[]> stored = stored(index);
    List<Gap> gaps = new ArrayList<>();
    Map<Range, Integer> open = new HashMap<>();
    for (int stratum = 0; stratum < unit.strata(); stratum++) {
      Range range = new Range(unit.trialsIn(stratum, from), unit.trialsIn(stratum, to));
      for (Gap gap : gaps(stored, stratum, range)) {
        Integer last = open.get(gap.range);
        if (last != null && gap.continues(gaps.get(last))) {
          gaps.set(last, gaps.get(last).and(gap));
        } else {
          open.put(gap.range, gaps.size());
          gaps.add(gap);
        }
      }
    }
    return gaps;
  }

  private List<TrialRanges[]> stored(int index) {
    if (kept.containsKey(index)) {
      return kept.get(index);
    }
    Unit<?> unit = experiment.units().get(index);
    List<TrialRanges[]> stored = unit.cells().stream().map(cell -> stored(unit, cell)).toList();
    long strata = (long) unit.strata() * stored.size();
    if (keptStrata + strata <= MOST_KEPT) {
      keptStrata += strata;
      kept.put(index, stored);
    }
    return stored;
  }

  private TrialRanges[] stored(Unit<?> unit, UnitCell<?> cell) {
    return store == null ? TrialRanges.none(unit.strata()) : store.stored(unit, cell.at());
  }

  /** What one stratum lacks: cells that lack the same range are computed together. */
  private static List<Gap> gaps(List<TrialRanges[]> stored, int stratum, Range asked) {
    Map<Range, List<Integer>> cells = new LinkedHashMap<>();
    for (int c = 0; c < stored.size(); c++) {
      for (Range range : stored.get(c)[stratum].missing(asked.first(), asked.end())) {
        cells.computeIfAbsent(range, key -> new ArrayList<>()).add(c);
      }
    }
    List<Gap> gaps = new ArrayList<>();
    cells.forEach((range, which) -> gaps.add(new Gap(range, which, stratum, 1)));
    return gaps;
  }

  /** Blocks of some {@code size} trials: long ranges are cut, short ones joined over strata. */
  private static Iterator<TrialBlock> cut(int unit, Gap gap, int size) {
    int run = gap.strata == 1 ? size : Math.min(size, MOST_OF_STRATUM);
    int strata = (int) Math.max(1, size / Math.min(run, gap.length()));
    Stream<Integer> steps = IntStream.iterate(0, s -> s < gap.strata, s -> s + strata).boxed();
    return concat(
        steps, s -> cut(unit, gap, gap.stratum + s, Math.min(strata, gap.strata - s), run));
  }

  private static Iterator<TrialBlock> cut(int unit, Gap gap, int stratum, int strata, int run) {
    Range range = gap.range;
    return Stream.iterate(range.first(), first -> first < range.end(), first -> first + run)
        .map(
            first -> {
              int count = (int) Math.min(run, range.end() - first);
              return new TrialBlock(unit, gap.cells, stratum, strata, first, count);
            })
        .iterator();
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
