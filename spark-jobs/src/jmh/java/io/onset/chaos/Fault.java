package io.onset.chaos;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is broken. */
enum Fault {
  NONE("none", Set.of(0), scene -> "nothing"),
  EXECUTOR_KILLED("executor kill -9", Set.of(0), ProcessFaults::killExecutor),
  WORKER_KILLED("worker kill -9 with its executors", Set.of(0, 8), ProcessFaults::killWorker),
  MASTER_KILLED("master kill -9 and restart", Set.of(0, 8), ProcessFaults::killMaster),
  WORKER_HALTED(
      "worker SIGSTOP with its executors",
      Set.of(0, 8),
      ProcessFaults::haltWorker,
      "spark.network.timeout=10s",
      "spark.network.timeoutInterval=5s",
      "spark.executor.heartbeatInterval=2s"),
  SPECULATION(
      "executor SIGSTOP, speculation",
      Set.of(0, 8),
      ProcessFaults::haltExecutor,
      "spark.speculation=true",
      "spark.speculation.interval=200ms",
      "spark.speculation.quantile=0.1",
      "spark.speculation.multiplier=1.5",
      "spark.speculation.minTaskRuntime=500ms"),
  DRIVER_KILLED("driver kill -9", Set.of(137), ProcessFaults::killDriver),
  DRIVER_TERMINATED("driver SIGTERM", Set.of(0, 143), ProcessFaults::terminateDriver),
  TRIALS_FLIPPED("bit flipped in a file of trials", Set.of(137), FileFaults::flipTrials),
  TRIALS_TRUNCATED("file of trials truncated", Set.of(137), FileFaults::truncateTrials),
  TRIALS_EMPTIED("file of trials empty", Set.of(137), FileFaults::emptyTrials),
  TAKEN_OVER(
      "driver SIGSTOP, another takes over, SIGCONT",
      List.of(Set.of(6), Set.of(0)),
      Room.DISK,
      DriverFaults::takenOver),
  SECOND_DRIVER("two drivers on one folder", Set.of(0, 6), DriverFaults::second),
  DISK_FULL("disk full", Set.of(7), Room.SMALL, scene -> "a disk of 160 KiB"),
  READ_ONLY("folder read-only", Set.of(7), Room.MOUNTED, FileFaults::protect),
  LEASE_LOST("lease lost", Set.of(0, 6, 7), FileFaults::loseLease),
  SHARED_FLIPPED(
      "bit flipped in shared.json", Set.of(137), scene -> FileFaults.flip(scene, "shared.json")),
  STATUS_FLIPPED(
      "bit flipped in status.json", Set.of(137), scene -> FileFaults.flip(scene, "status.json")),
  MANIFEST_FLIPPED(
      "bit flipped in manifest.json",
      Set.of(137),
      scene -> FileFaults.flip(scene, "manifest.json")),
  LEASE_FLIPPED("bit flipped in the lease", Set.of(137), FileFaults::flipLease);

  /** Breaks it. */
  @FunctionalInterface
  interface Injection {
    /**
     * Breaks something of a run that has begun.
     *
     * @return what it was, for people
     * @throws Scene.NotInjected where there was nothing to break
     */
    String into(Scene scene);
  }

  private final String title;
  private final List<Set<Integer>> codes;
  private final Room room;
  private final Injection injection;
  private final List<String> settings;

  /**
   * A fault.
   *
   * @param codes with which a run may end that it met
   * @param settings of Spark that it needs, as {@code --conf} takes them
   */
  Fault(String title, Set<Integer> codes, Injection injection, String... settings) {
    this(title, codes, Room.DISK, injection, settings);
  }

  Fault(String title, Set<Integer> codes, Room room, Injection injection, String... settings) {
    this(title, List.of(codes), room, injection, settings);
  }

  Fault(
      String title, List<Set<Integer>> codes, Room room, Injection injection, String... settings) {
    this.title = title;
    this.codes = codes;
    this.room = room;
    this.injection = injection;
    this.settings = List.of(settings);
  }

  /** All but that there is none. */
  static List<Fault> all() {
    return Stream.of(values()).filter(fault -> fault != NONE).toList();
  }

  Room room() {
    return room;
  }

  String title() {
    return title;
  }

  /**
   * With which a driver may end that met it.
   *
   * @param driver its number, from 0 in the order of their starts
   */
  Set<Integer> codes(int driver) {
    return codes.get(Math.min(driver, codes.size() - 1));
  }

  List<String> settings() {
    return settings;
  }

  String into(Scene scene) {
    return injection.into(scene);
  }
}
