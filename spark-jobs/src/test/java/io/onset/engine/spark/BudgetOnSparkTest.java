package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Budget;
import io.onset.engine.Countdown;
import io.onset.engine.Engine;
import io.onset.engine.EngineContract;
import io.onset.engine.LinearSweeps;
import io.onset.engine.Progress;
import io.onset.engine.ReferenceRun;
import io.onset.engine.SerialEngine;
import io.onset.engine.Spending;
import io.onset.engine.SweepResult;
import io.onset.engine.SweepRun;
import io.onset.experiment.Allocation;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights on Spark and off it end where one straight run does. */
@Tag("spark")
class BudgetOnSparkTest {

  @TempDir private Path folder;

  private SweepResult run(Engine engine, int trials, Spending spending) {
    return new SweepRun<>(
            LinearSweeps.experiment(3, trials),
            LinearSweeps.SEED,
            EngineContract.runFolder(folder),
            engine,
            Progress.SILENT)
        .run(spending);
  }

  private static SweepResult straight(int trials) {
    return ReferenceRun.of(LinearSweeps.experiment(3, trials), LinearSweeps.SEED);
  }

  /** Not closed: the context is every test's. */
  private static Engine spark(int partitions) {
    return new SparkEngine(TestSpark.on(TestSpark.FOUR_CORES), partitions);
  }

  @ParameterizedTest
  @EnumSource
  void nightsEndWhereOneRunDoes(Allocation allocation) {
    Random nights = new Random(5);
    for (int trials : new int[] {4, 10, 30}) {
      SweepResult result;
      do {
        Engine engine = nights.nextBoolean() ? spark(nights.nextInt(3)) : new SerialEngine();
        Budget budget = Countdown.of(1 + nights.nextInt(8));
        result = run(engine, trials, new Spending(allocation, budget));
      } while (!result.isComplete());
      EngineContract.requireEqual(straight(trials), result);
    }
  }

  /** The tasks of a wave that is under way end by themselves. */
  @Test
  void tasksThatBeginTooLateDoNothing() {
    Budget budget = Countdown.of(8);
    SweepResult result = run(spark(1), 10, new Spending(Allocation.EVEN, budget));
    assertTrue(result.trials() < 160);
  }
}
