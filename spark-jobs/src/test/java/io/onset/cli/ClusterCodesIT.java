package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The exit codes of runs on a real standalone cluster, which every test shares, in client mode and
 * beside it in cluster mode; code 0 has {@link ClusterIT}, code 8 has {@link LostClusterIT}. What
 * takes long and is tested on one JVM, too, is for the nights.
 */
@Execution(ExecutionMode.CONCURRENT)
class ClusterCodesIT {

  @TempDir private static Path folder;
  private static TinySweep tiny;
  private static ClusterFixture cluster;

  /** With room for what runs at once. */
  @BeforeAll
  static void start() throws Exception {
    tiny = TinySweep.in(folder);
    cluster = ClusterFixture.start(folder, "--cores", "4", "--memory", "3g");
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  /** How a run ended in client mode, and one in cluster mode beside it. */
  private record Both(Outcome client, Outcome driver) {

    /** Runs both, into folders of their own: a name with the mode behind it. */
    static Both of(String out, String... options) throws Exception {
      Checkout.Running client = cluster.launch("client", out + "-client", options);
      Checkout.Running driver = cluster.launch("cluster", out + "-cluster", options);
      return new Both(client.outcome(), driver.outcome());
    }

    /** Of a driver on the cluster its folder told how it ended. */
    void assertEnd(int code, String message) {
      assertEnd(code, message, message);
    }

    void assertEnd(int code, String inClient, String onCluster) {
      assertAll(
          () -> assertCode(code, client, inClient),
          () -> assertCode(code, driver, "onset: ended with code " + code + ": "),
          () -> assertCode(code, driver, onCluster));
    }

    /** The launcher itself ended, before there was a driver. */
    void assertRefused(int code, String message) {
      assertAll(
          () -> assertCode(code, client, message),
          () -> assertCode(code, driver, message),
          () -> assertFalse(driver.err().contains("ended with code"), driver.err()));
    }
  }

  private static void assertCode(int code, Outcome outcome, String message) {
    assertEquals(code, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  @Test
  void aBadSweepIsTheUsers() throws Exception {
    Both.of("bad", "--set", "trials=0").assertRefused(2, "--set trials=0: trials: got 0");
    assertFalse(Files.exists(folder.resolve("bad-client")));
    assertFalse(Files.exists(folder.resolve("bad-cluster")));
  }

  /** Only the driver knows how large an executor is. */
  @Test
  @Tag("nightly")
  void aCellThatFitsNoExecutorIsTheUsers() throws Exception {
    Both.of("large", "--set", "grid.n=1e6", "--set", "grid.d=1000")
        .assertEnd(2, "of an executor's 480.0 MiB; take a smaller grid or ");
  }

  @Test
  void aSettingThatSparkRefusesIsTheUsers() throws Exception {
    Both.of("small", "--", "--executor-memory", "256m").assertEnd(2, "INVALID_EXECUTOR_MEMORY");
  }

  /** A result of a byte at the most is what no message of ours foresees. */
  @Test
  @Tag("nightly")
  void whatSparkThrowsIsABug() throws Exception {
    Both.of("bug", "--", "--conf", "spark.driver.maxResultSize=1")
        .assertEnd(3, "is bigger than spark.driver.maxResultSize");
  }

  @Test
  void failuresAboveTheLimit() throws Exception {
    Both.of("failing", "--set", "settings.forward_time=400")
        .assertEnd(4, "12 of 12 trials failed", ExitCode.FAILURES.meaning());
  }

  /** It is over before there is a context. */
  @Test
  void aBudgetThatIsSpent() throws Exception {
    Both.of("spent", "--budget", "0.001s")
        .assertEnd(5, "0 of 12 trials are done", ExitCode.BUDGET.meaning());
  }

  /** The run that holds the folder goes on: its status is not that of the one refused. */
  @Test
  void aFolderThatIsHeld() throws Exception {
    try (RunSession one = hold("held-client");
        RunSession other = hold("held-cluster")) {
      Both.of("held").assertEnd(6, ": held by run holder on ");
      for (RunSession session : List.of(one, other)) {
        assertTrue(RunStatus.read(session.folder()).orElseThrow().end().isEmpty());
        assertEquals(ExitCode.COMPLETE, session.around(() -> ExitCode.COMPLETE));
      }
    }
  }

  private static RunSession hold(String name) {
    String path = folder.resolve(name).toString();
    return RunSession.begin(RunFolder.of(path, new Configuration()), "holder");
  }

  /** The tasks find it, on the executors. */
  @Test
  @Tag("nightly")
  void trialsThatCannotBeWritten() throws Exception {
    for (String mode : List.of("client", "cluster")) {
      Path results = folder.resolve("unwritten-" + mode);
      assertEquals(0, tiny.runTo(results).code());
      Files.move(results.resolve("trials"), folder.resolve("trials-" + mode));
      Files.writeString(results.resolve("trials"), "in the way");
    }
    Both.of("unwritten").assertEnd(7, ": cannot write trials/");
  }

  @Test
  void aDamagedManifest() throws Exception {
    for (String mode : List.of("client", "cluster")) {
      Path results = Files.createDirectory(folder.resolve("damaged-" + mode));
      Files.writeString(results.resolve("manifest.json"), "{\"format\": ");
    }
    Both.of("damaged").assertRefused(7, "manifest.json: is damaged, no JSON (");
  }

  @Test
  void aFolderThatCannotBeWritten() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    Both.of("file/below").assertRefused(7, ": cannot create lease/");
  }

  /** It looks, and leaves nothing behind. */
  @Test
  void aDryRunMakesNoFolder() throws Exception {
    for (String mode : List.of("client", "cluster")) {
      Outcome dry = cluster.launch(mode, "dry/" + mode, "--dry-run").outcome();
      assertEquals(0, dry.code(), dry.err());
      assertTrue(dry.out().contains(" --class io.onset.cli.Main "), dry.out());
    }
    assertFalse(Files.exists(folder.resolve("dry")));
  }
}
