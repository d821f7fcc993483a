package io.onset.cli;

import static io.onset.cli.SweepFixture.LINEAR;
import static io.onset.cli.SweepFixture.VALID;
import static io.onset.cli.SweepFixture.sweep;
import static io.onset.cli.SweepFixture.with;
import static io.onset.cli.SweepFixture.withGrid;
import static io.onset.cli.SweepFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.IntNode;
import io.onset.experiment.UserException;
import io.onset.experiment.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake has one message: source, key, value, rule. */
class SweepFileErrorsTest {

  private static final String TOP_KEYS =
      "name, experiment, seed, trials, grid, settings, failure_limit, allocation";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: figure-3      | ''                | name: missing, must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: .hidden     | name: got ".hidden", must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: a/b         | name: got "a/b", must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: ../x        | name: got "../x", must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: /tmp/x       | name: got "/tmp/x", must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: a/../../x    | name: got "a/../../x", must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: 2024        | name: got 2024, must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          name: figure-3      | name: yes         | name: got true, must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first
          experiment: linear  | ''                | experiment: missing, must be the name of an experiment
          experiment: linear  | experiment: 5     | experiment: got 5, must be the name of an experiment
          experiment: linear  | experiment: [a]   | experiment: got ["a"], must be the name of an experiment
          seed: 20241126      | ''                | seed: missing, must be a whole number from -9223372036854775808 to 9223372036854775807
          seed: 20241126      | seed:             | seed: got nothing, must be a whole number from -9223372036854775808 to 9223372036854775807
          seed: 20241126      | seed: null        | seed: got nothing, must be a whole number from -9223372036854775808 to 9223372036854775807
          seed: 20241126      | seed: 1.5         | seed: got 1.5, must be a whole number from -9223372036854775808 to 9223372036854775807
          seed: 20241126      | seed: 9223372036854775808 | seed: got 9223372036854775808, must be a whole number from -9223372036854775808 to 9223372036854775807
          trials: 2000        | ''                | trials: missing, must be a whole number from 1 to 4294967295
          trials: 2000        | trials: 0         | trials: got 0, must be a whole number from 1 to 4294967295
          trials: 2000        | trials: 4294967296 | trials: got 4294967296, must be a whole number from 1 to 4294967295
          trials: 2000        | trials: many      | trials: got "many", must be a whole number from 1 to 4294967295
          trials: 2000        | trials: true      | trials: got true, must be a whole number from 1 to 4294967295
          trials: 2000        | trials: {a: 1}    | trials: got {"a":1}, must be a whole number from 1 to 4294967295
          failure_limit: 0.05 | failure_limit: 2  | failure_limit: got 2, must be a number from 0 to 1
          failure_limit: 0.05 | failure_limit: -1e-9 | failure_limit: got -1.0E-9, must be a number from 0 to 1
          failure_limit: 0.05 | failure_limit:    | failure_limit: got nothing, must be a number from 0 to 1
          failure_limit: 0.05 | allocation: precison | allocation: got "precison", must be one of even, precision; did you mean precision?
          failure_limit: 0.05 | allocation:       | allocation: got nothing, must be one of even, precision
          failure_limit: 0.05 | allocaton: even   | allocaton: unknown key; did you mean allocation? (keys here: name, experiment, seed, trials, grid, settings, failure_limit, allocation)
          seed: 20241126      | sed: 1            | sed: unknown key; did you mean seed? (keys here: name, experiment, seed, trials, grid, settings, failure_limit, allocation)
          """)
  void head(String part, String replacement, String message) throws IOException {
    assertRefused(message, with(part, replacement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          d: 1                   | grid.n: missing, must be a whole number from 2 to 1000000000
          {d: 1, n: 5, m: 6}     | grid.m: unknown key; did you mean grid.d? (keys here: d, n, trials)
          {d: 1, n: 5, N: 6}     | grid.N: unknown key; did you mean grid.n? (keys here: d, n, trials)
          {d: 1, n: 5, trails: 6} | grid.trails: unknown key; did you mean grid.trials? (keys here: d, n, trials)
          {d: 1, n: 5, trials: 0} | grid.trials: got 0, must be a whole number from 1 to 4294967295
          {d: 1, n: 1}           | grid.n: got 1, must be a whole number from 2 to 1000000000
          {d: 1, n: [2, 1]}      | grid.n.1: got 1, must be a whole number from 2 to 1000000000
          {d: 1, n: 2.5}         | grid.n: got 2.5, must be a whole number from 2 to 1000000000
          {d: 1, n: 1e30}        | grid.n: got 1.0E30, must be a whole number from 2 to 1000000000
          {d: 1, n: 1.0e400}     | grid.n: got "Infinity", must be a whole number from 2 to 1000000000
          {d: 1, n: abc}         | grid.n: got "abc", must be a whole number from 2 to 1000000000
          {d: 1, n: '1e99999'}   | grid.n: got "1e99999", must be a whole number from 2 to 1000000000
          {d: 1, n: '1e9999999999'} | grid.n: got "1e9999999999", must be a whole number from 2 to 1000000000
          {d: 1, n: '1e-9999'}   | grid.n: got "1e-9999", must be a whole number from 2 to 1000000000
          {d: 1, n: 1:30}        | grid.n: got "1:30", must be a whole number from 2 to 1000000000
          {d: 1, n: [[2]]}       | grid.n.0: got [2], must be a whole number from 2 to 1000000000
          {d: 1, n: []}          | grid.n: got [], must have at least one value, each must be a whole number from 2 to 1000000000
          {d: 1, n: [2, 3, 2]}   | grid.n.2: got 2, must be listed only once
          {d: 1, n: [20, 2e1]}   | grid.n.1: got 20.0, must be listed only once
          {d: 1, n: [2, null]}   | grid.n.1: got nothing, must be a whole number from 2 to 1000000000
          {}                     | grid.d: missing, must be a whole number from 1 to 10000
          []                     | grid: got [], must have at least one grid
          5                      | grid: got 5, must be a mapping with the keys d, n, trials
          [5]                    | grid.0: got 5, must be a mapping with the keys d, n, trials
          [{d: 1, n: 2}, {d: 0, n: 2}] | grid.1.d: got 0, must be a whole number from 1 to 10000
          [{d: 1, n: 2}, {d: [2, 1], n: [2, 3]}] | grid: grid.0 and grid.1 both have the cell d=1 n=2 mean=10.0 ridge=0.0 generated_covariance=corrected, must be in one of them
          """)
  void grid(String grid, String message) throws IOException {
    assertRefused(message, withGrid(grid));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mean: 10                | ''               | settings.mean: missing, must be a finite number
          mean: 10                | mean: ten        | settings.mean: got "ten", must be a finite number
          mean: 10                | mean: on         | settings.mean: got true, must be a finite number
          mean: 10                | mean: 1e999      | settings.mean: got "Infinity", must be a finite number
          mean: 10                | mean: NaN        | settings.mean: got "NaN", must be a finite number
          mean: 10                | mean: []         | settings.mean: got [], must have at least one value, each must be a finite number
          mean: 10                | mean: [0, -0.0]  | settings.mean.1: got -0.0, must be listed only once
          mean: 10                | mean: {from: 1}  | settings.mean: got {"from":1}, must be a finite number
          ridge:                  | ridg:            | settings.ridg: unknown key; did you mean settings.ridge? (keys here: mean, ridge, generated_covariance, contrasts)
          [0, 1e-3]               | -1               | settings.ridge: got -1, must be a number >= 0
          [0, 1e-3]               | [1e-3, 0.001]    | settings.ridge.1: got 0.001, must be listed only once
          covariance: corrected   | covariance: corected | settings.generated_covariance: got "corected", must be one of original, corrected; did you mean corrected?
          covariance: corrected   | covariance: [original, original] | settings.generated_covariance.1: got "original", must be listed only once
          [original, exact, matched] | []            | settings.contrasts: got [], must have at least one value, each must be one of original, exact, matched
          [original, exact, matched] | [exact, mached] | settings.contrasts.1: got "mached", must be one of original, exact, matched; did you mean matched?
          [original, exact, matched] | [exact, exact] | settings.contrasts.1: got "exact", must be listed only once
          [original, exact, matched] | no            | settings.contrasts: got false, must be one of original, exact, matched
          """)
  void settings(String part, String replacement, String message) throws IOException {
    assertRefused(message, with(part, replacement));
  }

  @Test
  void settingsMissing() throws IOException {
    String text = VALID.substring(0, VALID.indexOf("settings:"));
    String rule = "must be a mapping with the keys mean, ridge, generated_covariance, contrasts";
    assertRefused("settings: missing, " + rule, text);
    assertRefused("settings: got nothing, " + rule, text + "settings:\n");
  }

  @Test
  void anExperimentWithoutSettings() throws IOException {
    Vocabulary small = new Vocabulary(LINEAR.grid(), List.of(), List.of());
    SweepFile file = SweepFile.read(write(folder, VALID), List.of());
    assertRefused(
        file() + ": settings.mean: unknown key, there are none here", () -> file.sweep(small));
  }

  @Test
  void tooManyCellsAreCountedNotBuilt() throws IOException {
    String hundredThousand = "{from: 2, to: 1000000000, points: 100000, scale: linear}";
    assertRefused(
        "grid: brings the sweep to 2000000000 cells, must be at most 100000",
        withGrid("d: {from: 1, to: 10000, points: 1e5, scale: linear}", "n: " + hundredThousand));
    assertRefused(
        "grid.1: brings the sweep to 200002 cells, must be at most 100000",
        withGrid("- {d: 1, n: 2}", "- {d: 1, n: " + hundredThousand + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          settings.ridg=1   | --set settings.ridg=1: settings.ridg: unknown key; did you mean settings.ridge? (keys here: mean, ridge, generated_covariance, contrasts)
          grid.n=[4, 1]     | --set grid.n=[4, 1]: grid.n.1: got 1, must be a whole number from 2 to 1000000000
          trials=           | --set trials=: trials: got nothing, must be a whole number from 1 to 4294967295
          trials.x=3        | --set trials.x=3: trials is a single value, there is no x in it
          grid.0.n=3        | --set grid.0.n=3: grid.0: unknown key; did you mean grid.d? (keys here: d, n, trials)
          grid.n.scale=lin  | --set grid.n.scale=lin: grid.n.scale: got "lin", must be one of linear, log; did you mean linear?
          sett.ridge=1      | --set sett.ridge=1: sett: unknown key; did you mean settings? (keys here: name, experiment, seed, trials, grid, settings, failure_limit, allocation)
          """)
  void overrides(String override, String message) {
    assertRefused(message, () -> sweep(folder, VALID, override));
  }

  @Test
  void aRuleOverSeveralKeysNamesFileAndOption() throws IOException {
    assertRefused(
        file()
            + " with --set grid.n.from=5000: grid.n: got"
            + " {\"from\":5000,\"to\":1000,\"points\":30,\"scale\":\"log\"}, must have from <= to",
        () -> sweep(folder, VALID, "grid.n.from=5000"));
  }

  @Test
  void theWholeFile() throws IOException {
    String keys = ", must be a mapping with the keys " + TOP_KEYS;
    assertRefused("empty" + keys, "");
    assertRefused("empty" + keys, "# nothing\n---\n");
    assertRefused("not a mapping" + keys, "- 1\n");
    assertRefused("not a mapping" + keys, "hello");
    assertRefused("holds 2 documents, must be one", VALID + "---\n" + VALID);
    assertRefused(
        "trials: key written twice, must be there once (line 5, column 7)",
        with("grid:", "trials: 7\ngrid:"));
    assertRefused(
        "not YAML: mapping values are not allowed here (line 2, column 15)",
        with("experiment: linear", "experiment:: a: b"));
    assertRefused(
        "grid.n.to: got .inf, must be a decimal number, such as 1000, 0.5 or 1e-3"
            + " (line 7, column 20)",
        with("to: 1000", "to: .inf"));
  }

  @Test
  void filesThatAreNone() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertRefused(missing + ": no such file", () -> SweepFile.read(missing, List.of()));
    assertRefused(
        folder + ": a directory, must be a sweep file", () -> SweepFile.read(folder, List.of()));
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xFF, 0});
    assertRefused(binary + ": not a text file in UTF-8", () -> SweepFile.read(binary, List.of()));
    Path below = binary.resolve("x.yaml");
    assertRefused(
        below
            + ": cannot be read (java.nio.file.FileSystemException: "
            + below
            + ": Not a directory), must be a sweep file",
        () -> SweepFile.read(below, List.of()));
  }

  @Test
  void storedTreesNameTheirSource() {
    assertRefused(
        "manifest.json: not a mapping, must be a mapping with the keys " + TOP_KEYS,
        () -> SweepFile.of("manifest.json", IntNode.valueOf(5)));
  }

  @Test
  void longValuesAreCut() throws IOException {
    assertRefused(
        "trials: got \"" + "x".repeat(79) + "..., must be a whole number from 1 to 4294967295",
        with("2000", "x".repeat(5000)));
  }

  private Path file() {
    return folder.resolve("quickstart.yaml");
  }

  private void assertRefused(String message, String text) throws IOException {
    Path file = write(folder, text);
    assertRefused(file + ": " + message, () -> SweepFile.read(file, List.of()).sweep(LINEAR));
  }

  private static void assertRefused(String message, Executable reading) {
    assertEquals(message, assertThrows(UserException.class, reading).getMessage());
  }
}
