package io.onset.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who holds a lease.
 *
 * @param run the run's id
 * @param host name of its host
 * @param machine what tells whether its process numbers are ours: the host's boot and its space of
 *     processes; empty where the system does not tell
 * @param pid the driver's process
 * @param processStarted when that process started, by its host's clock
 * @param started when the run began, by its host's clock
 */
public record LeaseOwner(
    String run, String host, String machine, long pid, String processStarted, String started) {

  /** The start of one process, asked for twice, may differ by what a clock is put right by. */
  private static final Duration SAME = Duration.ofSeconds(5);

  /** This process. */
  public static LeaseOwner here(String run, Instant started) {
    ProcessHandle self = ProcessHandle.current();
    String processStarted = self.info().startInstant().map(Instant::toString).orElse("");
    return new LeaseOwner(
        run, hostName(), thisMachine(), self.pid(), processStarted, started.toString());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static String thisMachine() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /**
   * Whether its process is known to have ended; one elsewhere is never known to have, nor is one
   * without a number.
   */
  public boolean isDead() {
    if (pid <= 0 || machine.isEmpty() || !machine.equals(thisMachine())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isEmpty()
        || process.flatMap(p -> p.info().startInstant()).map(this::differs).orElse(false);
  }

  private boolean differs(Instant start) {
    try {
      return Duration.between(Instant.parse(processStarted), start).abs().compareTo(SAME) > 0;
    } catch (DateTimeParseException e) {
      return false; // not known, or damaged
    }
  }

  byte[] bytes() {
    return new ObjectMapper()
        .createObjectNode()
        .put("run", run)
        .put("host", host)
        .put("machine", machine)
        .put("pid", pid)
        .put("process_started", processStarted)
        .put("started", started)
        .toPrettyString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whom a file names; what is damaged or missing there is unknown. */
  static LeaseOwner of(JsonNode json) {
    return new LeaseOwner(
        json.path("run").asText(),
        json.path("host").asText(),
        json.path("machine").asText(),
        json.path("pid").asLong(),
        json.path("process_started").asText(),
        json.path("started").asText());
  }

  /** {@code run 1f3c on host (pid 17) since 2026-11-22T01:00:00Z}. */
  @Override
  public String toString() {
    return "run " + run + " on " + host + " (pid " + pid + ") since " + started;
  }
}
