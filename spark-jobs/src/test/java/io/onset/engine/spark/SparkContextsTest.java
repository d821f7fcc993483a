package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void allCores() {
    assertEquals(ALL, SparkContexts.localCores());
    System.setProperty(MASTER, "local[*]");
    assertEquals(ALL, SparkContexts.localCores());
    System.setProperty(MASTER, "local[*, 3]");
    assertEquals(ALL, SparkContexts.localCores());
  }
}
