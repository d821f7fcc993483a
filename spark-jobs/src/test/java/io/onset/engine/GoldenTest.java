package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The numbers do not drift: small sweeps of all columns against committed results. To write them
 * anew after a change that means to move numbers: {@code mvn test -Dtest=GoldenTest
 * -Donset.golden.update=true} in {@code spark-jobs}, a test failure and a look at the difference.
 */
class GoldenTest {

  private static final boolean UPDATE = Boolean.getBoolean("onset.golden.update");

  @Test
  void oneOriginalSet() throws IOException {
    compare("linear-1-set", ReferenceRun.of(LinearSweeps.experiment(1, 12), LinearSweeps.SEED));
  }

  @Test
  void fiveOriginalSets() throws IOException {
    compare("linear-5-sets", ReferenceRun.of(LinearSweeps.experiment(5, 12), LinearSweeps.SEED));
  }

  @Test
  void dynamics() throws IOException {
    compare("dynamics", ReferenceRun.of(DynamicsSweeps.experiment(8), DynamicsSweeps.SEED));
  }

  @Test
  void updateIsOff() {
    assertFalse(UPDATE, "golden files were written, not compared");
  }

  private static void compare(String name, SweepResult result) throws IOException {
    String csv = CurveTable.csv(result.curves());
    String digest = result.rowsDigest() + "\n";
    if (UPDATE) {
      Files.writeString(Path.of("src/test/resources/golden", name + ".csv"), csv);
      Files.writeString(Path.of("src/test/resources/golden", name + ".sha256"), digest);
    }
    assertEquals(resource(name + ".csv"), csv);
    assertEquals(resource(name + ".sha256"), digest);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
