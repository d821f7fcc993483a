package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.store.RunFolder;
import io.onset.engine.SerialEngine;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import java.lang.management.ManagementFactory;

/**
 * A mixed sweep in a process of its own: on Spark where the JVM's options name a master, else on the
 * serial engine. It is run with some trials, which pays for the start of Spark and its executors,
 * for the self terms and for the compilation of the kernels, and then on with more, which are timed.
 */
public final class MixedBench {

  private MixedBench() {}

  /**
   * What is printed.
   *
   * @param trialsSeconds time of the stage of the timed trials
   * @param wholeSeconds of the process, from the start of its JVM on
   */
  record Result(double trialsSeconds, double wholeSeconds) {
    /** All that is not the timed trials. */
    double excludedSeconds() {
      return wholeSeconds - trialsSeconds;
    }
  }

  /**
   * Times a sweep.
   *
   * @param arguments seed, largest n, folder for results, trials of the first run, trials more of
   *     the second
   */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    int largest = Integer.parseInt(arguments[1]);
    long first = Long.parseLong(arguments[3]);
    long all = first + Long.parseLong(arguments[4]);
    RunFolder store = RunFolder.of(arguments[2], SparkContexts.hadoopConfiguration());
    try (Engine engine = engine()) {
      StageClock.trialsSeconds(BenchSweeps.mixed(seed, first, largest), store, engine);
      String more = BenchSweeps.mixed(seed, all, largest);
      double seconds = StageClock.trialsSeconds(more, store, engine);
      double whole = ManagementFactory.getRuntimeMXBean().getUptime() * 1e-3;
      System.out.println(JsonLines.write(new Result(seconds, whole)));
    }
  }

  private static Engine engine() {
    return System.getProperty("spark.master") == null
        ? new SerialEngine()
        : new SparkEngine(SparkContexts.open("onset bench"), 0);
  }
}
