package io.onset.bench;

import io.onset.experiment.Experiment;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Trials;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.Unit;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The trials of one cell, opened as a block of them opens them. The self term of the original set,
 * which a sweep pays once and no time of a trial depends on, is stood in for by a constant.
 */
final class CellTrials {

  private final Trials<?> trials;
  private final ArrayDeque<Trial<?>> drawn = new ArrayDeque<>();
  private long next;

  private CellTrials(Trials<?> trials) {
    this.trials = trials;
  }

  /** Opens the trials of a cell. */
  static CellTrials open(BenchCell cell) {
    return new CellTrials(open(BenchSweeps.experiment(BenchSweeps.cell(cell, 1))));
  }

  private static <C extends Record, S extends Serializable, O extends Record> Trials<O> open(
      Experiment<C, S, O> experiment) {
    Unit<C> unit = experiment.units().get(0);
    SharedValue<S> shared = experiment.shared(unit.sharedKey());
    S value = shared.assemble(Collections.nCopies(shared.parts().size(), 0.0));
    return experiment.trials(unit, 0, value);
  }

  /** How many trials share a pass over the original set. */
  int together() {
    return trials.together();
  }

  /** Runs the next trial: its observation. */
  Record run() {
    if (drawn.isEmpty()) {
      List<Long> numbers = LongStream.range(next, next + trials.together()).boxed().toList();
      next += numbers.size();
      drawn.addAll(trials.draw(numbers));
    }
    return drawn.remove().observe(0);
  }
}
