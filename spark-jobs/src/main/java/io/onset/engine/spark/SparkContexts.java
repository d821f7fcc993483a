package io.onset.engine.spark;

import io.onset.engine.ClusterLostException;
import io.onset.experiment.UserException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Spark contexts, configured as Spark people expect: by spark-submit and its properties files. */
public final class SparkContexts {

  private static final String MASTER = "spark.master";

  /** How Spark names an application that has no name from its cluster. */
  private static final String UNREGISTERED = "spark-application-";

  /** {@code local[cores]} and {@code local[cores, failures]}, as Spark reads them. */
  private static final Pattern LOCAL = Pattern.compile("local\\[(\\d+|\\*)(?:\\s*,\\s*\\d+)?]");

  /**
   * What Spark keeps of tasks, stages and jobs that have ended, some 500 bytes a task whether it
   * shows a web page or not. Its own 100,000 tasks of each of 1000 stages would be the largest part
   * of the driver's heap after a million blocks.
   */
  private static final Map<String, String> RETAINED =
      Map.of(
          "spark.ui.retainedTasks", "1000",
          "spark.ui.retainedStages", "50",
          "spark.ui.retainedJobs", "50");

  private SparkContexts() {}

  /**
   * Spark hands a standalone cluster's secret to a driver on that cluster in a variable, so that it
   * is in no command line, and then asks for the setting.
   */
  private static SparkConf conf() {
    SparkConf conf = new SparkConf().setIfMissing(MASTER, "local[*]");
    String secret = System.getenv(SecurityManager.ENV_AUTH_SECRET());
    return secret == null
        ? conf
        : conf.setIfMissing(SecurityManager.SPARK_AUTH_SECRET_CONF(), secret);
  }

  /**
   * A context; local on all cores where no master was given.
   *
   * @throws ClusterLostException where the master of a standalone cluster does not answer for a
   *     minute, or is lost meanwhile
   * @throws UserException where Spark refuses to start: nothing of ours runs there, so it is for
   *     its settings, or for what they name
   */
  public static JavaSparkContext open(String name) {
    SparkConf conf = conf().setAppName(name);
    RETAINED.forEach(conf::setIfMissing);
    String master = conf.get(MASTER);
    try {
      return ClusterLoss.watch(() -> registered(new JavaSparkContext(conf), master));
    } catch (ClusterLostException e) {
      throw unanswered(master, e);
    } catch (IllegalStateException e) {
      throw e; // stopped while it starts
    } catch (Exception e) { // Scala declares none of what it throws
      throw refused(e);
    }
  }

  private static UserException refused(Exception e) {
    String fault = e.getMessage() == null ? e.toString() : e.getMessage();
    String advice = "; put its setting right (after a bare --, or in a properties file)";
    String line = fault.strip().replaceAll("\\s*\\R\\s*", " ");
    return new UserException("Spark refuses to start: " + line + advice);
  }

  /** Spark goes on with a context that no master knows, and stops it some time later. */
  private static JavaSparkContext registered(JavaSparkContext context, String master) {
    if (master.startsWith("spark://") && context.sc().applicationId().startsWith(UNREGISTERED)) {
      context.close();
      throw unanswered(master, null);
    }
    return context;
  }

  private static ClusterLostException unanswered(String master, Exception cause) {
    String rule = ": the master does not answer; once it does, the same command goes on";
    return new ClusterLostException(master + rule, cause);
  }

  /** Hadoop's configuration as Spark's settings ({@code spark.hadoop.*}) have it. */
  public static Configuration hadoopConfiguration() {
    return SparkHadoopUtil.get().newConfiguration(conf());
  }

  /**
   * What the executors of a cluster have; none for a local master, whose tasks run here.
   *
   * @throws UserException where a setting is not of its form
   */
  public static Optional<ExecutorSize> executorSize() {
    SparkConf conf = conf();
    String master = conf.get(MASTER);
    boolean isLocal = master.equals("local") || LOCAL.matcher(master).matches();
    try {
      return isLocal ? Optional.empty() : Optional.of(ExecutorSize.of(conf));
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** How many tasks run at once in this JVM: the cores of a local master; 0 for a cluster. */
  public static int localCores() {
    String master = conf().get(MASTER);
    Matcher local = LOCAL.matcher(master);
    if (!local.matches()) {
      return master.equals("local") ? 1 : 0;
    }
    String cores = local.group(1);
    return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
  }
}
