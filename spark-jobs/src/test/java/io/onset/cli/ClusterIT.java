package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code submit/onset} on a real standalone cluster, which every test shares: the bits and the
 * secret in client and in cluster mode; the exit codes have {@link ClusterCodesIT}.
 */
class ClusterIT {

  private static final String MEMORY = "480m";

  @TempDir private static Path folder;
  private static TinySweep tiny;
  private static ClusterFixture cluster;

  @BeforeAll
  static void start() throws Exception {
    tiny = TinySweep.in(folder);
    cluster = ClusterFixture.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static Checkout.Running launch(String mode, String out, String memory, String... options)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "tiny.yaml", "--out", out));
    line.addAll(List.of("--master", cluster.master(), "--deploy-mode", mode));
    line.addAll(List.of(options));
    line.addAll(List.of("--", "--driver-memory", "512m", "--executor-memory", memory));
    line.addAll(List.of("--total-executor-cores", "1"));
    line.addAll(List.of("--conf", "spark.eventLog.compress=false"));
    return cluster.checkout().start(line.toArray(String[]::new));
  }

  private static void assertCode(int code, Outcome outcome, String message) {
    assertEquals(code, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  /** The secret is in no command line at any moment, nor in what is left of the runs. */
  @Test
  void bothModesHaveTheBitsOfTheSerialEngineAndTellNoSecret() throws Exception {
    Checkout.Running client = launch("client", "client", MEMORY);
    Checkout.Running driver = launch("cluster", "driver", MEMORY);
    Set<String> mains = new TreeSet<>();
    while (client.process().isAlive() || driver.process().isAlive()) {
      for (String line : commandLines()) {
        assertFalse(line.contains(cluster.secret()), line);
        Stream.of("Master", "Worker", "SparkSubmit", "DriverWrapper", "ExecutorBackend")
            .filter(line::contains)
            .forEach(mains::add);
      }
      client.process().waitFor(300, TimeUnit.MILLISECONDS);
    }
    Outcome inClient = client.outcome();
    Outcome onCluster = driver.outcome();
    List<String> serial = tiny.fresh(folder.resolve("serial"));
    assertAll(
        () -> assertEquals(0, inClient.code(), inClient.err()),
        () -> assertCode(0, onCluster, "ended with code 0"),
        () -> assertEquals(serial, TinySweep.digests(folder.resolve("client"))),
        () -> assertEquals(serial, TinySweep.digests(folder.resolve("driver"))),
        () -> assertEquals(5, mains.size(), mains.toString()));
    assertNoSecretIn(cluster.folder());
    assertNoSecretIn(folder.resolve("driver"));
  }

  private static List<String> commandLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      try {
        lines.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        assertFalse(process.isAlive() && Files.isReadable(file), file.toString());
      }
    }
    return lines;
  }

  /** The file of the secret is for its owner alone; logs, event logs and recovery tell nothing. */
  private static void assertNoSecretIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith("secret")) {
          assertEquals(
              "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        } else if (!file.toString().endsWith(".jar")) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertFalse(text.contains(cluster.secret()), file.toString());
        }
      }
    }
  }

  /** Spark by itself would wait two minutes for an executor on which the task may run. */
  @Test
  void aFolderThatNobodyCanWriteIsNotWaitedFor() throws Exception {
    Path results = folder.resolve("unwritable");
    tiny.fresh(results);
    Files.move(results.resolve("trials"), folder.resolve("elsewhere"));
    Files.writeString(results.resolve("trials"), "in the way");
    assertCode(7, launch("client", "unwritable", MEMORY).outcome(), "cannot write trials/");
    RunFolder run = RunFolder.of(results.toString(), new Configuration());
    List<JsonNode> events = events(RunStatus.read(run).orElseThrow().run().application());
    long ended = latest(events, "SparkListenerJobEnd", "/Completion Time", Long.MAX_VALUE);
    // Another executor's task may end after the job that it was of.
    long failed = latest(events, "SparkListenerTaskEnd", "/Task Info/Finish Time", ended);
    assertTrue(ended - failed < 60_000, failed + " " + ended);
  }

  private static List<JsonNode> events(String application) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    Path log = cluster.folder().resolve("events/eventlog_v2_" + application);
    for (String line : Files.readAllLines(log.resolve("events_1_" + application))) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  /** In milliseconds since the epoch, as {@code most} is. */
  private static long latest(List<JsonNode> events, String kind, String time, long most) {
    return events.stream()
        .filter(event -> event.path("Event").asText().equals(kind))
        .mapToLong(event -> event.at(time).longValue())
        .filter(moment -> moment <= most)
        .max()
        .orElseThrow();
  }
}
