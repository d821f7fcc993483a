package io.onset.cli;

import static io.onset.cli.SweepFixture.LINEAR;
import static io.onset.cli.SweepFixture.VALID;
import static io.onset.cli.SweepFixture.sweep;
import static io.onset.cli.SweepFixture.with;
import static io.onset.cli.SweepFixture.withGrid;
import static io.onset.cli.SweepFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.Allocation;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {

  @TempDir private Path folder;

  @Test
  void head() throws IOException {
    SweepFile file = SweepFile.read(write(folder, VALID), List.of());
    Sweep sweep = file.sweep(LINEAR);
    assertEquals("linear", file.experimentName(Parameter.choice("experiment", "linear")));
    assertEquals("figure-3", sweep.name());
    assertEquals("linear", sweep.experiment());
    assertEquals(20241126, sweep.seed());
    assertEquals(2000, sweep.trials());
    assertEquals(0.05, sweep.failureLimit());
    assertEquals(2 * 29 * 2, sweep.cells().size(), "d, n with merged repeats, ridge");
  }

  @Test
  void allocationHasADefault() throws IOException {
    assertEquals(Allocation.EVEN, sweep(folder, VALID).allocation());
    String precise = VALID + "allocation: precision\n";
    assertEquals(Allocation.PRECISION, sweep(folder, precise).allocation());
  }

  @Test
  void failureLimitHasADefault() throws IOException {
    assertEquals(0.01, sweep(folder, with("failure_limit: 0.05\n", "")).failureLimit());
  }

  @Test
  void settingsInVocabularyOrderWithListsAndTypes() throws IOException {
    Map<String, List<Object>> settings = sweep(folder, VALID).settings();
    assertEquals(
        "{mean=[10.0], ridge=[0.0, 0.001], generated_covariance=[corrected],"
            + " contrasts=[original, exact, matched]}",
        settings.toString());
    assertEquals(Double.class, settings.get("ridge").get(0).getClass());
    assertThrows(UnsupportedOperationException.class, () -> settings.put("x", List.of()));
  }

  @Test
  void aSingleWordIsAListOfOne() throws IOException {
    Sweep sweep = sweep(folder, with("[original, exact, matched]", "exact"));
    assertEquals(List.of("exact"), sweep.settings().get("contrasts"));
  }

  @Test
  void cellsInOrderGridOutermostLastSettingFastest() throws IOException {
    String text = withGrid("n: [3, 2]", "d: [16, 1]");
    List<String> cells =
        sweep(folder, text, "settings.generated_covariance=[corrected, original]").cells().stream()
            .map(cell -> cell.at().toString())
            .toList();
    assertEquals(16, cells.size());
    assertEquals("d=16 n=3 mean=10.0 ridge=0.0 generated_covariance=corrected", cells.get(0));
    assertEquals("d=16 n=3 mean=10.0 ridge=0.0 generated_covariance=original", cells.get(1));
    assertEquals("d=16 n=3 mean=10.0 ridge=0.001 generated_covariance=corrected", cells.get(2));
    assertEquals("d=16 n=2 mean=10.0 ridge=0.0 generated_covariance=corrected", cells.get(4));
    assertEquals("d=1 n=3 mean=10.0 ridge=0.0 generated_covariance=corrected", cells.get(8));
  }

  @Test
  void gridsInOrderEachWithItsTrials() throws IOException {
    String text = withGrid("- {d: 16, n: 5, trials: 7}", "- {d: 1, n: [2, 5]}");
    List<SweepCell> cells = sweep(folder, text, "settings.ridge=0").cells();
    assertEquals(List.of(7L, 2000L, 2000L), cells.stream().map(SweepCell::trials).toList());
    assertEquals(List.of(16L, 1L, 1L), cells.stream().map(cell -> cell.at().integer("d")).toList());
  }

  @Test
  void commonTrialsAreNotNeededWhereEveryGridHasItsOwn() throws IOException {
    String text = withGrid("d: 16", "n: 5", "trials: 7").replace("trials: 2000\n", "");
    Sweep sweep = sweep(folder, text);
    assertEquals(0, sweep.trials());
    assertEquals(7, sweep.cells().get(0).trials());
  }

  @ParameterizedTest
  @CsvSource({
    "1e3, 1000",
    "1e+3, 1000",
    "1.5e1, 15",
    "'\"12\"', 12",
    "100.0, 100",
    "1_000, 1000",
    "+5, 5",
    "1.0e+2, 100",
    "1000000000, 1000000000"
  })
  void wholeNumbersHoweverWritten(String written, long value) throws IOException {
    Sweep sweep = sweep(folder, withGrid("d: 16", "n: " + written));
    assertEquals(value, sweep.cells().get(0).at().integer("n"));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-3, 0.001",
    "1E-3, 0.001",
    ".5, 0.5",
    "5., 5",
    "-0.0, 0",
    "-0, 0",
    "'\"1e-3\"', 0.001",
    "1_0.5, 10.5",
    "0.1, 0.1",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1e-400, 0",
    "4.9e-324, 4.9e-324"
  })
  void numbersHoweverWritten(String written, double value) throws IOException {
    Sweep sweep = sweep(folder, with("[0, 1e-3]", written));
    assertEquals(List.of(value), sweep.settings().get("ridge"));
  }

  @ParameterizedTest
  @CsvSource({"-9223372036854775808", "9223372036854775807", "0"})
  void seedIsAnyLong(long seed) throws IOException {
    assertEquals(seed, sweep(folder, with("20241126", "" + seed)).seed());
  }

  @Test
  void trialsUpToTheCounterOfTheStreams() throws IOException {
    assertEquals(4294967295L, sweep(folder, with("2000", "4294967295")).trials());
  }

  @Test
  void anExperimentWithoutSettingsNeedsNone() throws IOException {
    Vocabulary small = new Vocabulary(LINEAR.grid(), List.of(), List.of());
    String text = withGrid("{d: 16, n: 5}");
    String bare = text.substring(0, text.indexOf("settings:"));
    Sweep sweep = SweepFile.read(write(folder, bare), List.of()).sweep(small);
    assertEquals("d=16 n=5", sweep.cells().get(0).at().toString());
  }

  @Test
  void anOptionalSettingIsACoordinateWhereItIsNamed() throws IOException {
    Parameter noise = Parameter.choice("noise", "a", "b").optional();
    Vocabulary small = new Vocabulary(LINEAR.grid(), List.of(noise), List.of());
    String text = withGrid("{d: 16, n: 5}");
    String bare = text.substring(0, text.indexOf("settings:"));
    Sweep without = SweepFile.read(write(folder, bare), List.of()).sweep(small);
    assertEquals(Map.of(), without.settings());
    assertEquals("d=16 n=5", without.cells().get(0).at().toString());
    assertEquals("a", without.cells().get(0).at().text("noise", "a"));
    Sweep with = SweepFile.read(write(folder, bare), List.of("settings.noise=[b, a]")).sweep(small);
    assertEquals(List.of("b", "a"), with.settings().get("noise"));
    assertEquals("d=16 n=5 noise=b", with.cells().get(0).at().toString());
    assertEquals("b", with.cells().get(0).at().text("noise", "a"));
  }

  @Test
  void effectiveTreeSurvivesJson() throws IOException {
    List<String> overrides = List.of("settings.mean=.1", "grid.d=[3, 1e1]", "name=other");
    SweepFile file = SweepFile.read(write(folder, VALID), overrides);
    JsonNode stored = new ObjectMapper().readTree(file.tree().toString());
    SweepFile again = SweepFile.of("manifest.json", stored);
    assertEquals(file.sweep(LINEAR), again.sweep(LINEAR));
    assertEquals("other", again.sweep(LINEAR).name());
    assertEquals(file.tree().toString(), again.tree().toString());
  }

  @Test
  void treesAreCopies() throws IOException {
    SweepFile file = SweepFile.read(write(folder, VALID), List.of());
    ((ObjectNode) file.tree()).removeAll();
    ObjectNode given = (ObjectNode) file.tree();
    SweepFile of = SweepFile.of("manifest.json", given);
    given.removeAll();
    assertFalse(file.tree().isEmpty());
    assertEquals("linear", of.experimentName(Parameter.choice("experiment", "linear")));
  }

  @Test
  void turkishLocaleChangesNothing() throws IOException {
    Sweep expected = sweep(folder, VALID);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(expected, sweep(folder, VALID));
      var error = assertThrows(RuntimeException.class, () -> sweep(folder, VALID, "TRIALS=1"));
      assertEquals(
          "--set TRIALS=1: TRIALS: unknown key; did you mean trials? (keys here: name,"
              + " experiment, seed, trials, grid, settings, failure_limit, allocation)",
          error.getMessage());
    } finally {
      Locale.setDefault(before);
    }
  }
}
