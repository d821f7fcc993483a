package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.EngineContract;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class SparkEngineTest {

  /** Fails the first attempt of a task when it is well under way. */
  private static final Hook FAILS_ONCE =
      (cell, trial) -> {
        if (TaskContext.get().attemptNumber() == 0 && trial % 10 == 7) {
          throw new IllegalStateException("injected");
        }
      };

  private static final Hook FAILS_ALWAYS =
      (cell, trial) -> {
        throw new IllegalStateException("injected into trial " + trial);
      };

  @TempDir private Path folder;

  /** Not closed: the context is every test's. */
  private static SparkEngine engine(String master, int partitions) {
    return new SparkEngine(TestSpark.on(master), partitions);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 64})
  void keepsTheContractOnFourCores(int partitions) throws IOException {
    EngineContract.require(engine(TestSpark.FOUR_CORES, partitions), folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void keepsTheContractOnOneCore(int partitions) throws IOException {
    EngineContract.require(engine("local[1]", partitions), folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void keepsTheContractWhenTasksFailOnce(int partitions) throws IOException {
    EngineContract.requireToy(engine(TestSpark.FOUR_CORES, partitions), FAILS_ONCE, folder);
  }

  @Test
  void aTaskThatAlwaysFailsEndsTheRun() {
    SparkEngine engine = engine(TestSpark.FOUR_CORES, 0);
    Exception thrown =
        assertThrows(
            Exception.class, () -> EngineContract.requireToy(engine, FAILS_ALWAYS, folder));
    assertTrue(ExceptionUtils.indexOfType(thrown, IllegalStateException.class) >= 0);
    assertTrue(thrown.getMessage().contains("injected into trial "));
  }

  /** The command line finds the kind of failure in the chain of causes. */
  @Test
  void aFileThatCannotBeWrittenIsToldFromABug() throws IOException {
    SparkEngine engine = engine(TestSpark.FOUR_CORES, 0);
    Files.writeString(folder.resolve("trials"), "no folder");
    Exception thrown =
        assertThrows(Exception.class, () -> EngineContract.requireToy(engine, Hook.NONE, folder));
    StoreException cause = ExceptionUtils.throwableOfType(thrown, StoreException.class);
    assertTrue(cause.getMessage().startsWith(folder + ": cannot write trials/"));
  }

  /** More tasks than one job takes. */
  @ParameterizedTest
  @ValueSource(ints = {3, 64})
  void everyTaskRunsOnceOverSeveralJobs(int partitions) {
    int tasks = 45_001;
    BitSet seen = new BitSet();
    int[] calls = new int[1];
    engine(TestSpark.FOUR_CORES, partitions)
        .run(
            IntStream.range(0, tasks).boxed().iterator(),
            task -> task + 1,
            result -> {
              calls[0]++;
              seen.set(result - 1);
            });
    assertEquals(tasks, calls[0]);
    assertEquals(tasks, seen.cardinality());
    assertEquals(tasks, seen.length());
  }

  @Test
  void noTasksNoJob() {
    int[] calls = new int[1];
    engine(TestSpark.FOUR_CORES, 0)
        .run(List.<Integer>of().iterator(), task -> task, result -> calls[0]++);
    assertEquals(0, calls[0]);
  }

  @Test
  void sharedValuesReachTheTasks() {
    SparkEngine engine = engine(TestSpark.FOUR_CORES, 0);
    var shared = engine.share("word");
    engine.run(
        List.of(1, 2).iterator(),
        task -> shared.get() + task,
        result -> assertTrue(result.matches("word[12]")));
  }

  @Test
  void describesItself() {
    assertEquals("spark 4.1.0 local[4, 3]", engine(TestSpark.FOUR_CORES, 0).describe());
  }
}
