package io.onset.engine;

import io.onset.experiment.Experiment;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Trials;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.Unit;
import io.onset.experiment.UserException;
import io.onset.linalg.NumericalFailure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Multiply-adds per second of one core of this machine, on trials of the sweep itself, drawn
 * together as a run draws them: of eight units that stand for equal parts of the sweep's work, a
 * fixed amount of work each, the best of some rounds. A unit whose trials are too long is stood for
 * by the longest that are not. Nothing is stored; shared parts are not computed, since their values
 * take no time from a trial.
 *
 * @param <C> the experiment's cell
 * @param <S> its shared value
 * @param <O> its observation
 */
public final class RateProbe<C extends Record, S extends Serializable, O extends Record> {

  private static final int SAMPLES = 8;
  private static final int ROUNDS = 4;

  /** Multiply-adds of a round of one unit: some hundredths of a second. */
  static final double ROUND_WORK = 2e8;

  /** Multiply-adds of a trial, and bytes of it and of its shared value, at the most. */
  static final double MOST_WORK = 5e8;

  static final double MOST_BYTES = 1 << 28;

  private final Experiment<C, S, O> experiment;
  private final LongSupplier nanoseconds;
  private final Map<String, S> shared = new HashMap<>();

  /** A probe that reads a clock. */
  public RateProbe(Experiment<C, S, O> experiment, LongSupplier nanoseconds) {
    this.experiment = experiment;
    this.nanoseconds = nanoseconds;
  }

  /**
   * Multiply-adds per second of one core.
   *
   * @throws UserException where every trial is too long or too large to be timed
   */
  public double rate() {
    List<Unit<C>> samples = samples();
    Map<Unit<C>, Double> best = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Unit<C> unit : List.copyOf(new LinkedHashSet<>(samples))) {
        best.merge(unit, nanosecondsOfWork(unit), Math::min);
      }
    }
    return 1e9 * samples.size() / samples.stream().mapToDouble(best::get).sum();
  }

  /** Units that stand for equal parts of the work, those of short trials first; with repeats. */
  List<Unit<C>> samples() {
    List<Unit<C>> units = new ArrayList<>(experiment.units());
    units.sort(Comparator.comparingDouble(this::work));
    int first =
        IntStream.range(0, units.size())
            .filter(u -> isShort(units.get(u)))
            .findFirst()
            .orElseThrow(RateProbe::tooLong);
    double total = units.stream().mapToDouble(this::allWork).sum();
    List<Unit<C>> samples = new ArrayList<>();
    Unit<C> timed = units.get(first);
    double before = 0;
    for (Unit<C> unit : units) {
      before += allWork(unit);
      timed = isShort(unit) ? unit : timed;
      while (samples.size() < SAMPLES && (samples.size() + 0.5) * total <= SAMPLES * before) {
        samples.add(timed);
      }
    }
    return samples;
  }

  private static UserException tooLong() {
    return new UserException(
        "no trial of this sweep is short enough to be timed; give --rate, the multiply-adds that a"
            + " core does in a second, such as --rate 4e9");
  }

  private double work(Unit<C> unit) {
    return experiment.cost(unit).work();
  }

  private double allWork(Unit<C> unit) {
    return work(unit) * unit.trials();
  }

  private boolean isShort(Unit<C> unit) {
    double bytes = experiment.cost(unit).bytes() + experiment.shared(unit.sharedKey()).bytes();
    return work(unit) <= MOST_WORK && bytes <= MOST_BYTES;
  }

  private double nanosecondsOfWork(Unit<C> unit) {
    int count = (int) Math.ceil(ROUND_WORK / work(unit));
    S value = shared.computeIfAbsent(unit.sharedKey(), this::standIn);
    Trials<O> trials = experiment.trials(unit, 0, value);
    long start = nanoseconds.getAsLong();
    for (int i = 0; i < count; i += trials.together()) {
      int last = Math.min(i + trials.together(), count);
      run(trials.draw(numbers(unit, i, last)), unit.cells().size());
    }
    return (nanoseconds.getAsLong() - start) / (count * work(unit));
  }

  private S standIn(String key) {
    SharedValue<S> value = experiment.shared(key);
    return value.assemble(Collections.nCopies(value.parts().size(), 0.0));
  }

  private static List<Long> numbers(Unit<?> unit, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> unit.trial(0, i)).toList();
  }

  private void run(List<Trial<O>> drawn, int cells) {
    for (int c = 0; c < cells; c++) {
      for (Trial<O> trial : drawn) {
        observe(trial, c);
      }
    }
  }

  private void observe(Trial<O> trial, int cell) {
    try {
      trial.observe(cell);
    } catch (NumericalFailure e) {
      // A failed trial takes its time as well; here nothing else is asked of it.
      return;
    }
  }
}
