package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.UserException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkContextsTest {

  private static final String MASTER = "spark.master";

  private static final int ALL = Runtime.getRuntime().availableProcessors();

  @AfterEach
  void noMaster() {
    System.clearProperty(MASTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "local; 1",
        "local[1]; 1",
        "local[4]; 4",
        "local[4,3]; 4",
        "local[4 , 3]; 4",
        "local-cluster[2,1,1024]; 0",
        "spark://host:7077; 0",
        "k8s://https://host; 0",
        "yarn; 0"
      })
  void coresOfAMaster(String master, int cores) {
    System.setProperty(MASTER, master);
    assertEquals(cores, SparkContexts.localCores());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "spark://host:7077;; 1; 1",
        "spark://host:7077; spark.executor.cores=6,spark.task.cpus=2; 3; 1",
        "spark://host:7077; spark.executor.memory=2g; 1; 2",
        "spark://host:7077; spark.executor.memory=512; 1; 0.5",
        "local-cluster[2,4,1024];; 1; 1",
        "yarn;; 1; 1",
        "k8s://https://host; spark.executor.cores=4,spark.executor.memory=3072m; 4; 3"
      })
  void sizesOfExecutors(String master, String settings, int tasks, double gibibytes) {
    Map<String, String> all = new HashMap<>(Map.of(MASTER, master));
    for (String setting : settings == null ? new String[0] : settings.split(",")) {
      all.put(setting.split("=")[0], setting.split("=")[1]);
    }
    all.forEach(System::setProperty);
    try {
      ExecutorSize size = SparkContexts.executorSize().orElseThrow();
      assertEquals(tasks, size.tasks());
      assertEquals(gibibytes * (1 << 30), size.heapBytes());
    } finally {
      all.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void aSettingThatIsNoNumberIsTheUsers() {
    System.setProperty(MASTER, "spark://host:7077");
    System.setProperty("spark.task.cpus", "abc");
    try {
      UserException thrown = assertThrows(UserException.class, SparkContexts::executorSize);
      assertTrue(thrown.getMessage().contains("spark.task.cpus"), thrown.getMessage());
    } finally {
      System.clearProperty("spark.task.cpus");
    }
  }

  /** A standalone executor takes what its worker has. */
  @Test
  void coresThatAreNotKnownYet() {
    System.setProperty(MASTER, "spark://host:7077");
    ExecutorSize size = SparkContexts.executorSize().orElseThrow();
    assertEquals(OptionalInt.empty(), size.cores());
    assertEquals(8, size.withCores(8).tasks());
    System.setProperty(MASTER, "yarn");
    assertEquals(OptionalInt.of(1), SparkContexts.executorSize().orElseThrow().cores());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[4]", "local[*, 3]"})
  void noExecutorsOfALocalMaster(String master) {
    System.setProperty(MASTER, master);
    assertEquals(Optional.empty(), SparkContexts.executorSize());
  }

  @Test
  void allCores() {
    assertEquals(ALL, SparkContexts.localCores());
    System.setProperty(MASTER, "local[*]");
    assertEquals(ALL, SparkContexts.localCores());
    System.setProperty(MASTER, "local[*, 3]");
    assertEquals(ALL, SparkContexts.localCores());
  }
}
