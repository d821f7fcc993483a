package io.onset.engine.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The one Spark context of a JVM of tests, opened when it is first asked for and kept while the
 * same master is; Spark's own shutdown hook closes it.
 */
public final class TestSpark {

  /** Four cores; a task may fail twice. */
  public static final String FOUR_CORES = "local[4, 3]";

  private static JavaSparkContext context;

  private TestSpark() {}

  /** A context on a master. */
  public static JavaSparkContext on(String master) {
    return on(master, Map.of());
  }

  /** A context on a master; the settings are passed over where there is one on that master. */
  static synchronized JavaSparkContext on(String master, Map<String, String> settings) {
    if (context != null && !context.master().equals(master)) {
      close();
    }
    if (context == null) {
      context = open(master, settings);
    }
    return context;
  }

  /** Closes it, if there is one, for those who test what opens its own. */
  public static synchronized void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  private static JavaSparkContext open(String master, Map<String, String> settings) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster(master)
            .setAppName("tests")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.log.level", "OFF");
    settings.forEach(conf::set);
    return new JavaSparkContext(conf);
  }
}
