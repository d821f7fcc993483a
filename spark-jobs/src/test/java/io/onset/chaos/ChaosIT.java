package io.onset.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit/chaos} as a process that is ended before its time, in the middle of a run. */
@Tag("nightly")
class ChaosIT {

  private static final double PATIENCE_SECONDS = 600;

  @TempDir private Path temporary;
  private Path folder;
  private Path said;
  private Process chaos;

  @BeforeEach
  void start() throws IOException {
    folder = temporary.toRealPath();
    said = folder.resolve("said.txt");
    String script = Path.of("..", "submit", "chaos").toRealPath().toString();
    String dir = folder.resolve("chaos").toString();
    chaos =
        new ProcessBuilder(script, "--dir", dir, "--seed", "1", "--faults", "read_only")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
  }

  /** Whatever came of the test, nothing of it stays. */
  @AfterEach
  void end() throws Exception {
    chaos.destroy();
    assertEquals(143, chaos.waitFor());
  }

  /**
   * As by Ctrl-C: no daemon of its cluster, no driver, no executor and no mount stays. A user who
   * may mount nothing has the mount in a name space of the program, and sees none.
   */
  @Test
  void leavesNothingBehind() throws Exception {
    boolean hasBegun =
        Await.until(() -> !chaos.isAlive() || hasExecutor(), PATIENCE_SECONDS) && chaos.isAlive();
    List<String> before = own();
    boolean canMount = !mounts(chaos.pid()).isEmpty();
    chaos.destroy();
    assertEquals(143, chaos.waitFor(), Files.readString(said));
    assertTrue(hasBegun, Files.readString(said));
    for (String part : List.of("Master", "Worker", "SparkSubmit", "ExecutorBackend")) {
      assertTrue(before.stream().anyMatch(each -> each.contains(part)), part + " of " + before);
    }
    assertTrue(canMount || !"root".equals(System.getProperty("user.name")), "no mount was made");
    assertTrue(Await.until(() -> own().isEmpty(), 10), () -> own().toString());
    assertEquals(List.of(), mounts(ProcessHandle.current().pid()));
  }

  private boolean hasExecutor() {
    return own().stream().anyMatch(each -> each.contains("ExecutorBackend"));
  }

  /** The processes that are at work in the folder, or name it: what the program has started. */
  private List<String> own() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.pid() != chaos.pid())
        .filter(this::isOwn)
        .map(Processes::commandLine)
        .toList();
  }

  private boolean isOwn(ProcessHandle process) {
    boolean isThere =
        Processes.directory(process).map(place -> place.startsWith(folder)).orElse(false);
    return isThere || Processes.commandLine(process).contains(folder.toString());
  }

  private List<String> mounts(long process) throws IOException {
    try (Stream<String> all = Files.lines(Path.of("/proc/" + process + "/mounts"))) {
      return all.filter(mount -> mount.contains(folder.toString())).toList();
    }
  }
}
