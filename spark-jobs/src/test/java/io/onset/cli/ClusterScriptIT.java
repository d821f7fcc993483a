package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code submit/cluster} as a user calls it. */
class ClusterScriptIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "start --workers 0, --workers 0: must be a number from 1 to 99",
    "start --memory 2, --memory 2: must be like 900m or 2g",
    "start --dir, --dir needs a value",
    "begin, 'start, stop, status, url or restart-master, got ''begin'''",
  })
  void whatIsNoCommand(String line, String message) throws Exception {
    Outcome outcome = Checkout.here(folder).launching("cluster").run(line.split(" "));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("cluster: " + message), outcome.err());
  }

  @Test
  void oneThatIsNotThere() throws Exception {
    Checkout script = Checkout.here(folder).launching("cluster");
    String dir = folder.resolve("none").toString();
    for (String command : List.of("status", "url", "restart-master")) {
      Outcome outcome = script.run(command, "--dir", dir);
      assertEquals(1, outcome.code(), command);
      assertEquals("cluster: down: nothing was started in " + dir + "\n", outcome.err());
    }
    assertEquals(new Outcome(0, "", ""), script.run("stop", "--dir", dir));
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void startedKilledStartedAgainAndStopped() throws Exception {
    Process foreign = new ProcessBuilder("sleep", "600").start();
    try (ClusterFixture cluster = ClusterFixture.start(folder)) {
      assertIsThere(cluster);
      assertMasterComesBack(cluster);
      assertWorkerComesBack(cluster);
      assertLivesWhileItBecomesAnotherProgram(cluster);
      assertStopsItsOwnAlone(cluster, foreign.toHandle());
    } finally {
      foreign.destroy();
    }
  }

  private static void assertIsThere(ClusterFixture cluster) throws Exception {
    Outcome status = cluster.call("status");
    assertEquals(0, status.code(), status.err());
    assertTrue(status.out().contains(cluster.master() + " ALIVE\n"), status.out());
    assertTrue(status.out().contains("2 of 2 alive, 2 cores and 1g each\n"), status.out());
    assertEquals(cluster.master() + "\n", cluster.call("url").out());
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Where it was, so that its workers, the same as before, find it. */
  private static void assertMasterComesBack(ClusterFixture cluster) throws Exception {
    List<ProcessHandle> workers = List.of(cluster.worker(1), cluster.worker(2));
    kill(cluster.masterProcess());
    Outcome down = cluster.call("status");
    assertEquals(1, down.code());
    assertEquals("cluster: down: master\n", down.err());
    Outcome back = cluster.call("restart-master");
    assertEquals(0, back.code(), back.err());
    assertIsThere(cluster);
    assertEquals(workers, List.of(cluster.worker(1), cluster.worker(2)));
  }

  private static void assertWorkerComesBack(ClusterFixture cluster) throws Exception {
    kill(cluster.worker(2));
    assertEquals("cluster: down: worker-2\n", cluster.call("status").err());
    Outcome back = cluster.call("start", "--workers", "7");
    assertEquals(0, back.code(), back.err());
    assertTrue(back.err().contains("it is there, of 2 workers of 2 cores and 1g;"), back.err());
    assertIsThere(cluster);
  }

  /** The scripts that start a daemon do so once or twice; this one does nothing else. */
  private static void assertLivesWhileItBecomesAnotherProgram(ClusterFixture cluster)
      throws Exception {
    Path pid = cluster.folder().resolve("pids/worker-3");
    String become = "exec bash -c \"$0\" \"$0\" " + cluster.folder().resolve("daemon.conf");
    String begin = "read -ra stat </proc/$$/stat; echo \"$$ ${stat[21]}\" >" + pid + "; echo; ";
    Process restless = new ProcessBuilder("bash", "-c", begin + become, become).start();
    try {
      assertEquals('\n', restless.getInputStream().read());
      for (int i = 0; i < 40; i++) {
        Outcome status = cluster.call("status");
        assertEquals(0, status.code(), status.err());
      }
    } finally {
      kill(restless.toHandle());
    }
    assertEquals("cluster: down: worker-3\n", cluster.call("status").err());
  }

  /** A daemon that ended long ago has left its number to a process that is nobody's business. */
  private static void assertStopsItsOwnAlone(ClusterFixture cluster, ProcessHandle foreign)
      throws Exception {
    Files.writeString(cluster.folder().resolve("pids/worker-3"), foreign.pid() + " 1\n");
    assertEquals("cluster: down: worker-3\n", cluster.call("status").err());
    Path link = registered(cluster);
    assertTrue(Files.exists(link, LinkOption.NOFOLLOW_LINKS), link.toString());
    List<ProcessHandle> own =
        List.of(cluster.masterProcess(), cluster.worker(1), cluster.worker(2));
    assertEquals(0, cluster.call("stop").code());
    assertTrue(foreign.isAlive());
    own.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS), link.toString());
    assertFalse(Files.exists(cluster.folder().resolve("secret")));
    assertEquals(1, cluster.call("status").code());
  }

  private static Path registered(ClusterFixture cluster) {
    String name = cluster.master().substring("spark://".length());
    return cluster.checkout().home().resolve(".clusters/by-master").resolve(name);
  }
}
