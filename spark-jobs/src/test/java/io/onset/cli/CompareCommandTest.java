package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.CurveTable;
import io.onset.experiment.CurveRow;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  private static final String NONE = "no difference beyond the error bars among ";

  @TempDir private Path folder;
  private TinySweep tiny;
  private Path other;

  @BeforeEach
  void run() throws Exception {
    tiny = TinySweep.in(folder);
    tiny.run("trials=40");
    other = folder.resolve("other");
  }

  private Outcome compare(String... options) {
    List<String> line =
        new ArrayList<>(List.of("compare", tiny.results().toString(), other.toString()));
    line.addAll(List.of(options));
    return Outcome.of(line.toArray(String[]::new));
  }

  private static void assertLine(String line, Outcome outcome) {
    assertTrue(outcome.out().lines().anyMatch(line::equals), () -> line + " in\n" + outcome.out());
  }

  @Test
  void theSameTrialsHaveEqualBits() {
    tiny.runTo(other, "trials=40");
    Outcome outcome = compare();
    assertEquals(0, outcome.code(), outcome.err());
    assertLine("the same seed: trials that both have are the same trials", outcome);
    assertLine("30 estimates of the same trials: equal bits", outcome);
    assertLine(NONE + "0, at a family-wise error of 1 %", outcome);
  }

  /** Of two cells three proportions and thirteen other estimates; no mean of KL for n = 2 and 5. */
  @Test
  void moreTrialsAreHeldAgainstThoseThatCame() throws Exception {
    tiny.runTo(other, "trials=90");
    Outcome outcome = compare("--worst", "3");
    assertEquals(0, outcome.code(), outcome.out());
    assertLine("30 estimates have more trials in one: those are held against the rest", outcome);
    assertEquals(4, outcome.out().lines().filter(line -> line.contains("_")).count() + 1);
  }

  @Test
  void otherSeedsAreIndependentButForTheirOriginalSets() {
    tiny.runTo(other, "trials=40", "seed=8", "settings.original_sets=1");
    tiny.runTo(tiny.results().resolveSibling("one"), "trials=40", "settings.original_sets=1");
    Outcome outcome = Outcome.of("compare", folder.resolve("one").toString(), other.toString());
    assertEquals(0, outcome.code(), outcome.out());
    assertLine("other seeds: the trials are independent", outcome);
    assertLine("10 estimates hold for the original sets of their seed alone: not judged", outcome);
  }

  @Test
  void cellsOfOtherSettingsAreOthers() {
    tiny.runTo(other, "trials=40", "settings.forward_time=0.5");
    Outcome outcome = compare();
    assertLine(
        "only in A: d=2 n=2 forward_time=2.0; d=2 n=5 forward_time=2.0; d=2 forward_time=2.0"
            + " curve=hellinger",
        outcome);
    assertTrue(outcome.out().contains("only in B: d=2 n=2 forward_time=0.5; d=2 n=5 "));
    assertTrue(outcome.out().contains(NONE + "0,"), outcome.out());
  }

  /** As if other code had given H^2 otherwise: the same trials, other bits. */
  @Test
  void aRealDifferenceEndsWithNine() throws Exception {
    tiny.runTo(other, "trials=40");
    RunFolder moved = RunFolder.of(other.toString(), new Configuration(false));
    List<CurveRow> rows = new ArrayList<>();
    for (CurveRow row : CurveTable.read(moved, "estimates")) {
      Map<String, Object> values = new LinkedHashMap<>(row.values());
      if (values.get("quantity").equals("hellinger2_mean") && values.get("n").equals(5L)) {
        values.put("estimate", row.number("estimate") + 10 * row.number("standard_error"));
      }
      rows.add(new CurveRow(values));
    }
    CurveTable.write(moved, "estimates", rows);
    Path csv = folder.resolve("all.csv");
    Outcome outcome = compare("--csv", csv.toString());
    assertEquals(9, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains("1 estimates of the same trials have other bits (commits "),
        outcome.out());
    assertLine(
        "1 difference beyond the error bars among 1, at a family-wise error of 1 %", outcome);
    assertTrue(
        outcome.out().lines().anyMatch(l -> l.matches("d=2 n=5 +hellinger2_mean .* 10\\.000 .*")),
        outcome.out());
    List<String> lines = Files.readAllLines(csv);
    assertTrue(lines.get(0).startsWith("d,n,mean,"), lines.get(0));
    assertEquals(1, lines.stream().filter(line -> line.endsWith(",same,yes")).count());
  }

  @Test
  void whatCannotBeCompared() {
    Outcome none = compare();
    assertEquals(2, none.code());
    assertEquals(
        "onset: "
            + other
            + ": no results folder (no manifest.json), must be one that onset run"
            + " wrote\n",
        none.err());
    tiny.runTo(other, "trials=40");
    assertTrue(other.resolve("estimates.parquet").toFile().delete());
    Outcome old = compare();
    assertEquals(2, old.code());
    assertTrue(old.err().startsWith("onset: " + other + ": holds no estimates, must"), old.err());
    assertEquals(2, compare("--worst", "-1").code());
    tiny.runTo(other, "trials=40");
    Outcome csv = compare("--csv", folder.resolve("no/such/folder.csv").toString());
    assertEquals(2, csv.code());
    assertTrue(csv.err().contains("cannot be written"), csv.err());
  }
}
