package io.onset.engine.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Spark contexts, configured as Spark people expect: by spark-submit and its properties files. */
public final class SparkContexts {

  private static final String MASTER = "spark.master";

  private SparkContexts() {}

  private static SparkConf conf() {
    return new SparkConf().setIfMissing(MASTER, "local[*]");
  }

  /** A context; local on all cores where no master was given. */
  public static JavaSparkContext open(String name) {
    return new JavaSparkContext(conf().setAppName(name));
  }

  /** Hadoop's configuration as Spark's settings ({@code spark.hadoop.*}) have it. */
  public static Configuration hadoopConfiguration() {
    return SparkHadoopUtil.get().newConfiguration(conf());
  }

  /** How many tasks run at once in this JVM: the cores of a local master; 0 for a cluster. */
  public static int localCores() {
    String master = conf().get(MASTER);
    if (!master.startsWith("local")) {
      return 0;
    }
    if (master.equals("local")) {
      return 1;
    }
    String cores = master.replaceAll("local\\[([^,\\]]*).*", "$1");
    return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
  }
}
