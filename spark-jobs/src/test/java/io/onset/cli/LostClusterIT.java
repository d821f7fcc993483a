package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.cli.Checkout.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code submit/onset} says when a real standalone cluster, or its driver, is killed. */
@Tag("nightly")
class LostClusterIT {

  private static final int MOST_SECONDS = 400;

  /** So many blocks that the cluster is killed in their midst, and few enough to be ended then. */
  private static final String TRIALS = "trials=1000";

  private static final String LOST_AFTER = "spark.onset.lostAfter=10s";

  @TempDir private static Path folder;
  private static TinySweep tiny;
  private static ClusterFixture cluster;
  private static String nobody;
  private static Running unanswered;
  private static Running unsubmitted;

  @BeforeAll
  static void start() throws Exception {
    tiny = TinySweep.in(folder);
    nobody = "spark://127.0.0.1:" + closedPort();
    cluster = ClusterFixture.start(folder);
    ClusterFixture none = new ClusterFixture(cluster.checkout(), cluster.folder(), nobody);
    unanswered = none.launch("client", "unanswered");
    unsubmitted = none.launch("cluster", "unsubmitted");
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    for (Running running : List.of(unanswered, unsubmitted)) {
      running.process().descendants().forEach(ProcessHandle::destroyForcibly);
      running.process().destroyForcibly().waitFor();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Running launch(String mode, String out) throws Exception {
    return cluster.launch(mode, out, "--set", TRIALS, "--", "--conf", LOST_AFTER);
  }

  private static JsonNode status(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("status.json").toFile());
  }

  private static boolean hasTrials(String out) throws IOException {
    Path trials = folder.resolve(out).resolve("trials");
    if (!Files.isDirectory(trials)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(trials)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  private static void await(Running running, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!condition.call()) {
      boolean lives = running.process().isAlive();
      assertTrue(lives, () -> "it ended: " + read(running));
      assertTrue(System.nanoTime() < end, () -> "nothing came: " + read(running));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static String read(Running running) {
    try {
      return Files.readString(running.err().toPath());
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Master, workers and with them the executors; then the cluster is there again. */
  @Test
  void aRunWhoseClusterWasKilledIsResumed() throws Exception {
    Running run = launch("client", "killed");
    await(run, () -> hasTrials("killed"));
    for (String name : List.of("master", "worker-1", "worker-2")) {
      assertTrue(cluster.daemon(name).destroyForcibly());
    }
    Outcome lost = run.outcome();
    assertEquals(8, lost.code(), lost.err());
    String message = "as there was no executor for 10 s (spark.onset.lostAfter)";
    assertTrue(lost.err().contains(message), lost.err());
    JsonNode status = status("killed");
    assertEquals("ended", status.get("state").textValue());
    assertEquals(8, status.get("code").intValue());
    assertTrue(status.get("message").textValue().endsWith(message), status.toString());
    Outcome again = cluster.call("start");
    assertEquals(0, again.code(), again.err());
    Outcome resumed = launch("client", "killed").outcome();
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(
        tiny.fresh(folder.resolve("serial"), TRIALS), TinySweep.digests(folder.resolve("killed")));
  }

  /** Spark's own launcher knows nothing of it; the next driver takes the folder over. */
  @Test
  void aDriverThatWasKilledOnTheClusterIsALoss() throws Exception {
    Running run = launch("cluster", "driver");
    await(run, () -> hasTrials("driver"));
    long driver = status("driver").get("pid").longValue();
    assertTrue(ProcessHandle.of(driver).orElseThrow().destroyForcibly());
    Outcome lost = run.outcome();
    assertEquals(8, lost.code(), lost.err());
    assertTrue(lost.err().contains("driver: the run has not ended"), lost.err());
    assertEquals("running", status("driver").get("state").textValue());
    Outcome resumed = launch("cluster", "driver").outcome();
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(
        tiny.fresh(folder.resolve("serial-driver"), TRIALS),
        TinySweep.digests(folder.resolve("driver")));
  }

  @Test
  void aMasterThatDoesNotAnswerIsNamed() throws Exception {
    Outcome outcome = unanswered.outcome();
    assertEquals(8, outcome.code(), outcome.err());
    String message =
        nobody + ": the master does not answer; once it does, the same command goes on";
    assertTrue(outcome.err().contains("onset: " + message), outcome.err());
    assertEquals(-1, outcome.err().indexOf("\tat "), outcome.err());
    assertEquals(message, status("unanswered").get("message").textValue());
    Outcome submission = unsubmitted.outcome();
    assertEquals(8, submission.code(), submission.err());
    assertTrue(submission.err().contains("unsubmitted: no status of the run"), submission.err());
  }
}
