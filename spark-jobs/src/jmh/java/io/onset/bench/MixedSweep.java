package io.onset.bench;

import io.onset.bench.MixedBench.Result;
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
import java.util.stream.Stream;

/**
 * One sweep of mixed cells: Spark on all cores against as many serial engines at once, each with its
 * share of the trials and a seed of its own. What is compared is the time of the stage of the
 * trials, in processes that have done a third as many before: every JVM has its own start and
 * compiles the kernels for itself, of which the serial engines would have more than Spark.
 *
 * @param folder for results
 * @param cores how many serial engines
 * @param largest n of the sweep
 * @param spark how Spark's JVM is started
 */
record MixedSweep(Path folder, int cores, int largest, SparkSetup spark) {

  /** Aims at so much more time than asked for. */
  private static final double MARGIN = 1.1;

  /** The first run is short, and not yet compiled: it says little. */
  private static final double MOST_FACTOR = 20;

  /** Trials that are timed, by trials before. */
  private static final int TIMED_BY_WARM = 3;

  /**
   * What came of it.
   *
   * @param master Spark's
   * @param trials timed trials of the cells with the largest n; the others have twenty times as many
   * @param sparkSeconds time of the trials on Spark, every repeat
   * @param serialSeconds of the serial engines at once, every repeat: the time in which their rates
   *     together do the sweep
   * @param efficiency best of the serial engines' times by best of Spark's
   * @param excludedSeconds of the Spark process of the best repeat: start-up, self terms, the trials
   *     that are not timed, curves
   */
  record Comparison(
      String master,
      long trials,
      List<Double> sparkSeconds,
      List<Double> serialSeconds,
      double efficiency,
      double excludedSeconds) {

    /** The efficiency that is aimed at: less where other processes than the driver run the tasks. */
    double goal() {
      return master.startsWith("local") ? 0.95 : 0.9;
    }
  }

  /**
   * Measures.
   *
   * @param seconds the least that Spark's stage of the trials is to last
   * @param repeats of either, in turn
   */
  Comparison measure(double seconds, int repeats) {
    long trials = cores;
    Result run = spark(trials);
    while (run.trialsSeconds() < seconds) {
      trials = more(trials, seconds / run.trialsSeconds());
      run = spark(trials);
    }
    List<Result> runs = new ArrayList<>(List.of(run));
    List<Double> serial = new ArrayList<>(List.of(serial(trials)));
    while (runs.size() < repeats) {
      runs.add(spark(trials));
      serial.add(serial(trials));
    }
    return comparison(spark.master(), trials, runs, serial);
  }

  static Comparison comparison(
      String master, long trials, List<Result> spark, List<Double> serial) {
    Result best = spark.stream().min(Comparator.comparing(Result::trialsSeconds)).orElseThrow();
    double efficiency = Collections.min(serial) / best.trialsSeconds();
    List<Double> seconds = spark.stream().map(Result::trialsSeconds).toList();
    return new Comparison(master, trials, seconds, serial, efficiency, best.excludedSeconds());
  }

  /** So many trials that Spark takes the time asked for, by the last run; a multiple of the cores. */
  private long more(long trials, double factor) {
    return whole(trials * MARGIN * Math.min(MOST_FACTOR, factor));
  }

  private long whole(double trials) {
    return cores * (long) Math.ceil(trials / cores);
  }

  private Result spark(long trials) {
    return result(spark.start(MixedBench.class, arguments(0, 1, trials)));
  }

  private double serial(long trials) {
    List<Child> all =
        IntStream.rangeClosed(1, cores)
            .mapToObj(seed -> arguments(seed, cores, trials))
            .map(words -> Child.java(MixedBench.class, List.of(), Map.of(), words))
            .toList();
    return together(all.stream().map(MixedSweep::result).toList());
  }

  /** The time in which engines that share a sweep evenly do it at their rates, taken together. */
  static double together(List<Result> shares) {
    return shares.size() / shares.stream().mapToDouble(r -> 1 / r.trialsSeconds()).sum();
  }

  private List<String> arguments(long seed, int shares, long trials) {
    try {
      Path results = Files.createTempDirectory(folder, "mixed");
      long warm = whole((double) trials / TIMED_BY_WARM);
      Stream<Object> arguments =
          Stream.of(seed, largest, results, warm / shares, trials / shares);
      return arguments.map(Object::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result result(Child child) {
    return JsonLines.read(JsonLines.among(child.lines()).get(0), Result.class);
  }
}
