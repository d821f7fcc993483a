package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.engine.ClusterLostException;
import io.onset.experiment.UserException;
import io.onset.store.BusyException;
import io.onset.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  private static final UserException USER = new UserException("n must be >= 2");
  private static final StoreException STORE = new StoreException("disk full", new IOException());

  @Test
  void theKindDecides() {
    assertEquals(ExitCode.USER, ExitCode.of(USER));
    assertEquals(ExitCode.STORE, ExitCode.of(STORE));
    assertEquals(ExitCode.BUSY, ExitCode.of(new BusyException("held")));
    assertEquals(ExitCode.CLUSTER, ExitCode.of(new ClusterLostException("gone", null)));
    assertEquals(ExitCode.BUG, ExitCode.of(new IllegalStateException()));
    assertEquals(ExitCode.BUG, ExitCode.of(new IOException("not from the store")));
    assertEquals(ExitCode.BUG, ExitCode.of(new OutOfMemoryError()));
  }

  /** Spark wraps what a task threw, once or twice. */
  @Test
  void whereverInTheChainItShows() {
    assertEquals(ExitCode.STORE, ExitCode.of(new ExecutionException(STORE)));
    assertEquals(
        ExitCode.USER, ExitCode.of(new RuntimeException(new ExecutionException("aborted", USER))));
    assertEquals(
        ExitCode.BUG, ExitCode.of(new RuntimeException(new IllegalStateException("deep"))));
  }

  @Test
  void theHelpTellsEveryCode() {
    assertEquals(
        List.of("0", "2", "3", "4", "5", "6", "7", "8", "9"),
        List.copyOf(ExitCode.meanings().keySet()));
  }
}
