package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a driver holds does not grow with the blocks of a sweep: a million of them fit 1 GiB. The
 * tasks run in the driver's own JVM here, so that it holds more than on a cluster. A million took
 * 31 minutes on four cores under a load of thirty; after them the heap had grown by 22 MB, to 50
 * MB.
 */
@Tag("spark")
class DriverMemoryIT {

  /** Measured are 40; without {@link SparkContexts}' limits on what Spark retains, 500. */
  private static final double MOST_BYTES_A_BLOCK = 250;

  @TempDir private Path folder;

  /** Standard output of {@link ManyBlocks} in a JVM with a heap. */
  private String run(String heap, int blocks) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@../conf/jvm.options",
            "-Xmx" + heap,
            "-Dspark.master=local[4]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.log.level=OFF",
            "-cp",
            System.getProperty("java.class.path"),
            ManyBlocks.class.getName(),
            "" + blocks,
            folder.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static long growth(String said) {
    assertTrue(said.matches("growth -?\\d+ \\d+\n"), said);
    return Long.parseLong(said.split(" ")[1]);
  }

  @Test
  void theHeapDoesNotGrowWithTheBlocks() throws Exception {
    int blocks = 12_000;
    long growth = growth(run("512m", blocks));
    assertTrue(growth < blocks * MOST_BYTES_A_BLOCK, growth + " bytes");
  }

  /** {@code mvn -B verify -Dit.test=DriverMemoryIT -Dgroups=nightly -DexcludedGroups=} */
  @Test
  @Tag("nightly")
  void aMillionBlocksFitOneGibibyte() throws Exception {
    int blocks = 1_000_000;
    long growth = growth(run("1g", blocks));
    assertTrue(growth < blocks * MOST_BYTES_A_BLOCK, growth + " bytes");
  }
}
