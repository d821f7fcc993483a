package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.CurveTable;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.CurveRow;
import io.onset.report.Page;
import io.onset.report.Page.Block;
import io.onset.report.Page.Section;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of real runs; what a browser makes of it is tested in one. */
class ReportCommandTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Path file() {
    return tiny.results().resolve(ReportFile.FILE);
  }

  private Outcome report() {
    return Outcome.of("report", tiny.results().toString());
  }

  private RunFolder results() {
    return RunFolder.of(tiny.results().toString(), SparkContexts.hadoopConfiguration());
  }

  private Section section(String id) {
    Page page = ReportFile.page(results());
    return page.sections().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  private List<List<String>> rows(String id) {
    return section(id).blocks().stream()
        .map(Block::table)
        .filter(Objects::nonNull)
        .flatMap(table -> table.rows().stream())
        .toList();
  }

  private String text(String id) {
    return String.join(
        "\n", section(id).blocks().stream().map(Block::text).filter(Objects::nonNull).toList());
  }

  @Test
  void aRunEndsWithThePageAndTheCommandWritesTheSameBytes() throws Exception {
    assertEquals(0, tiny.run().code());
    byte[] once = Files.readAllBytes(file());
    Files.delete(file());
    Outcome outcome = report();
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("report in " + file() + "\n", outcome.out());
    assertArrayEquals(once, Files.readAllBytes(file()));
  }

  @Test
  void thePageHasTheRunsFiguresDigestsAndSweep() throws Exception {
    tiny.run();
    Page page = ReportFile.page(results());
    assertEquals("tiny", page.title());
    assertEquals("complete", page.badge());
    assertEquals(
        List.of("probability-d2", "errors-d2", "hellinger-d2", "kl-d2"),
        page.figures().stream().map(figure -> figure.fileName()).toList());
    assertTrue(rows("provenance").contains(List.of("seed", "7")));
    assertTrue(rows("provenance").contains(List.of("SHA-256 of the rows", tiny.digests().get(0))));
    String yaml = section("sweep").blocks().get(0).code();
    assertEquals(tiny.manifest().get("sweep"), YamlText.parse("report", yaml));
  }

  @Test
  void thePlanIsHeldAgainstWhatWasDone() throws Exception {
    assertEquals(0, tiny.run().code());
    assertEquals(0, tiny.run("trials=8").code());
    List<List<String>> rows = rows("plan");
    assertEquals(List.of("cells", "2", "2", "100 %"), rows.get(0));
    assertEquals(List.of("trials", "16", "16", "100 %"), rows.get(1));
    assertEquals(
        List.of("cells", "trials", "shared values", "trials", "curves"),
        rows.stream().map(row -> row.get(0)).toList());
    assertTrue(text("plan").contains("with one core at 4e9"), text("plan"));
    assertTrue(text("plan").contains("took, 2 in all"), text("plan"));
  }

  @Test
  void failedTrialsStandWithTheCommandThatRepeatsOne() throws Exception {
    assertEquals("No trial failed.", textAfter("trials=6"));
    // After so long a time the fit underflows: every trial fails.
    tiny.runTo(tiny.results().resolveSibling("failed"), FAILING);
    Path other = tiny.results().resolveSibling("failed");
    RunFolder failed = RunFolder.of(other.toString(), SparkContexts.hadoopConfiguration());
    Page page = ReportFile.page(failed);
    Section section =
        page.sections().stream().filter(s -> s.id().equals("failures")).findFirst().orElseThrow();
    String command = section.blocks().get(2).code();
    assertTrue(command.startsWith("submit/onset replay " + other + " --cell d="), command);
    assertTrue(command.contains(" --trial 0"), command);
  }

  private static final String FAILING = "settings.forward_time=400";

  private String textAfter(String setting) {
    tiny.run(setting);
    return text("failures");
  }

  @Test
  void theNightBeforeIsHeldAgainstThisOne() throws Exception {
    tiny.run();
    assertTrue(text("change").contains("no copy of an earlier night"), text("change"));
    Path night = keep("20260101T220000Z");
    tiny.run("trials=12");
    keep("20260102T220000Z"); // of this run itself: not held against
    String change = text("change");
    assertTrue(change.startsWith("Against the night of 20260101T220000Z: 12 trials then, 24 now."));
    assertTrue(
        change.contains(" estimates that could change, those beyond their error bars: 0 "), change);
    shift(night, 0.5);
    assertTrue(text("change").contains("those beyond their error bars: 1 "), text("change"));
    List<List<String>> rows = section("change").blocks().get(1).table().rows();
    assertEquals(List.of("hellinger2_mean"), rows.stream().map(row -> row.get(1)).toList());
    Files.delete(night.resolve("estimates.parquet"));
    assertTrue(text("change").contains("has no estimates"), text("change"));
    Files.writeString(night.resolve("manifest.json"), "{");
    assertTrue(text("change").contains("cannot be read"), text("change"));
  }

  private Path keep(String stamp) throws Exception {
    Path night = Files.createDirectories(tiny.results().resolve("nights").resolve(stamp));
    for (String name : List.of("estimates.parquet", "transitions.parquet", "manifest.json")) {
      Files.copy(tiny.results().resolve(name), night.resolve(name));
    }
    return night;
  }

  /** Moves an estimate of that night's first cell by much more than its error. */
  private static void shift(Path night, double by) {
    RunFolder folder = RunFolder.of(night.toString(), new Configuration());
    List<CurveRow> rows = new ArrayList<>();
    for (CurveRow row : CurveTable.read(folder, "estimates")) {
      Map<String, Object> values = new LinkedHashMap<>(row.values());
      if (rows.stream().noneMatch(r -> r.values().get("quantity").equals("hellinger2_mean"))
          && values.get("quantity").equals("hellinger2_mean")) {
        values.put("estimate", row.number("estimate") - by);
      }
      rows.add(new CurveRow(values));
    }
    CurveTable.write(folder, "estimates", rows);
  }

  @Test
  void whatIsNoResultsFolderIsRefused() throws Exception {
    Outcome none = report();
    assertEquals(2, none.code());
    assertTrue(none.err().contains("no results folder (no manifest.json)"), none.err());
    assertFalse(Files.exists(file()));
  }

  @Test
  void aRunWithoutCurvesHasNoPage() throws Exception {
    tiny.run();
    Files.delete(file());
    Files.delete(tiny.results().resolve("curves.parquet"));
    Outcome outcome = report();
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("holds no curves yet"), outcome.err());
    assertFalse(Files.exists(file()));
  }
}
