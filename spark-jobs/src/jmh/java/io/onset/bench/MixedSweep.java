package io.onset.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One sweep of mixed cells, by the launcher: Spark on all cores against as many serial engines at
 * once, each with its share of the trials and a seed of its own. What is compared is the time of
 * the stage of the trials, as the manifests have it: start-up, self terms and curves are outside.
 *
 * @param folder for sweeps and results
 * @param cores how many serial engines
 * @param largest n of the sweep
 * @param master of Spark
 * @param options of spark-submit
 */
record MixedSweep(Path folder, int cores, int largest, String master, List<String> options) {

  /** Aims at so much more time than asked for. */
  private static final double MARGIN = 1.1;

  /** A first run is slow, and short. */
  private static final double MOST_FACTOR = 20;

  /**
   * What came of it.
   *
   * @param master Spark's
   * @param trials trials of the cells with the largest n; the others have twenty times as many
   * @param sparkSeconds time of the trials on Spark, every repeat
   * @param serialSeconds of the serial engines at once, every repeat: the time in which their rates
   *     together do the sweep
   * @param efficiency best of the serial engines' times by best of Spark's
   * @param wholeSeconds of the Spark run of the best repeat, with start-up, self terms and curves
   */
  record Result(
      String master,
      long trials,
      List<Double> sparkSeconds,
      List<Double> serialSeconds,
      double efficiency,
      double wholeSeconds) {}

  /** The times of one run. */
  private record Run(double trials, double whole) {}

  /**
   * Measures.
   *
   * @param seconds the least that Spark's stage of the trials is to last
   * @param repeats of either, in turn
   */
  Result measure(double seconds, int repeats) {
    long trials = cores;
    Run run = spark(trials);
    while (run.trials < seconds) {
      trials = more(trials, seconds / run.trials);
      run = spark(trials);
    }
    List<Run> spark = new ArrayList<>(List.of(run));
    List<Double> serial = new ArrayList<>(List.of(serial(trials)));
    while (spark.size() < repeats) {
      spark.add(spark(trials));
      serial.add(serial(trials));
    }
    return result(trials, spark, serial);
  }

  private Result result(long trials, List<Run> spark, List<Double> serial) {
    Run best = spark.stream().min(Comparator.comparing(Run::trials)).orElseThrow();
    double least = Collections.min(serial);
    List<Double> times = spark.stream().map(Run::trials).toList();
    return new Result(master, trials, times, serial, least / best.trials, best.whole);
  }

  /** So many trials that Spark takes the time asked for, by the last run; a multiple of the cores. */
  private long more(long trials, double factor) {
    double wanted = trials * MARGIN * Math.min(MOST_FACTOR, factor);
    return cores * (long) Math.ceil(wanted / cores);
  }

  private Run spark(long trials) {
    List<String> arguments = new ArrayList<>(List.of("--master", master));
    if (!options.isEmpty()) {
      arguments.add("--");
      arguments.addAll(options);
    }
    return run(List.of(start(0, trials, arguments))).get(0);
  }

  private double serial(long trials) {
    List<Started> all =
        IntStream.rangeClosed(1, cores)
            .mapToObj(seed -> start(seed, trials / cores, List.of("--engine", "serial")))
            .toList();
    return cores / run(all).stream().mapToDouble(r -> 1 / r.trials).sum();
  }

  private record Started(Child child, Path results) {}

  private Started start(long seed, long trials, List<String> arguments) {
    try {
      Path results = Files.createTempDirectory(folder, "mixed").resolve("results");
      Path sweep = results.resolveSibling("mixed.yaml");
      Files.writeString(sweep, BenchSweeps.mixed(seed, trials, largest));
      List<String> command = new ArrayList<>();
      command.add(Home.file("submit/onset").toString());
      command.addAll(List.of("run", sweep.toString(), "--out", results.toString()));
      command.addAll(arguments);
      return new Started(Child.start(command, Map.of()), results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Run> run(List<Started> started) {
    started.forEach(each -> each.child.lines());
    return started.stream().map(each -> times(each.results)).toList();
  }

  private static Run times(Path results) {
    try {
      String json = Files.readString(results.resolve("manifest.json"));
      JsonNode timings = JsonLines.read(json, JsonNode.class).path("timings");
      var from = java.time.Instant.parse(timings.path("started").textValue());
      var to = java.time.Instant.parse(timings.path("ended").textValue());
      double whole = java.time.Duration.between(from, to).toMillis() * 1e-3;
      return new Run(timings.required("trials_seconds").doubleValue(), whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
