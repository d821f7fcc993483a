package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Replay;
import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.engine.ToyExperiment;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.spark.ExecutorSize;
import io.onset.experiment.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toy's task needs 1 KiB, its two shared values 8 bytes each. */
class MemoryCheckTest {

  private static final ToyExperiment TOY = ToyExperiment.of(7, Hook.NONE, ToyExperiment.shapes(9));

  @TempDir private Path folder;
  private SweepFile file;

  @BeforeEach
  void read() throws Exception {
    file = SweepFile.read(TinySweep.in(folder).file(), List.of());
  }

  private String refusal(double heap, int cores, int coresOfTask) {
    ExecutorSize size = new ExecutorSize(heap, OptionalInt.of(cores), coresOfTask);
    return assertThrows(UserException.class, () -> MemoryCheck.require(file, TOY, size))
        .getMessage();
  }

  @Test
  void namesCellNeedRoomAndRemedies() {
    assertEquals(new Demand("a", 1024, 16), SweepPlan.demand(TOY));
    assertEquals(
        file.gridError(
                "the cell a needs 1.0 KiB a task, with 4 at once and 16 B shared 4.0 KiB, must fit"
                    + " into 3.2 KiB of an executor's 4.0 KiB; take a smaller grid or --"
                    + " --executor-cores 3 or -- --executor-memory 1g")
            .getMessage(),
        refusal(4096, 4, 1));
  }

  /** Cores are of the executor, of which a task may take several. */
  @Test
  void fewerCoresAreWholeTasks() {
    assertTrue(refusal(4096, 8, 2).contains("-- --executor-cores 6 or --"));
    String none = refusal(1024, 4, 1);
    assertTrue(none.endsWith("; take a smaller grid or -- --executor-memory 1g"), none);
  }

  @Test
  void whatFitsPasses() {
    ExecutorSize size = new ExecutorSize((3 * 1024 + 16) / 0.8, OptionalInt.of(3), 1);
    assertDoesNotThrow(() -> MemoryCheck.require(file, TOY, size));
    assertDoesNotThrow(() -> MemoryCheck.require(file, TOY, 4));
    assertDoesNotThrow(() -> MemoryCheck.require(file, TOY, 0));
  }

  /** Nothing listens there: a cell that cannot fit is refused before the cluster is asked. */
  @Test
  void beforeAContextIsOpened() throws Exception {
    System.setProperty("spark.master", "spark://127.0.0.1:1");
    try {
      Path out = folder.resolve("out");
      Outcome outcome =
          Outcome.of(
              "run",
              folder.resolve("tiny.yaml").toString(),
              "--out",
              out.toString(),
              "--set",
              "grid.n=1e7",
              "--set",
              "grid.d=1000");
      assertEquals(2, outcome.code(), outcome.err());
      String what = "grid: the cell d=1000 n=10000000 needs ";
      assertTrue(outcome.err().contains(what), outcome.err());
      assertTrue(outcome.err().contains(" of an executor's 1.0 GiB; take"), outcome.err());
      assertFalse(Files.exists(out));
    } finally {
      System.clearProperty("spark.master");
    }
  }

  /** What is computed again, on the cores of this machine. */
  @Test
  void whatCannotBeReplayedIsRefused() {
    Demand trial = Replay.demand(TOY, 0);
    assertEquals(new Demand("a", 1024, 8), trial);
    assertDoesNotThrow(() -> MemoryCheck.requireHere(trial, 1));
    Demand huge = new Demand("n=10000000", 0x1p40, 0x1p31);
    String message =
        assertThrows(UserException.class, () -> MemoryCheck.requireHere(huge, 1)).getMessage();
    String needs = "the cell n=10000000 needs 1.0 TiB a task, with 1 at once and 2.0 GiB shared ";
    assertTrue(message.startsWith(needs), message);
    assertTrue(message.endsWith("; set JAVA_TOOL_OPTIONS=-Xmx1283g"), message);
  }

  @Test
  void theDriversShare() {
    ToyExperiment toy = TOY;
    UserException thrown =
        assertThrows(UserException.class, () -> MemoryCheck.require(file, toy, Integer.MAX_VALUE));
    assertTrue(thrown.getMessage().contains("-- --driver-memory 2560g"), thrown::getMessage);
  }
}
