package io.onset.engine.spark;

import io.onset.engine.Engine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.ejml.concurrency.EjmlConcurrency;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Tasks as Spark tasks, shared values as broadcast variables. A wave of tasks is one job; a task is
 * a partition of its own unless a number of partitions is given, and then the tasks are dealt out
 * in turn. No value passes through a shuffle or a Spark aggregate, so nothing depends on the order
 * in which tasks end.
 */
public final class SparkEngine implements Engine {

  /**
   * Tasks of one job: a wave, which ends before the next begins; bounds what the driver holds of a
   * sweep of millions of blocks.
   */
  public static final int WAVE = 20_000;

  private final JavaSparkContext spark;
  private final int partitions;
  private final ExecutorWatch watch;

  /**
   * An engine on a Spark context, which it closes. Where every executor of a cluster is gone for
   * {@value ExecutorWatch#KEY}, 120 s by default, the cluster counts as lost.
   *
   * @param spark the context
   * @param partitions partitions of a job at the most; 0 for one a task
   * @throws io.onset.experiment.UserException where that setting is no time
   */
  public SparkEngine(JavaSparkContext spark, int partitions) {
    this.spark = spark;
    this.partitions = partitions;
    this.watch = ExecutorWatch.on(spark);
  }

  @Override
  public <V extends Serializable> Shared<V> share(V value) {
    Broadcast<V> broadcast = ClusterLoss.watch(() -> spark.broadcast(value));
    return broadcast::value;
  }

  @Override
  public <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
    while (tasks.hasNext()) {
      List<T> wave = new ArrayList<>();
      while (tasks.hasNext() && wave.size() < WAVE) {
        wave.add(tasks.next());
      }
      ClusterLoss.watch(
          () -> {
            runWave(deal(wave), run, done);
            return null;
          });
    }
  }

  private <T> List<ArrayList<T>> deal(List<T> wave) {
    int count = partitions == 0 ? wave.size() : Math.min(partitions, wave.size());
    List<ArrayList<T>> hands = new ArrayList<>();
    for (int i = 0; i < wave.size(); i++) {
      if (i < count) {
        hands.add(new ArrayList<>());
      }
      hands.get(i % count).add(wave.get(i));
    }
    return hands;
  }

  private <T extends Serializable, R extends Serializable> void runWave(
      List<ArrayList<T>> hands, Task<T, R> run, Consumer<R> done) {
    JavaRDD<ArrayList<T>> rdd = spark.parallelize(hands, hands.size());
    Function2<TaskContext, scala.collection.Iterator<ArrayList<T>>, ArrayList<R>> partition =
        (Function2<TaskContext, scala.collection.Iterator<ArrayList<T>>, ArrayList<R>>
                & Serializable)
            (context, iterator) -> runPartition(iterator, run);
    Function2<Object, ArrayList<R>, BoxedUnit> handler =
        (index, results) -> {
          results.forEach(done);
          return BoxedUnit.UNIT;
        };
    spark.sc().runJob(rdd.rdd(), partition, handler, ClassTag$.MODULE$.apply(ArrayList.class));
  }

  private static <T, R> ArrayList<R> runPartition(
      scala.collection.Iterator<ArrayList<T>> hands, Task<T, R> run) {
    EjmlConcurrency.setMaxThreads(1);
    ArrayList<R> results = new ArrayList<>();
    while (hands.hasNext()) {
      for (T task : hands.next()) {
        results.add(run.run(task));
      }
    }
    return results;
  }

  /** Cores of the largest executor that there is; waits until there is one. */
  public int executorCores() {
    ClusterLoss.watch(() -> spark.parallelize(List.of(0), 1).count());
    return CollectionConverters.asJava(spark.sc().statusStore().executorList(true)).stream()
        .mapToInt(ExecutorSummary::totalCores)
        .max()
        .orElseThrow();
  }

  @Override
  public String describe() {
    return "spark " + spark.version() + " " + spark.master();
  }

  @Override
  public int cores() {
    return spark.defaultParallelism();
  }

  @Override
  public String application() {
    return spark.sc().applicationId();
  }

  @Override
  public void close() {
    watch.close();
    spark.close();
  }
}
