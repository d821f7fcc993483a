package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sweep of {@code conf/sweeps/} is named as its file and can be planned. */
class SweepFilesTest {

  static List<Path> sweeps() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../conf/sweeps"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void isNamedAsItsFileAndPlans(Path file) {
    assertEquals(
        file.getFileName().toString(),
        Experiments.sweep(SweepFile.read(file, List.of())).name() + ".yaml");
    Outcome plan = Outcome.of("plan", file.toString());
    assertEquals(0, plan.code(), plan.err());
    assertTrue(plan.out().contains("memory per task"), plan.out());
  }
}
