package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.engine.SerialEngine;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import io.onset.store.RunFolder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A mixed sweep in a process of its own: on Spark, or on serial engines, each in a thread and with
 * a seed of its own. It is run with some trials, which pays for the start of Spark and its
 * executors, for the self terms and for the compilation of the kernels, and then on with more,
 * which are timed. The serial engines share a JVM as the cores of an embedded Spark do, so that
 * they are as warm.
 */
public final class MixedBench {

  /** Aims at so much more time than asked for: the first are not yet warm, and machines drift. */
  private static final double MARGIN = 1.5;

  /** Trials that are timed by trials before, at the most. */
  private static final int TIMED_BY_WARM = 2;

  private MixedBench() {}

  /**
   * What is printed. Trials are those of the cells with the largest n; the others have twenty times
   * as many.
   *
   * @param trialsBefore trials that were run before and are not timed
   * @param trials timed trials
   * @param trialsSeconds time of the timed trials, self terms of their training sets included
   * @param wholeSeconds of the process, from the start of its JVM on
   */
  record Result(long trialsBefore, long trials, double trialsSeconds, double wholeSeconds) {
    /** All that is not the timed trials. */
    double excludedSeconds() {
      return wholeSeconds - trialsSeconds;
    }
  }

  /** Trials of a sweep that grew: those that were timed, and those before. */
  record Grown(long before, long trials, double seconds) {

    Result result() {
      double whole = ManagementFactory.getRuntimeMXBean().getUptime() * 1e-3;
      return new Result(before, trials, seconds, whole);
    }
  }

  /**
   * Times a sweep.
   *
   * @param arguments largest n, folder for results, how many serial engines share the sweep or 0
   *     for Spark, trials of the first run, and more trials that are timed; or, with seconds in the
   *     place of these, as many as last so long
   */
  public static void main(String[] arguments) {
    int largest = Integer.parseInt(arguments[0]);
    int serial = Integer.parseInt(arguments[2]);
    long first = Long.parseLong(arguments[3]);
    Grown grown =
        serial == 0
            ? onSpark(largest, arguments[1], run -> timed(first, arguments[4], run))
            : timed(first, arguments[4], serial(largest, arguments[1], serial));
    System.out.println(JsonLines.write(grown.result()));
  }

  private static Grown onSpark(
      int largest, String folder, Function<LongToDoubleFunction, Grown> timing) {
    try (Engine engine = new SparkEngine(SparkContexts.open("onset bench"), 0)) {
      return timing.apply(sweep(0, largest, folder, engine));
    }
  }

  /** Goes on with a sweep to so many trials in all; seconds that those took that were missing. */
  private static LongToDoubleFunction sweep(long seed, int largest, String folder, Engine engine) {
    RunFolder store = RunFolder.of(folder + "/" + seed, SparkContexts.hadoopConfiguration());
    return all -> StageClock.trialsSeconds(BenchSweeps.mixed(seed, all, largest), store, engine);
  }

  /** As many sweeps at once, of equal shares of the trials. */
  static LongToDoubleFunction serial(int largest, String folder, int engines) {
    List<LongToDoubleFunction> sweeps =
        IntStream.rangeClosed(1, engines)
            .mapToObj(seed -> sweep(seed, largest, folder, new SerialEngine()))
            .toList();
    return all -> {
      Stream<Callable<Double>> runs =
          sweeps.stream().map(sweep -> () -> sweep.applyAsDouble(all / engines));
      return together(atOnce(runs.toList()));
    };
  }

  private static List<Double> atOnce(List<Callable<Double>> runs) {
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Double> results = new ArrayList<>();
      for (Future<Double> run : threads.invokeAll(runs)) {
        results.add(run.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  /** The time in which engines that share a sweep evenly do it at their rates, taken together. */
  static double together(List<Double> seconds) {
    return seconds.size() / seconds.stream().mapToDouble(s -> 1 / s).sum();
  }

  private static Grown timed(long first, String timed, LongToDoubleFunction run) {
    return timed.endsWith("s")
        ? grow(first, seconds(timed), run)
        : once(first, Long.parseLong(timed), run);
  }

  private static double seconds(String text) {
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }

  private static Grown once(long before, long trials, LongToDoubleFunction run) {
    run.applyAsDouble(before);
    return new Grown(before, trials, run.applyAsDouble(before + trials));
  }

  /**
   * Lets a sweep grow, at most threefold at a time, until the trials that were added took as long
   * as asked for; the first do not count.
   *
   * @param step trials of the first run; there are whole multiples of it always
   * @param seconds the least that the last trials are to take
   * @param run goes on to so many trials in all, and says how long those took that were missing
   */
  static Grown grow(long step, double seconds, LongToDoubleFunction run) {
    Grown grown = new Grown(0, step, run.applyAsDouble(step));
    while (grown.before == 0 || grown.seconds < seconds) {
      long before = grown.before + grown.trials;
      double wanted = MARGIN * seconds * grown.trials / grown.seconds;
      long trials = step * (long) Math.ceil(Math.min(TIMED_BY_WARM * before, wanted) / step);
      grown = new Grown(before, trials, run.applyAsDouble(before + trials));
    }
    return grown;
  }
}
