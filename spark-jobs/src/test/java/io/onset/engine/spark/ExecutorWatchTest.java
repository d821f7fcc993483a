package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.engine.ClusterLostException;
import io.onset.experiment.UserException;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class ExecutorWatchTest {

  /** A real master that has no worker: the job waits for an executor, and no longer than it may. */
  @Test
  void aClusterThatGivesNoExecutorIsLost() {
    SparkConf conf = new SparkConf(false).set("spark.master.rest.enabled", "false");
    RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)._1();
    Map<String, String> settings = Map.of(ExecutorWatch.KEY, "150ms");
    JavaSparkContext spark = TestSpark.on("spark://" + master.address().hostPort(), settings);
    try (SparkEngine engine = new SparkEngine(spark, 0)) {
      for (int job = 0; job < 2; job++) {
        ClusterLostException lost =
            assertThrows(
                ClusterLostException.class,
                () -> engine.run(List.of(1).iterator(), task -> task, result -> {}));
        assertEquals(
            "the cluster was lost; the same command goes on from there: Job "
                + job
                + " cancelled as there was no executor for 1.5 s (spark.onset.lostAfter)",
            lost.getMessage());
      }
    } finally {
      master.shutdown();
      master.awaitTermination();
    }
  }

  @ParameterizedTest
  @CsvSource({"90s, 90_000", "5m, 300_000", "150ms, 150", "7, 7_000"})
  void theSettingIsATimeOfSpark(String text, String milliseconds) {
    SparkConf conf = new SparkConf(false).set(ExecutorWatch.KEY, text);
    assertEquals(Long.parseLong(milliseconds.replace("_", "")), ExecutorWatch.milliseconds(conf));
  }

  @Test
  void twoMinutesUnlessSaid() {
    assertEquals(120_000, ExecutorWatch.milliseconds(new SparkConf(false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "0s", "-5s", "5 parsecs"})
  void allElseIsRefused(String text) {
    SparkConf conf = new SparkConf(false).set(ExecutorWatch.KEY, text);
    UserException refused =
        assertThrows(UserException.class, () -> ExecutorWatch.milliseconds(conf));
    assertEquals(
        "spark.onset.lostAfter: must be a time above 0 such as 90s or 5m, got " + text,
        refused.getMessage());
  }
}
