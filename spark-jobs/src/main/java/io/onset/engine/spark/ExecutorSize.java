package io.onset.engine.spark;

import java.util.OptionalInt;
import org.apache.spark.SparkConf;

/**
 * What an executor of a cluster has, as Spark's settings say.
 *
 * @param heapBytes {@code spark.executor.memory}
 * @param cores {@code spark.executor.cores}; none where the executor takes all that it finds, which
 *     is not known before it is there
 * @param coresOfTask {@code spark.task.cpus}
 */
public record ExecutorSize(double heapBytes, OptionalInt cores, int coresOfTask) {

  private static final String CORES = "spark.executor.cores";
  private static final double MEBIBYTE = 1 << 20;

  static ExecutorSize of(SparkConf conf) {
    String memory = System.getenv().getOrDefault("SPARK_EXECUTOR_MEMORY", "1g");
    double heap = MEBIBYTE * conf.getSizeAsMb("spark.executor.memory", memory);
    return new ExecutorSize(heap, cores(conf), conf.getInt("spark.task.cpus", 1));
  }

  /** A standalone executor takes its worker whole; on YARN and Kubernetes it has one core. */
  private static OptionalInt cores(SparkConf conf) {
    boolean takesAll = conf.get("spark.master").matches("(spark:|local-cluster).*");
    return takesAll && !conf.contains(CORES)
        ? OptionalInt.empty()
        : OptionalInt.of(conf.getInt(CORES, 1));
  }

  /** How many tasks it runs at once: one, if nothing is known of its cores. */
  public int tasks() {
    return Math.max(1, cores.orElse(coresOfTask) / coresOfTask);
  }

  /** The same with cores that were seen. */
  public ExecutorSize withCores(int seen) {
    return new ExecutorSize(heapBytes, OptionalInt.of(seen), coresOfTask);
  }
}
