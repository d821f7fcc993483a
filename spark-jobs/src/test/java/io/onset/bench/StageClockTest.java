package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Progress.Tally;
import io.onset.engine.SerialEngine;
import io.onset.store.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageClockTest {

  private static final Tally SOME = new Tally(1, 1, 1, 0);

  /** Stages of 1, 2 and 4 s, and 8 s after each: of these the first, the second and 8 s between. */
  @Test
  void theSelfTermsOfTrainingSetsBelongToTheTrials() {
    AtomicLong now = new AtomicLong(5);
    StageClock clock = new StageClock(now::get);
    long seconds = 1;
    for (String stage : List.of("shared values", "trials", "curves")) {
      clock.begin(stage, SOME);
      now.addAndGet(seconds * 1_000_000_000);
      clock.end();
      now.addAndGet(8_000_000_000L);
      seconds *= 2;
    }
    assertEquals(1 + 8 + 2, clock.seconds(), 1e-14);
  }

  /** The stages of a run have these names; what is stored takes no time. */
  @Test
  void aRun(@TempDir Path folder) {
    RunFolder store = RunFolder.of(folder.toString(), new Configuration());
    String sweep = BenchSweeps.mixed(1, 1, 20);
    assertTrue(StageClock.trialsSeconds(sweep, store, new SerialEngine()) > 0);
    assertEquals(0, StageClock.trialsSeconds(sweep, store, new SerialEngine()));
  }
}
