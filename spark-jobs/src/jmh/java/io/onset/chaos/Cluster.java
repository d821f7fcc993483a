package io.onset.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cluster of {@code submit/cluster}: a master and two workers, and what runs on them. Each worker
 * has room for an executor and a driver.
 *
 * @param submit the folder {@code submit/}
 * @param folder the cluster's own: pids, logs, working folders of executors and drivers
 */
record Cluster(Path submit, Path folder) {

  static final List<String> WORKERS = List.of("worker-1", "worker-2");

  static final String MASTER = "master";

  /**
   * For every JVM of a run and of the cluster, whose executors and drivers inherit it: one that
   * lives for a minute is best compiled quickly, and on kernels that take that well. The bits are
   * the same.
   */
  static final Map<String, String> QUICK =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Donset.kernels=plain");

  private static final double PATIENCE_SECONDS = 60;

  private static final double SETTLE_SECONDS = 0.5;

  /** Starts one and waits until it can be used; it is stopped with this program. */
  static Cluster start(Path submit, Path folder) {
    Cluster cluster = new Cluster(submit, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
    cluster.heal();
    return cluster;
  }

  /** Starts again what has ended. */
  void heal() {
    everything().forEach(Signals.CONT::to);
    call("start", "--workers", "" + WORKERS.size(), "--cores", "2", "--memory", "2g");
  }

  private void call(String command, String... options) {
    List<String> line = new ArrayList<>(List.of(submit.resolve("cluster").toString(), command));
    line.addAll(List.of("--dir", folder.toString()));
    line.addAll(List.of(options));
    try {
      Path said = Files.createTempFile("chaos-cluster", ".txt");
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().putAll(QUICK);
      builder.redirectErrorStream(true).redirectOutput(said.toFile());
      int code = builder.start().waitFor();
      String text = Files.readString(said);
      Files.delete(said);
      if (code != 0) {
        throw new IllegalStateException("submit/cluster " + command + ": " + text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Its URL. */
  String master() {
    return read("master");
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A daemon of it; its process may have ended. */
  ProcessHandle daemon(String name) {
    String pid = read("pids/" + name).split(" ")[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** The executors of a worker, or of all for an empty name, orphans among them. */
  List<ProcessHandle> executors(String worker) {
    return processes(worker, "--app-id");
  }

  /** Waits until no executor is left: of a driver that was killed they end by themselves. */
  void awaitNoExecutor() {
    if (!Await.until(() -> executors("").isEmpty(), PATIENCE_SECONDS)) {
      throw new IllegalStateException("executors outlive their driver: " + executors(""));
    }
  }

  /** The drivers on it that write a folder. */
  List<ProcessHandle> drivers(Path results) {
    return processes("", "DriverWrapper").stream()
        .filter(each -> Processes.commandLine(each).contains(" " + results + " "))
        .toList();
  }

  /** Everything that a worker has started. */
  List<ProcessHandle> processes(String worker) {
    return processes(worker, "");
  }

  /** What works in a folder of it: nothing else does, and it stays there whoever its parent is. */
  private List<ProcessHandle> processes(String worker, String word) {
    Path work = folder.resolve("work").resolve(worker);
    return ProcessHandle.allProcesses()
        .filter(each -> isIn(each, work) && Processes.commandLine(each).contains(word))
        .toList();
  }

  private static boolean isIn(ProcessHandle process, Path work) {
    return Processes.directory(process).map(directory -> directory.startsWith(work)).orElse(false);
  }

  private List<ProcessHandle> everything() {
    List<ProcessHandle> all = new ArrayList<>(processes("", ""));
    String daemon = folder.resolve("daemon.conf").toString();
    ProcessHandle.allProcesses()
        .filter(each -> Processes.commandLine(each).contains(daemon))
        .forEach(all::add);
    return all;
  }

  /** Ends all of it, be it halted; what this program was about to start, too. */
  void stop() {
    do {
      List<ProcessHandle> own = ProcessHandle.current().descendants().toList();
      own.forEach(Signals.KILL::to);
      own.forEach(each -> each.onExit().join());
      everything().forEach(Signals.CONT::to);
      List<ProcessHandle> working = processes("", "");
      call("stop");
      working.forEach(Signals.KILL::to);
      Await.seconds(SETTLE_SECONDS);
    } while (!everything().isEmpty());
  }
}
