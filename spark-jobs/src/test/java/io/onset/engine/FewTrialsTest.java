package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.store.RunFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More original sets than trials: sets that no trial meets cost nothing and change nothing. */
class FewTrialsTest {

  @TempDir private Path folder;

  private static SweepResult straight(int trials) {
    return ReferenceRun.of(LinearSweeps.experiment(5, trials), LinearSweeps.SEED);
  }

  private SweepResult run(int trials) {
    RunFolder store = EngineContract.runFolder(folder);
    var linear = LinearSweeps.experiment(5, trials);
    return new SweepRun<>(linear, LinearSweeps.SEED, store, new SerialEngine(), Progress.SILENT)
        .run();
  }

  @Test
  void trialsGrowAcrossTheNumberOfSetsAndShrinkAgain() {
    for (int trials : new int[] {2, 4, 12, 3, 7}) {
      EngineContract.requireEqual(straight(trials), run(trials));
    }
  }

  /** Two self terms a set and dimension: of 60 points, with two widths. */
  @Test
  void setsThatNoTrialMeetsAreNotPrepared() {
    var few = LinearSweeps.experiment(1_000_000, 3);
    assertEquals(6, few.shared("d=3").parts().size());
    assertEquals(3, few.units().get(0).strata());
  }
}
