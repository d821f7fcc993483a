package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.engine.Progress;
import io.onset.store.RunFolder;
import io.onset.engine.SweepRun;
import io.onset.experiment.Experiment;
import java.io.Serializable;

/** Times the stage of the trials of a run: self terms and curves are outside. */
final class StageClock implements Progress {

  private static final String TRIALS = "trials";

  private String stage;
  private long start;
  private double seconds;

  private StageClock() {}

  /**
   * Runs what a store lacks of a sweep.
   *
   * @param sweep its text
   * @return seconds that its trials took
   */
  static double trialsSeconds(String sweep, RunFolder store, Engine engine) {
    StageClock clock = new StageClock();
    run(BenchSweeps.experiment(sweep), BenchSweeps.sweep(sweep).seed(), store, engine, clock);
    return clock.seconds;
  }

  private static <C extends Record, S extends Serializable, O extends Record> void run(
      Experiment<C, S, O> experiment,
      long seed,
      RunFolder store,
      Engine engine,
      Progress clock) {
    new SweepRun<>(experiment, seed, store, engine, clock).run();
  }

  @Override
  public void begin(String begun, Tally total) {
    stage = begun;
    start = System.nanoTime();
  }

  @Override
  public void advance(Tally done) {}

  @Override
  public void end() {
    if (stage.equals(TRIALS)) {
      seconds = (System.nanoTime() - start) * 1e-9;
    }
  }
}
