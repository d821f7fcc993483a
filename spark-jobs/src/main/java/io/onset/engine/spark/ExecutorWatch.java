package io.onset.engine.spark;

import io.onset.experiment.UserException;
import java.math.BigDecimal;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;

/**
 * Cancels the jobs of a context that has had no executor for {@link #KEY}. Spark would wait for
 * ever: a driver does not ask for a master that it has lost, and a master may come back. Executors
 * outlive their master, so one that is restarted ends nothing. A first executor may have to queue
 * for its cores, and is given {@value #QUEUEING} times as long. A local context is not watched.
 */
final class ExecutorWatch implements AutoCloseable {

  /** The setting: a time as Spark writes it, such as {@code 90s} or {@code 5m}; in s by itself. */
  static final String KEY = "spark.onset.lostAfter";

  /** What Spark's message of a job that was cancelled here says. */
  static final String SAYS = "as there was no executor for ";

  private static final String DEFAULT = "120s";
  private static final int QUEUEING = 10;

  /** Looks in the time of the setting. */
  private static final int LOOKS = 20;

  private final JavaSparkContext spark;
  private final long milliseconds;
  private final ScheduledExecutorService eye;
  private boolean hasSeen;
  private int missed;

  private ExecutorWatch(JavaSparkContext spark, long milliseconds) {
    this.spark = spark;
    this.milliseconds = milliseconds;
    this.eye = Executors.newSingleThreadScheduledExecutor(ExecutorWatch::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "onset-executors");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Watches a context until closed, which leaves the context as it is.
   *
   * @throws UserException where the setting is no time above 0
   */
  static ExecutorWatch on(JavaSparkContext spark) {
    ExecutorWatch watch = new ExecutorWatch(spark, milliseconds(spark.getConf()));
    if (!spark.isLocal()) {
      long pause = Math.max(1, watch.milliseconds / LOOKS);
      watch.eye.scheduleWithFixedDelay(watch::look, pause, pause, TimeUnit.MILLISECONDS);
    }
    return watch;
  }

  /** The setting. */
  static long milliseconds(SparkConf conf) {
    String text = conf.get(KEY, DEFAULT);
    try {
      long time = JavaUtils.timeStringAsMs(text.matches("\\d+") ? text + "s" : text);
      if (time > 0) {
        return time;
      }
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static UserException invalid(String text) {
    return new UserException(KEY + ": must be a time above 0 such as 90s or 5m, got " + text);
  }

  private void look() {
    try {
      look(spark.sc());
    } catch (IllegalStateException stopped) {
      eye.shutdown(); // the context; its jobs have ended with it
    }
  }

  private void look(SparkContext context) {
    int[] jobs = spark.statusTracker().getActiveJobIds();
    boolean isThere = context.getExecutorMemoryStatus().size() > 1; // the driver is one
    hasSeen |= isThere;
    missed = isThere || jobs.length == 0 ? 0 : missed + 1;
    int limit = hasSeen ? 1 : QUEUEING;
    if (missed >= limit * LOOKS) {
      String why = SAYS + seconds(limit * milliseconds) + " s (" + KEY + ")";
      for (int job : jobs) {
        context.cancelJob(job, why);
      }
    }
  }

  private static String seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    eye.shutdownNow();
  }
}
