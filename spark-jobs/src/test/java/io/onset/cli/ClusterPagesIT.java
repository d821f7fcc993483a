package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the web pages of a standalone cluster tell: runs, metrics, and no secret. */
@Tag("nightly")
class ClusterPagesIT {

  @TempDir private static Path folder;
  private static ClusterFixture cluster;

  @BeforeAll
  static void start() throws Exception {
    TinySweep.in(folder);
    cluster = ClusterFixture.start(folder, "--history");
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  /** The history server shows what a run was set to, in either mode. */
  @Test
  void historyOfRunsThatEnded() throws Exception {
    Outcome client = cluster.launch("client", "client").outcome();
    Outcome driver = cluster.launch("cluster", "driver").outcome();
    assertEquals(0, client.code(), client.err());
    assertEquals(0, driver.code(), driver.err());
    ClusterPages pages = ClusterPages.of(cluster);
    List<String> all = new ArrayList<>(pages.ofDaemons());
    for (String application : pages.awaitHistory(2)) {
      all.addAll(pages.ofHistory(application));
    }
    assertEquals(3 + 2 * 2, all.size());
    assertTrue(all.get(all.size() - 1).contains("spark.authenticate"));
    all.forEach(ClusterPagesIT::assertNoSecret);
  }

  private static void assertNoSecret(String page) {
    try {
      assertFalse(page.contains(cluster.secret()), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prometheus reads master and worker, and of a run on its way the driver and its executors. */
  @Test
  void metricsAndPagesOfARunOnItsWay() throws Exception {
    int port = ClusterPages.freePort();
    Checkout.Running run =
        cluster.launch(
            "client", "long", "--set=trials=1e6", "--", "--conf", "spark.ui.port=" + port);
    try {
      ClusterPages pages = ClusterPages.of(cluster);
      String driver = "http://127.0.0.1:" + port;
      String executor = "metrics_executor_totalCores\\{[^}]*executor_id=\"0\".*\\} 1";
      pages.await(driver + "/metrics/executors/prometheus", executor);
      pages.await(driver + "/metrics/prometheus", "metrics_app_.*_driver_jvm_heap_used_Value\\{");
      pages.await(
          pages.master() + "/metrics/master/prometheus", "metrics_master_aliveWorkers_.* 2");
      pages.await(pages.workers().get(0) + "/metrics/prometheus", "metrics_worker_coresFree_");
      assertNoSecret(pages.await(driver + "/environment/", "spark.authenticate"));
    } finally {
      run.process().destroy();
    }
    assertEquals(RunSession.SIGNALLED, run.outcome().code());
  }
}
