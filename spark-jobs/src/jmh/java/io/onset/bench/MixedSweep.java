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
 * One sweep of mixed cells: Spark on all cores, embedded or on a cluster, against as many serial
 * engines at once in one process, each with its share of the trials and a seed of its own. What is
 * compared is the time of the trials, in processes that have done half as many before at least:
 * every JVM has its own start and compiles the kernels for itself.
 *
 * @param folder for results
 * @param cores how many serial engines
 * @param largest n of the sweep
 * @param sparks how Spark's JVMs are started
 */
record MixedSweep(Path folder, int cores, int largest, List<SparkSetup> sparks) {

  MixedSweep {
    sparks = List.copyOf(sparks);
  }

  /**
   * What came of it. Trials are those of the cells with the largest n; the others have twenty times
   * as many.
   *
   * @param master Spark's
   * @param trialsBefore trials that every process ran before and that are not timed
   * @param trials timed trials
   * @param askedSeconds the least that the first process's were to take; on a machine that becomes
   *     faster later ones take less
   * @param sparkSeconds time of the trials on Spark, every repeat
   * @param serialSeconds of the serial engines at once, every repeat: the time in which their rates
   *     together do the sweep
   * @param efficiency best of the serial engines' times by best of Spark's
   * @param excludedSeconds of the Spark process of the best repeat: start-up, self terms of the
   *     original set, the trials that are not timed, curves
   */
  record Comparison(
      String master,
      long trialsBefore,
      long trials,
      double askedSeconds,
      List<Double> sparkSeconds,
      List<Double> serialSeconds,
      double efficiency,
      double excludedSeconds) {

    /**
     * The efficiency that is aimed at: less where other processes than the driver run the tasks.
     */
    double goal() {
      return master.startsWith("local") ? 0.95 : 0.9;
    }

    /** The efficiency in each repeat by itself. */
    List<Double> efficiencies() {
      return IntStream.range(0, sparkSeconds.size())
          .mapToObj(i -> serialSeconds.get(i) / sparkSeconds.get(i))
          .toList();
    }
  }

  /**
   * Measures. The first process finds the number of trials that last long enough; all others, on
   * other masters too, do as many.
   *
   * @param seconds the least that the trials of the first process are to last
   * @param repeats of all Sparks and the serial engines, in turn
   * @return a comparison for every Spark; the times of the serial engines are the same in all
   */
  List<Comparison> measure(double seconds, int repeats) {
    Result first = result(sparks.get(0).start(MixedBench.class, growing(seconds)));
    List<List<Result>> rounds = new ArrayList<>();
    List<Double> serial = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      List<Result> round = new ArrayList<>(i == 0 ? List.of(first) : List.of());
      sparks.stream().skip(round.size()).forEach(spark -> round.add(spark(spark, first)));
      rounds.add(round);
      serial.add(serial(first));
    }
    return IntStream.range(0, sparks.size())
        .mapToObj(s -> comparison(seconds, sparks.get(s).master(), column(rounds, s), serial))
        .toList();
  }

  private static List<Result> column(List<List<Result>> rounds, int index) {
    return rounds.stream().map(round -> round.get(index)).toList();
  }

  static Comparison comparison(
      double asked, String master, List<Result> spark, List<Double> serial) {
    Result best = spark.stream().min(Comparator.comparing(Result::trialsSeconds)).orElseThrow();
    double efficiency = Collections.min(serial) / best.trialsSeconds();
    List<Double> seconds = spark.stream().map(Result::trialsSeconds).toList();
    return new Comparison(
        master,
        best.trialsBefore(),
        best.trials(),
        asked,
        seconds,
        List.copyOf(serial),
        efficiency,
        best.excludedSeconds());
  }

  private Result spark(SparkSetup spark, Result like) {
    return result(spark.start(MixedBench.class, arguments(0, like)));
  }

  private double serial(Result like) {
    List<String> words = arguments(cores, like);
    return result(Child.java(MixedBench.class, List.of(), Map.of(), words)).trialsSeconds();
  }

  /** As many trials as last so long, a multiple of the cores. */
  private List<String> growing(double seconds) {
    return arguments(0, cores, seconds + "s");
  }

  /** The trials of another process. */
  private List<String> arguments(int serialEngines, Result like) {
    return arguments(serialEngines, like.trialsBefore(), like.trials());
  }

  private List<String> arguments(int serialEngines, long before, Object timed) {
    try {
      Path results = Files.createTempDirectory(folder, "mixed");
      Stream<Object> words = Stream.of(largest, results, serialEngines, before, timed);
      return words.map(Object::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result result(Child child) {
    return JsonLines.read(JsonLines.among(child.lines()).get(0), Result.class);
  }
}
