package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.engine.Progress;
import io.onset.engine.SweepRun;
import io.onset.experiment.Experiment;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.util.function.LongSupplier;

/**
 * Times the trials of a run, from the stage of the shared values to the end of that of the trials:
 * the self terms of large training sets, which belong to the trials, are in the former. The curves
 * are outside; so is the self term of the original set where an earlier run has stored it.
 */
final class StageClock implements Progress {

  private static final String FIRST = "shared values";
  private static final String LAST = "trials";

  private final LongSupplier nanoTime;
  private String stage;
  private long start;
  private double seconds;

  /** A clock that has timed nothing. */
  StageClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  double seconds() {
    return seconds;
  }

  /**
   * Runs what a store lacks of a sweep.
   *
   * @param sweep its text
   * @return seconds that its trials took; 0 where none were missing
   */
  static double trialsSeconds(String sweep, RunFolder store, Engine engine) {
    StageClock clock = new StageClock(System::nanoTime);
    run(BenchSweeps.experiment(sweep), BenchSweeps.sweep(sweep).seed(), store, engine, clock);
    return clock.seconds;
  }

  private static <C extends Record, S extends Serializable, O extends Record> void run(
      Experiment<C, S, O> experiment, long seed, RunFolder store, Engine engine, Progress clock) {
    new SweepRun<>(experiment, seed, store, engine, clock).run();
  }

  @Override
  public void begin(String begun, Tally total) {
    stage = begun;
    if (stage.equals(FIRST)) {
      start = nanoTime.getAsLong();
    }
  }

  @Override
  public void advance(Tally done) {}

  @Override
  public void end() {
    if (stage.equals(LAST)) {
      seconds = (nanoTime.getAsLong() - start) * 1e-9;
    }
  }
}
