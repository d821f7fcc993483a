package io.onset.engine;

import io.onset.engine.CellTask.CellIndex;
import io.onset.engine.CellTask.CellResult;
import io.onset.engine.CellTask.Summed;
import io.onset.engine.Engine.Shared;
import io.onset.engine.TrialStore.Reading;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds that give trials to where they narrow intervals most. Round 0 takes every unit to 1/32 of
 * its trials. Each round after it doubles the trials of some units, those first of which another
 * multiply-add narrows the interval most, until they make up 1/32 of the work of the whole sweep;
 * one unit at least. A unit that has all its trials is out.
 *
 * <p>An interval of width w from t trials of work c shrinks as 1/sqrt(t), so that a multiply-add
 * narrows it by w/(2 c t): of all ways to spend an amount of work this order gives, but for the
 * rounds, the least sum of widths. The width of a unit is the widest of its cells; equal units go
 * in report order.
 *
 * <p>What a round asks for is a function of the rows below the targets of the round before, and so,
 * by induction, of the experiment alone: a run replays all rounds from the first on, those that are
 * stored take but their reading, and neither an interruption nor what else is stored moves one.
 *
 * @param <C> the experiment's cell
 * @param <S> its shared value
 * @param <O> its observation
 */
final class PrecisionRounds<C extends Record, S extends Serializable, O extends Record>
    implements Iterator<Iterator<TrialBlock>> {

  /** Of every unit's trials: the first round; of all work: every other. */
  static final double SHARE = 1.0 / 32;

  private final Experiment<C, S, O> experiment;
  private final SweepPlan plan;
  private final Engine engine;
  private final Shared<TrialStore> store;
  private final double roundWork;
  private final double[] widths;
  private long[] measured;
  private long[] targets;

  /** The rounds from the first on. */
  PrecisionRounds(
      Experiment<C, S, O> experiment, SweepPlan plan, Engine engine, Shared<TrialStore> store) {
    this.experiment = experiment;
    this.plan = plan;
    this.engine = engine;
    this.store = store;
    this.targets = plan.targets(0);
    this.measured = targets;
    this.widths = new double[targets.length];
    this.roundWork =
        SHARE
            * IntStream.range(0, targets.length)
                .mapToDouble(u -> plan.work(u) * units().get(u).trials())
                .sum();
  }

  private List<Unit<C>> units() {
    return experiment.units();
  }

  /** Whether a unit is below its trials. */
  @Override
  public boolean hasNext() {
    return IntStream.range(0, targets.length).anyMatch(this::isOpen);
  }

  private boolean isOpen(int unit) {
    return targets[unit] < units().get(unit).trials();
  }

  /** The blocks that the next round lacks; those of the round before have all to be stored. */
  @Override
  public Iterator<TrialBlock> next() {
    boolean isFirst = Arrays.stream(targets).allMatch(trials -> trials == 0);
    measure();
    long[] before = targets;
    targets = isFirst ? plan.targets(SHARE) : following();
    return plan.missing(before, targets);
  }

  /** How many trials of every unit there are after the round that was given last. */
  long[] targets() {
    return targets.clone();
  }

  private long[] following() {
    int[] order =
        IntStream.range(0, targets.length)
            .filter(this::isOpen)
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> -gain(unit)))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] following = targets.clone();
    double work = 0;
    for (int i = 0; i < order.length && work < roundWork; i++) {
      int unit = order[i];
      following[unit] = plan.target(unit, 2.0 * targets[unit]);
      work += (following[unit] - targets[unit]) * plan.work(unit);
    }
    return following;
  }

  /** Twice by how much a multiply-add narrows the interval. */
  private double gain(int unit) {
    return widths[unit] / (plan.work(unit) * targets[unit]);
  }

  /** Summarises the units that got trials since they were measured last. */
  private void measure() {
    List<CellIndex> cells = new ArrayList<>();
    for (int u = 0; u < targets.length; u++) {
      if (targets[u] > measured[u]) {
        widths[u] = 0;
        CellTask.cells(u, units().get(u)).forEach(cells::add);
      }
    }
    if (!cells.isEmpty()) {
      Shared<Experiment<C, S, O>> part = engine.share(new Allotted<>(experiment, targets));
      List<Reading> unread = new ArrayList<>();
      engine.run(cells.iterator(), new CellTask<>(part, store), summed -> take(summed, unread));
      if (!unread.isEmpty()) {
        throw new UnreadCellsException(unread);
      }
    }
    measured = targets;
  }

  private void take(Summed summed, List<Reading> unread) {
    if (!summed.reading().isComplete()) {
      unread.add(summed.reading());
      return;
    }
    CellResult result = summed.result();
    double width = experiment.width(result.curve());
    int unit = result.index().unit();
    widths[unit] = width > widths[unit] ? width : widths[unit];
  }
}
