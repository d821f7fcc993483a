package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.engine.spark.TestSpark;
import io.onset.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P(Delta &gt; 0) of the contrast exact crosses 1/2 near n = 7 at d = 8. From a grid of 2 and 32 a
 * first round adds 4, 8 and 16, and a width of 1 is met after it.
 */
@Tag("spark")
class RefineCommandTest {

  private static final String SWEEP =
      TinySweep.TEXT
          .replace("trials: 6", "trials: 100")
          .replace("d: 2\n  n: [2, 5]", "d: 8\n  n: [2, 32]")
          .replace("[original, exact, matched]", "[exact]");

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void run() throws Exception {
    tiny = TinySweep.in(folder);
    Files.writeString(tiny.file(), SWEEP);
    assertEquals(0, tiny.run().code());
  }

  private Outcome refine(Path results, String... options) {
    List<String> line = new ArrayList<>(List.of("refine", results.toString(), "--figures", "none"));
    line.addAll(List.of(options));
    return Outcome.of(line.toArray(String[]::new));
  }

  private Outcome refine(String... options) {
    List<String> serial = new ArrayList<>(List.of("--engine", "serial"));
    serial.addAll(List.of(options));
    return refine(tiny.results(), serial.toArray(String[]::new));
  }

  private static void assertEnds(String line, Outcome outcome) {
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().lines().anyMatch(l -> l.matches(line)), outcome.out());
  }

  private static final String NARROW =
      "d=8 exact, crossing 1: [0-9.]+ % wide, \\[[0-9.]+, [0-9.]+\\]: narrow enough";

  /** What was there is there, to the bit and to the second; and the answer is narrower. */
  @Test
  void pointsAreAddedUntilTheIntervalIsNarrow() throws Exception {
    List<Map<String, String>> before = tiny.curves();
    Map<String, FileTime> files = tiny.trialFiles();
    Outcome outcome = refine("--width", "1");
    assertEnds("round 1 adds d=8: n = 4 8 16", outcome);
    assertEnds(NARROW, outcome);
    assertEquals(
        List.of("2", "4", "8", "16", "32"), tiny.curves().stream().map(r -> r.get("n")).toList());
    assertEquals(before, List.of(tiny.curves().get(0), tiny.curves().get(4)));
    assertTrue(tiny.trialFiles().entrySet().containsAll(files.entrySet()));
    JsonNode manifest = tiny.manifest();
    assertEquals("[2,32]", manifest.at("/sweep/grid/n").toString());
    assertEquals("[4,8,16]", manifest.at("/refinements/0/grids/0/n").toString());
    assertEquals(1, manifest.at("/refinements/0/width").doubleValue());
    assertEquals("complete", manifest.path("state").textValue());
    assertEnds(NARROW, refine("--width", "1"));
    assertEquals(manifest.path("rows_sha256"), tiny.manifest().path("rows_sha256"));
  }

  /** Stopped between two rounds, and killed when a round was decided but hardly begun. */
  @Test
  void whereverItIsCutOffItEndsWithTheSameBits() throws Exception {
    Path straight = folder.resolve("straight");
    tiny.runTo(straight);
    assertEquals(0, refine(straight, "--engine", "serial", "--width", "0.12").code());
    assertEnds(".*: --rounds 1 are done", refine("--width", "0.12", "--rounds", "1"));
    Path trials = tiny.results().resolve("trials");
    String lost = new Digest().add(cell(8)).hex().substring(0, 16);
    for (Path file : list(trials.resolve(lost))) {
      Files.delete(file);
    }
    assertEquals(0, refine("--width", "0.12").code());
    assertEquals(TinySweep.digests(straight), tiny.digests());
    assertTrue(tiny.manifest().path("refinements").size() > 1);
    Path other = folder.resolve("spark");
    tiny.runTo(other);
    TestSpark.close();
    Outcome onSpark = refine(other, "--width", "0.12");
    assertEquals(0, onSpark.code(), onSpark.err());
    assertEquals(TinySweep.digests(straight), TinySweep.digests(other));
  }

  private static String cell(int n) {
    return "d=8 n="
        + n
        + " mean=10.0 standard_deviation=1.0 forward_time=2.0 noise_scale=0.01831563888873418"
        + " ridge=0.0 generated_covariance=corrected kernel_width=caption original_size=20"
        + " original_sets=2";
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aRefinedFolderIsAFolderLikeAnyOther() throws Exception {
    refine("--width", "1");
    String results = tiny.results().toString();
    assertEnds("content +5 cells, 500 trials: complete, .*", Outcome.of("status", results));
    assertEnds(".*rows: every bit as stored", Outcome.of("verify", results, "--fraction", "1"));
    assertEnds("stored row: .*", Outcome.of("replay", results, "--cell", "n=8", "--trial", "3"));
    String sweep = tiny.file().toString();
    Outcome plan = Outcome.of("plan", sweep, "--out", results, "--set", "trials=150");
    assertEnds("d=8: n = 2 4 8 16 32 \\(5 points\\)", plan);
    assertEnds("stored +500 of 750 trials in .*", plan);
    Outcome more =
        Outcome.of("run", sweep, "--out", results, "--engine", "serial", "--add-trials", "20");
    assertEnds("600 trials in 5 cells, 0 failed", more);
    assertEquals("[4,8,16]", tiny.manifest().at("/refinements/0/grids/0/n").toString());
    assertEquals(120, tiny.manifest().at("/sweep/trials").intValue());
  }

  @Test
  void theBoundsAreTold() throws Exception {
    Outcome cells = refine("--width", "0.3", "--cells", "4");
    assertEnds(
        "d=8 exact, crossing 1: no interval, between \\[2.000, 32.00\\]: another round makes 5"
            + " cells, --cells 4",
        cells);
    assertFalse(tiny.manifest().has("refinements"));
  }

  @Test
  void whatCannotBeRefined() {
    assertEquals(
        "onset: --width 0.0: must be above 0 and at most 10, such as 0.05\n",
        refine("--width", "0").err());
    assertEquals(2, refine("--width", "0").code());
    assertEquals(2, refine("--rounds", "0").code());
    assertEquals(2, refine("--cells", "0").code());
    Outcome none = refine(folder.resolve("none"), "--engine", "serial");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("none: no results folder (no manifest.json)"), none.err());
    assertFalse(Files.exists(folder.resolve("none")));
    Outcome where = refine("--where");
    assertEquals(tiny.results() + "\n", where.out());
  }
}
