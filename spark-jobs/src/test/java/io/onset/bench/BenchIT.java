package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit/bench} as a user calls it, in its smoke mode. */
class BenchIT {

  @TempDir private Path folder;

  private int bench(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("../submit/bench", "--out", folder.toString()));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    return process.waitFor();
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private JsonNode json() throws IOException {
    return JsonLines.read(said("bench.json"), JsonNode.class);
  }

  @Test
  void serialAndSpark() throws Exception {
    int code = bench("--quick", "--cells=16:8", "--skip=numpy,mixed");
    assertEquals(0, code, () -> "see " + folder);
    JsonNode cell = json().required("cells").get(0);
    assertTrue(cell.required("spark_rate").doubleValue() > 0);
    double ofFloor = cell.required("of_floor").doubleValue();
    assertTrue(ofFloor > 0 && ofFloor < 1, () -> "of the floor: " + ofFloor);
    assertTrue(said("bench.md").contains("| 16, 8 |"));
    assertTrue(said("said").contains(said("bench.md")));
  }

  @Test
  void aCellThatIsNone() throws Exception {
    assertEquals(2, bench("--cells=16"));
    assertTrue(said("said").contains("--cells: cell must be d:n, such as 16:100, got 16"));
  }

  /** Everything at once: needs a NumPy on OpenBLAS. */
  @Test
  @Tag("nightly")
  void numpyAndClusterToo() throws Exception {
    assertEquals(0, bench("--quick", "--cells=16:8", "--standalone"));
    assertTrue(json().required("core_ratio_least").doubleValue() > 0);
    assertEquals(2, json().required("mixed").size());
    json().required("mixed").forEach(r -> assertTrue(r.required("efficiency").doubleValue() > 0));
  }

  @Test
  @Tag("nightly")
  void kernels() throws Exception {
    assertEquals(0, bench("--quick", "--kernels", ".*"));
    for (KernelWork kernel : KernelWork.values()) {
      assertTrue(said("kernels.md").contains("| " + kernel + " |"), kernel.name());
    }
  }
}
