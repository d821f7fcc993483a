package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in its folder and on the screen, and what a second run makes of it. */
class RunCommandTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  @Test
  void aRunLeavesTablesFiguresAndTrials() throws Exception {
    assertEquals(0, tiny.runDrawing("png,svg,pdf").code());
    for (String file :
        List.of(
            "manifest.json", "curves.csv", "curves.parquet", "transitions.csv", "shared.json")) {
      assertTrue(Files.size(tiny.results().resolve(file)) > 0, file);
    }
    // Two cells; their two original sets are short and share a block.
    assertEquals(2, tiny.trialFiles().size());
    for (String figure : List.of("probability-d2", "errors-d2", "hellinger-d2", "kl-d2")) {
      assertTrue(Files.size(tiny.results().resolve("figures/" + figure + ".png")) > 0, figure);
      assertTrue(Files.size(tiny.results().resolve("figures/" + figure + ".svg")) > 0, figure);
      assertTrue(Files.size(tiny.results().resolve("figures/" + figure + ".pdf")) > 0, figure);
    }
    assertEquals(List.of("2", "5"), tiny.curves().stream().map(row -> row.get("n")).toList());
  }

  @Test
  void figuresAreOfTheFormatsAskedFor() throws Exception {
    tiny.runDrawing("svg");
    assertEquals(
        List.of("errors-d2.svg", "hellinger-d2.svg", "kl-d2.svg", "probability-d2.svg"), figures());
    tiny.runDrawing("PDF", "trials=7");
    assertEquals(
        List.of("errors-d2.pdf", "hellinger-d2.pdf", "kl-d2.pdf", "probability-d2.pdf"), figures());
    tiny.runDrawing("none", "trials=8");
    assertEquals(List.of(), figures());
    Outcome unknown = tiny.runDrawing("gif");
    assertEquals(2, unknown.code());
    assertTrue(
        unknown.err().contains("'--figures' (FORMAT): expected one of [PNG, SVG, PDF, NONE]"),
        unknown.err());
  }

  private List<String> figures() throws Exception {
    try (Stream<Path> files = Files.list(tiny.results().resolve("figures"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsLeftAside() throws Exception {
    tiny.run();
    try (Stream<Path> all = Files.walk(tiny.results())) {
      List<Path> hidden =
          all.filter(path -> path.getFileName().toString().startsWith(".")).toList();
      assertEquals(List.of(), hidden);
    }
  }

  @Test
  void theScreenEndsWithTableDigestsAndFolder() throws Exception {
    Outcome outcome = tiny.run();
    List<String> lines = outcome.out().lines().toList();
    List<String> digests = tiny.digests();
    assertAll(
        () -> assertTrue(lines.get(0).startsWith("n  trials  failed"), lines.get(0)),
        () -> assertTrue(lines.get(2).startsWith("5       6       0"), lines.get(2)),
        () -> assertTrue(lines.get(3).strip().startsWith("curve  crosses"), lines.get(3)),
        () -> assertTrue(lines.get(4).strip().startsWith("original"), lines.get(4)),
        () -> assertEquals("12 trials in 2 cells, 0 failed", lines.get(9)),
        () -> assertEquals("rows   sha256 " + digests.get(0), lines.get(10)),
        () -> assertEquals("curves sha256 " + digests.get(1), lines.get(11)),
        () -> assertEquals("results in " + tiny.results(), lines.get(12)),
        () -> assertEquals(13, lines.size()));
  }

  /** The bootstrap is drawn from the seed, and the order of the grid is no matter. */
  @Test
  void theAnswersAreAFunctionOfTheRows() throws Exception {
    tiny.run();
    Path table = tiny.results().resolve("sides.csv");
    String sides = Files.readString(table);
    String transitions = Files.readString(tiny.results().resolve("transitions.csv"));
    tiny.run("trials=4");
    assertNotEquals(sides, Files.readString(table));
    tiny.run("grid.n=[5,2]");
    assertEquals(sides, Files.readString(table));
    assertEquals(transitions, Files.readString(tiny.results().resolve("transitions.csv")));
    List<String> laws = Files.readAllLines(tiny.results().resolve("power_laws.csv"));
    assertEquals(1, laws.size());
    assertTrue(
        laws.get(0)
            .endsWith(
                ",curve,crossing,direction,points,exponent,exponent_lo,"
                    + "exponent_hi,factor,factor_lo,factor_hi"),
        laws.get(0));
  }

  @Test
  void theManifestHoldsTheEffectiveSweepAndWhatMadeIt() throws Exception {
    Instant before = Instant.now();
    tiny.run("trials=4", "settings.ridge=0.5", "seed=1e3");
    JsonNode manifest = tiny.manifest();
    JsonNode versions = manifest.get("versions");
    JsonNode timings = manifest.get("timings");
    assertAll(
        () -> assertEquals("complete", manifest.get("state").textValue()),
        () -> assertEquals(4, manifest.at("/sweep/trials").intValue()),
        () -> assertEquals(0.5, manifest.at("/sweep/settings/ridge").doubleValue()),
        () -> assertEquals(10, manifest.at("/sweep/settings/mean").intValue()),
        () -> assertEquals(1000, manifest.get("seed").longValue()),
        () -> assertEquals(2, manifest.get("cells").intValue()),
        () -> assertEquals(8, manifest.get("trials").intValue()),
        () -> assertEquals(0, manifest.get("failed").intValue()),
        () -> assertEquals(new BuildInfo().commit(), versions.get("commit").textValue()),
        () -> assertTrue(versions.get("dirty").isBoolean()),
        () -> assertEquals("serial", versions.get("engine").textValue()),
        () -> assertEquals("0.46.1", versions.get("ejml").textValue()),
        () -> assertTrue(versions.get("streams").isInt()),
        () -> assertFalse(Instant.parse(timings.get("started").textValue()).isBefore(before)),
        () -> assertTrue(timings.get("trials_seconds").doubleValue() > 0),
        () -> assertTrue(timings.get("curves_seconds").doubleValue() > 0));
  }

  @Test
  void theManifestsDigestIsThatOfTheCurves() throws Exception {
    tiny.run();
    String digest = TinySweep.sha256(tiny.results().resolve("curves.csv"));
    assertEquals(digest, tiny.digests().get(1));
  }

  @Test
  void progressIsPrintedAsLinesWhereThereIsNoTerminal() throws Exception {
    List<String> lines = tiny.run().err().lines().toList();
    String last = "trials 12/12, 2/2 cells, 0 failed, [0-9.]+ trials/s, 0:00:00 left";
    assertAll(
        () -> assertTrue(lines.contains("trials 0/12, 0/2 cells, 0 failed, 0.0 trials/s")),
        () -> assertEquals(1, lines.stream().filter(line -> line.matches(last)).count()),
        () -> assertEquals(1, lines.stream().filter(l -> l.startsWith("curves 100 %")).count()));
  }

  @Test
  void theSameCommandComputesNothing() throws Exception {
    tiny.run();
    List<String> digests = tiny.digests();
    Map<String, FileTime> files = tiny.trialFiles();
    Outcome again = tiny.run();
    assertAll(
        () -> assertEquals(0, again.code()),
        () -> assertEquals(digests, tiny.digests()),
        () -> assertEquals(files, tiny.trialFiles()),
        () -> assertFalse(again.err().contains("trials"), again.err()));
  }

  /** No other file tells whose trials these are, so there are two of it. */
  @Test
  void aDamagedManifestIsReplacedByItsCopy() throws Exception {
    tiny.run();
    List<String> digests = tiny.digests();
    Path manifest = tiny.results().resolve("manifest.json");
    for (String part : List.of("\"seed\" : 7", "\"trials\" : 6", "{")) {
      String whole = Files.readString(manifest);
      Files.writeString(manifest, whole.replace(part, part.substring(1) + "1"));
      Outcome again = tiny.run();
      assertEquals(0, again.code(), again.err());
      String warning = "onset: warning: manifest.json is damaged or gone: its copy is taken";
      assertTrue(again.err().contains(warning), again.err());
      assertEquals(digests, tiny.digests());
    }
    assertFalse(tiny.run().err().contains("manifest.json"));
  }

  @Test
  void moreTrialsExtendTheResults() throws Exception {
    tiny.run();
    Map<String, FileTime> before = tiny.trialFiles();
    assertEquals(0, tiny.run("trials=9").code());
    Map<String, FileTime> after = tiny.trialFiles();
    assertEquals(tiny.fresh(folder.resolve("nine"), "trials=9"), tiny.digests());
    assertTrue(after.entrySet().containsAll(before.entrySet()), () -> before + " then " + after);
    assertTrue(after.size() > before.size());
  }

  @Test
  void moreCellsExtendTheResults() throws Exception {
    tiny.run();
    Map<String, FileTime> before = tiny.trialFiles();
    String[] more = {"grid.n=[2,3,5]", "settings.ridge=[0,0.1]"};
    assertEquals(0, tiny.run(more).code());
    assertEquals(tiny.fresh(folder.resolve("more"), more), tiny.digests());
    assertTrue(tiny.trialFiles().entrySet().containsAll(before.entrySet()));
    assertEquals(6, tiny.curves().size());
  }

  @Test
  void fewerTrialsAndCellsReportThePartAskedFor() throws Exception {
    tiny.run();
    Map<String, FileTime> before = tiny.trialFiles();
    String[] fewer = {"trials=4", "grid.n=5"};
    assertEquals(0, tiny.run(fewer).code());
    assertEquals(tiny.fresh(folder.resolve("fewer"), fewer), tiny.digests());
    assertEquals(before, tiny.trialFiles());
    assertEquals(1, tiny.curves().size());
  }

  /** A folder knows every value that a setting had, also those that the last run left out. */
  @Test
  void aSettingThatWasLeftOutIsTakenUpAgain() throws Exception {
    assertEquals(0, tiny.run("settings.ridge=[0,0.1]").code());
    Map<String, FileTime> before = tiny.trialFiles();
    assertEquals(0, tiny.run("settings.ridge=0").code());
    assertEquals(0, tiny.run("settings.ridge=0.1").code());
    assertEquals(before, tiny.trialFiles());
    assertEquals(2, tiny.run("settings.ridge=0.2").code());
    assertEquals("[\"0.0\",\"0.1\"]", tiny.manifest().at("/axes/ridge").toString());
    assertEquals(2, tiny.manifest().at("/earlier_runs").size());
    assertEquals("complete", tiny.manifest().at("/earlier_runs/0/state").asText());
  }

  /** Named or not, drawn noise gives the same curves; a folder with the setting keeps it. */
  @Test
  void anOptionalSettingIsAColumnWhereItIsNamed() throws Exception {
    tiny.run();
    List<Map<String, String>> unnamed = tiny.curves();
    assertFalse(unnamed.get(0).containsKey("forward_noise"));
    assertFalse(tiny.manifest().at("/axes").has("forward_noise"));
    TinySweep named = new TinySweep(tiny.file(), folder.resolve("named"));
    assertEquals(0, named.run("settings.forward_noise=[drawn, wishart]").code());
    List<Map<String, String>> curves = named.curves();
    assertEquals(
        List.of("drawn", "wishart", "drawn", "wishart"),
        curves.stream().map(row -> row.remove("forward_noise")).toList());
    assertEquals(unnamed.get(0), curves.get(0));
    assertEquals(unnamed.get(0), curves.get(1), "n = 2 is too few for less noise");
    assertEquals(unnamed.get(1), curves.get(2));
    assertNotEquals(unnamed.get(1), curves.get(3));
    assertEquals(0, named.run("settings.forward_noise=wishart").code());
    assertEquals(2, named.run().code());
  }

  @Test
  void partitionsAndEnginesAreNoPartOfTheSweep() throws Exception {
    tiny.run();
    Outcome again =
        Outcome.of(
            "run",
            tiny.file().toString(),
            "--engine=SERIAL",
            "--partitions=3",
            "--out=" + tiny.results());
    assertEquals(0, again.code());
  }
}
