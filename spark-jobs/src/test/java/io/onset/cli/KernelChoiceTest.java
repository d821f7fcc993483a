package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.engine.KernelUse;
import io.onset.kernel.Kernels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kernels ran is told, and never moves a result. Some runs are in a JVM of their own. */
class KernelChoiceTest {

  private static final int MOST_SECONDS = 120;

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  /** Runs the sweep on the serial engine in a JVM with the given options alone. */
  private Outcome runWith(String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(options));
    line.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("io.onset.cli.Main", "run", tiny.file().toString()));
    line.addAll(List.of("--engine", "serial", "--out", tiny.results().toString()));
    line.addAll(List.of("--figures", "none"));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process = new ProcessBuilder(line).redirectOutput(out).redirectError(err).start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Outcome(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private List<String> kernels() throws IOException {
    List<String> names = new ArrayList<>();
    tiny.manifest().get("kernels").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theManifestCountsTasksByKernels() throws Exception {
    assertEquals(0, tiny.run().code());
    JsonNode manifest = tiny.manifest();
    String name = Kernels.best().name();
    assertEquals(name, manifest.at("/versions/kernels").textValue());
    // Self terms of two original sets, and a block for each n.
    assertEquals(4, manifest.at("/kernels/" + name).intValue());
    assertEquals(1, manifest.get("kernels").size());
    assertEquals(KernelUse.here().warning().isEmpty() ? 0 : 1, manifest.get("warnings").size());
    tiny.run();
    assertEquals(0, tiny.manifest().get("kernels").size(), "nothing was computed");
    assertEquals(4, tiny.manifest().at("/earlier_runs/0/kernels/" + name).intValue());
  }

  @Test
  void withoutTheModuleItIsAWarningAndTheSameResults() throws Exception {
    Outcome outcome = runWith();
    assertEquals(0, outcome.code(), outcome.err());
    String warning = tiny.manifest().at("/warnings/0").textValue();
    List<String> told =
        outcome.err().lines().filter(line -> line.startsWith("onset: warning: ")).toList();
    assertAll(
        () -> assertEquals(List.of("onset: warning: " + warning), told),
        () ->
            assertTrue(
                warning.contains(
                    "without the module jdk.incubator.vector; give java --add-modules=jdk.incubator.vector")),
        () -> assertEquals("plain", tiny.manifest().at("/versions/kernels").textValue()),
        () -> assertEquals(List.of("plain"), kernels()),
        () -> assertEquals(tiny.digests(), tiny.fresh(folder.resolve("here"))));
  }

  @Test
  void aWrongPropertyIsTheUsersAndNothingIsWritten() throws Exception {
    Outcome outcome = runWith("-Donset.vector.bits=300");
    assertAll(
        () -> assertEquals(2, outcome.code(), outcome.err()),
        () ->
            assertEquals(
                "onset: onset.vector.bits must be 128, 256 or 512, got 300; the nearest is 256",
                outcome.err().strip()),
        () -> assertFalse(Files.exists(tiny.results())));
  }
}
