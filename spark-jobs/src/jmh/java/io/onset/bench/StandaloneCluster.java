package io.onset.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * A standalone Spark cluster on this machine, of {@code submit/cluster}: a master and two workers,
 * each a process with half of the cores; stopped when closed, and with this program.
 *
 * @param folder the cluster's own: pids, logs, its secret
 */
record StandaloneCluster(Path folder) implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final String MEMORY = "2g";

  /** Starts one and waits until its workers are there. */
  static StandaloneCluster start(int cores) {
    try {
      StandaloneCluster cluster =
          new StandaloneCluster(Files.createTempDirectory("onset-bench-cluster"));
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      String share = "" + Math.max(1, cores / WORKERS);
      cluster.call("start", "--workers", "" + WORKERS, "--cores", share, "--memory", MEMORY);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void call(String command, String... options) {
    String script = Home.file("submit/cluster").toString();
    List<String> line = new ArrayList<>(List.of(script, command, "--dir", folder.toString()));
    line.addAll(List.of(options));
    Path said = folder.resolve("said");
    try {
      ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
      if (process.redirectOutput(said.toFile()).start().waitFor() != 0) {
        throw new IllegalStateException(
            "submit/cluster " + command + ": " + Files.readString(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** How an application of ours runs on it: its secret is a variable of Spark, no setting. */
  SparkSetup setup() {
    Map<String, String> settings =
        Map.of(
            SparkSetup.MASTER,
            read("master"),
            "spark.jars",
            Home.file("spark-jobs/target/onset.jar").toString(),
            "spark.executor.memory",
            MEMORY,
            "spark.authenticate",
            "true");
    return new SparkSetup(settings, Map.of("_SPARK_AUTH_SECRET", read("secret")));
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (Files.exists(folder)) {
      call("stop");
      FileUtils.deleteQuietly(folder.toFile());
    }
  }
}
