package io.onset.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A standalone Spark cluster on this machine, from the Maven artifacts: a master and two workers,
 * each a process with half of the cores; ended when closed.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int WORKERS = 2;
  private static final String MEMORY = "2g";
  private static final double PATIENCE_SECONDS = 60;

  private final List<Child> daemons = new ArrayList<>();
  private final Path folder;
  private final int port = freePort();
  private final int page = freePort();

  private StandaloneCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts one and waits until its workers are there. */
  static StandaloneCluster start(Path folder, int cores) {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      cluster.start(cores);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void start(int cores) {
    String ports = "--port=" + port + " --webui-port=" + page;
    daemon("org.apache.spark.deploy.master.Master", ports.replace('=', ' '));
    await(0);
    String share = "--cores " + cores / WORKERS + " --memory " + MEMORY + " --work-dir " + folder;
    for (int i = 0; i < WORKERS; i++) {
      daemon("org.apache.spark.deploy.worker.Worker", share + " " + master());
    }
    await(WORKERS);
  }

  /** Its URL. */
  String master() {
    return "spark://" + HOST + ":" + port;
  }

  /** Spark's settings for an application of ours on it. */
  Map<String, String> settings() {
    return Map.of(
        "spark.master", master(),
        "spark.jars", Home.file("spark-jobs/target/onset.jar").toString(),
        "spark.executor.memory", MEMORY);
  }

  private void daemon(String main, String arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Home.file("conf/jvm.options"));
    command.addAll(List.of("-Xmx512m", "-Dspark.master.rest.enabled=false"));
    command.addAll(List.of("-cp", classpath(), main, "--host", HOST));
    command.addAll(List.of(arguments.split(" ")));
    daemons.add(Child.start(command, environment()));
  }

  private static String classpath() {
    try {
      return Files.readString(Home.file("spark-jobs/target/spark.classpath")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", Home.file("spark-jobs/target/spark").toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", HOST,
        "SPARK_DIST_CLASSPATH", classpath());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(int workers) {
    long start = System.nanoTime();
    while (aliveWorkers() < workers) {
      if (System.nanoTime() - start > PATIENCE_SECONDS * 1e9) {
        throw new IllegalStateException("no " + workers + " workers on " + master());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** -1 while the master does not answer. */
  private int aliveWorkers() {
    try {
      URI uri = URI.create("http://" + HOST + ":" + page + "/json/");
      var answer =
          HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      var state = JsonLines.read(answer.body(), com.fasterxml.jackson.databind.JsonNode.class);
      return state.path("aliveworkers").asInt(-1);
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    daemons.forEach(Child::close);
    daemons.forEach(each -> each.process().onExit().join());
  }
}
