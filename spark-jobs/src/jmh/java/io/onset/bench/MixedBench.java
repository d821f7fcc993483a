package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.store.RunFolder;
import io.onset.engine.SerialEngine;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import java.lang.management.ManagementFactory;
import java.util.function.LongToDoubleFunction;

/**
 * A mixed sweep in a process of its own: on Spark where the JVM's options name a master, else on the
 * serial engine. It is run with some trials, which pays for the start of Spark and its executors,
 * for the self terms and for the compilation of the kernels, and then on with more, which are timed.
 */
public final class MixedBench {

  /** Aims at so much more time than asked for. */
  private static final double MARGIN = 1.2;

  /** Trials that are timed by trials before, at the most. */
  private static final int TIMED_BY_WARM = 3;

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
   * @param arguments seed, largest n, folder for results, trials of the first run, and more trials
   *     that are timed; or, with seconds in the place of these, as many as last so long
   */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    int largest = Integer.parseInt(arguments[1]);
    RunFolder store = RunFolder.of(arguments[2], SparkContexts.hadoopConfiguration());
    long first = Long.parseLong(arguments[3]);
    try (Engine engine = engine()) {
      LongToDoubleFunction run =
          all -> StageClock.trialsSeconds(BenchSweeps.mixed(seed, all, largest), store, engine);
      Grown grown =
          arguments[4].endsWith("s")
              ? grow(first, seconds(arguments[4]), run)
              : once(first, Long.parseLong(arguments[4]), run);
      System.out.println(JsonLines.write(grown.result()));
    }
  }

  private static double seconds(String text) {
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }

  private static Grown once(long before, long trials, LongToDoubleFunction run) {
    run.applyAsDouble(before);
    return new Grown(before, trials, run.applyAsDouble(before + trials));
  }

  /**
   * Lets a sweep grow, at most fourfold at a time, until the trials that were added took as long as
   * asked for; the first do not count.
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

  private static Engine engine() {
    return System.getProperty("spark.master") == null
        ? new SerialEngine()
        : new SparkEngine(SparkContexts.open("onset bench"), 0);
  }
}
