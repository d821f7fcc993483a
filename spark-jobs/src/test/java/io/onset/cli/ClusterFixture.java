package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A standalone cluster of {@code submit/cluster}: a master and workers, each a process. It is
 * stopped when closed.
 *
 * @param checkout whose {@code submit/cluster} is called
 * @param folder of the cluster: pids, logs, event logs
 * @param master URL
 */
record ClusterFixture(Checkout checkout, Path folder, String master) implements AutoCloseable {

  private static final int WORKERS = 2;

  /**
   * Starts one of two workers of two cores and a gigabyte each, and waits until it can be used.
   *
   * @param folder of the test; the cluster's is in it
   * @param options more of {@code submit/cluster start}
   */
  static ClusterFixture start(Path folder, String... options)
      throws IOException, InterruptedException {
    Checkout checkout = Checkout.here(folder);
    Path own = folder.resolve("cluster");
    List<String> words = new ArrayList<>(List.of("--workers", "" + WORKERS));
    words.addAll(List.of("--cores", "2", "--memory", "1g"));
    words.addAll(List.of(options));
    Outcome started = call(checkout, own, "start", words);
    if (started.code() != 0) {
      call(checkout, own, "stop", List.of());
    }
    assertEquals(0, started.code(), started.err());
    return new ClusterFixture(checkout, own, started.out().lines().findFirst().orElseThrow());
  }

  /** Calls {@code submit/cluster} on it: start, status, stop, restart-master. */
  Outcome call(String command, String... options) throws IOException, InterruptedException {
    return call(checkout, folder, command, List.of(options));
  }

  private static Outcome call(Checkout checkout, Path folder, String command, List<String> options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command, "--dir", folder.toString()));
    words.addAll(options);
    return checkout.launching("cluster").run(words.toArray(String[]::new));
  }

  /**
   * Starts a run of {@code tiny.yaml} on it, of one executor with a core.
   *
   * @param mode {@code client} or {@code cluster}
   * @param out results folder
   * @param options of {@code onset run}; behind {@code --} of {@code spark-submit}
   */
  Checkout.Running launch(String mode, String out, String... options) throws IOException {
    List<String> words = List.of(options);
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    List<String> line = new ArrayList<>(List.of("run", "tiny.yaml", "--out", out));
    line.addAll(List.of("--master", master, "--deploy-mode", mode, "--figures", "none"));
    line.addAll(words.subList(0, end));
    line.addAll(List.of("--", "--driver-memory", "512m", "--executor-memory", "480m"));
    line.addAll(List.of("--total-executor-cores", "1"));
    line.addAll(words.subList(Math.min(end + 1, words.size()), words.size()));
    return checkout.start(line.toArray(String[]::new));
  }

  /** A daemon of it. */
  ProcessHandle daemon(String name) throws IOException {
    String pid = Files.readString(folder.resolve("pids").resolve(name)).split(" ")[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  ProcessHandle masterProcess() throws IOException {
    return daemon("master");
  }

  /**
   * A worker.
   *
   * @param number 1 or 2
   */
  ProcessHandle worker(int number) throws IOException {
    return daemon("worker-" + number);
  }

  /** What it keeps secret. */
  String secret() throws IOException {
    return Files.readString(folder.resolve("secret")).strip();
  }

  @Override
  public void close() throws IOException {
    try {
      assertEquals(0, call("stop").code());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
