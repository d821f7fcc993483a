package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ClusterLostException;
import io.onset.store.StoreException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterLossTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Job 3 cancelled because SparkContext was shut down",
        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure:"
            + " Lost task 0.3 in stage 1.0 (TID 7): ExecutorLostFailure (executor 3 exited)",
        "Job aborted due to stage failure: Master removed our application: FAILED",
        "Job aborted due to stage failure: All masters are unresponsive! Giving up."
      })
  void whatSparkSaysWhenTheClusterIsGone(String message) {
    assertTrue(ClusterLoss.isLoss(new SparkException(message)));
    assertFalse(ClusterLoss.isLoss(new SparkException(message, new StoreException("full", null))));
    assertFalse(ClusterLoss.isLoss(new IllegalArgumentException(message)));
  }

  @Test
  void aLossIsToldAsOne() {
    IllegalStateException stopped =
        new IllegalStateException("Cannot call methods on a stopped SparkContext.\nmore");
    ClusterLostException lost =
        assertThrows(
            ClusterLostException.class,
            () ->
                ClusterLoss.watch(
                    () -> {
                      throw stopped;
                    }));
    assertEquals(
        "the cluster was lost; the same command goes on from there: Cannot call methods on a"
            + " stopped SparkContext.",
        lost.getMessage());
    assertSame(stopped, lost.getCause());
  }

  @Test
  void whatATaskSaidOfTheStoreIsTold() {
    String said =
        "Job aborted due to stage failure: \nAborting TaskSet 2.0\nMost recent failure:\n"
            + "Lost task 9.0 (TID 18) (host executor 0): io.onset.store.StoreException: /r: full\n"
            + "\tat io.onset.store.RunFolder.attempt(RunFolder.java:282)";
    StoreException thrown =
        assertThrows(
            StoreException.class,
            () ->
                ClusterLoss.watch(
                    () -> ClusterLossTest.<RuntimeException>undeclared(new SparkException(said))));
    assertEquals("/r: full", thrown.getMessage());
  }

  @SuppressWarnings("unchecked") // as Scala throws it
  private static <X extends Exception> Void undeclared(Exception e) throws X {
    throw (X) e;
  }

  @Test
  void allElseStaysWhatItIs() {
    StoreException full = new StoreException("full", null);
    StoreException thrown =
        assertThrows(
            StoreException.class,
            () ->
                ClusterLoss.watch(
                    () -> {
                      throw full;
                    }));
    assertSame(full, thrown);
  }
}
