package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run does not do: one message, the right code, and a folder that is as it was. */
class RunRefusalTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private static void assertRefused(int code, Outcome outcome, String... parts) {
    assertEquals(code, outcome.code(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("onset: "), outcome.err());
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), () -> "no '" + part + "' in " + outcome.err());
    }
    assertEquals("", outcome.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mean: 10           | mean: ten          | settings.mean: got "ten", must be a finite number
          ridge: 0           | ridg: 0            | settings.ridg: unknown key; did you mean settings.ridge?
          ridge: 0           | ridge: -1          | settings.ridge: got -1, must be a number >= 0
          n: [2, 5]          | n: [1, 5]          | grid.n.0: got 1, must be a whole number from 2 to 1000000000
          n: [2, 5]          | n: [5, 5]          | grid.n.1: got 5, must be listed only once
          original_size: 20  | original_size: 1   | settings.original_size: got 1, must be a whole number from 2
          seed: 7            | ``                 | seed: missing, must be a whole number
          experiment: linear | experiment: linaer | experiment: got "linaer", must be one of linear, dynamics; did you mean linear?
          experiment: linear | ``                 | experiment: missing, must be one of linear, dynamics
          """)
  void aBadSweep(String part, String replacement, String message) throws Exception {
    Files.writeString(tiny.file(), TinySweep.TEXT.replace(part, replacement));
    assertRefused(2, tiny.run(), tiny.file() + ": " + message);
    assertFalse(Files.exists(tiny.results()));
  }

  @Test
  void aBadOverride() {
    assertRefused(2, tiny.run("experiment=x"), "--set experiment=x: experiment: got \"x\"");
    assertRefused(
        2, tiny.run("settings.mean=x"), "--set settings.mean=x: settings.mean: got \"x\"");
    assertRefused(
        2,
        tiny.run("settings.forward_noise=wish"),
        "settings.forward_noise: got \"wish\", must be one of drawn, wishart; did you mean"
            + " wishart?");
    assertRefused(
        2,
        tiny.run("settings.forward_noise="),
        "settings.forward_noise: got nothing, must be one of drawn, wishart");
    assertFalse(Files.exists(tiny.results()));
  }

  @Test
  void noSuchSweepFile() {
    Outcome outcome = Outcome.of("run", folder.resolve("none.yaml").toString());
    assertRefused(2, outcome, folder.resolve("none.yaml") + ": no such file");
  }

  @Test
  void aGridTooLargeForTheMemory() {
    assertRefused(
        2,
        tiny.run("grid.n=1e9", "grid.d=100000"),
        "--set grid.n=1e9 --set grid.d=100000: grid: the cell d=100000 n=1000000000 needs ",
        " PiB a task",
        "must fit into ");
    assertFalse(Files.exists(tiny.results()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name=other                  | name is tiny there, other in this one
          seed=8                      | seed is 7 there, 8 in this one
          settings.mean=9             | settings.mean is [10.0] there, [9.0] in this one
          settings.kernel_width=mixing-time | settings.kernel_width is [caption] there, [mixing-time] in this one
          settings.original_sets=1    | settings.original_sets is [2] there, [1] in this one
          settings.forward_noise=drawn | settings.forward_noise is [] there, [drawn] in this one
          settings.contrasts=[exact]  | settings.contrasts is [exact, matched, original] there, [exact] in this one
          """)
  void resultsOfAnotherSweep(String setting, String difference) throws Exception {
    tiny.run();
    List<String> digests = tiny.digests();
    assertRefused(2, tiny.run(setting), tiny.results() + ": holds another sweep", difference);
    assertEquals(digests, tiny.digests());
  }

  @Test
  void aFolderOfOtherThings() throws Exception {
    Files.createDirectory(tiny.results());
    Files.writeString(tiny.results().resolve("letter.txt"), "dear");
    assertRefused(2, tiny.run(), tiny.results() + ": not empty and no results folder");
    assertEquals("dear", Files.readString(tiny.results().resolve("letter.txt")));
  }

  @Test
  void aFileForAFolder() {
    assertRefused(2, tiny.runTo(tiny.file()), tiny.file() + ": not empty and no results folder");
  }

  @Test
  void aFolderThatCannotBe() {
    Path below = tiny.file().resolve("results");
    assertRefused(7, tiny.runTo(below), below + ": cannot create lease/");
  }

  private Outcome where(Path out, String... more) {
    List<String> line = new ArrayList<>(List.of("run", tiny.file().toString(), "--where"));
    line.add("--out=" + out);
    line.addAll(List.of(more));
    return Outcome.of(line.toArray(String[]::new));
  }

  /** The launcher asks before there is a driver; of a dry run it only looks. */
  @Test
  void whereAFolderCannotBe() {
    Path below = tiny.file().resolve("results");
    assertRefused(7, where(below), below + ": cannot create lease/");
    Outcome dry = where(tiny.results(), "--dry-run");
    assertEquals(new Outcome(0, tiny.results() + "\n", ""), dry);
    assertFalse(Files.exists(tiny.results()));
    assertEquals(dry, where(tiny.results()));
    assertEquals(0, tiny.run().code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"format": 99}                                     | has format 99 with streams 0, this version of Onset has 2 and
          {}                                                 | has format 0
          {"format": 2, "versions": {"streams": 1}}          | holds no sweep that can be read
          {"format": 2, "versions": {"streams": 1}, "sweep": {"name": "a"}} | holds no sweep that can be read
          not JSON                                           | manifest.json: is damaged, no JSON (
          """)
  void aManifestThatIsNotOurs(String manifest, String message) throws Exception {
    Files.createDirectory(tiny.results());
    Files.writeString(tiny.results().resolve("manifest.json"), manifest);
    Outcome outcome = tiny.run();
    assertAll(
        () -> assertEquals(7, outcome.code()),
        () -> assertTrue(outcome.err().startsWith("onset: " + tiny.results()), outcome.err()),
        () -> assertTrue(outcome.err().contains(message), outcome.err()));
    assertEquals(manifest, Files.readString(tiny.results().resolve("manifest.json")));
  }

  /** What is damaged is set aside; what cannot be is the store's. */
  @Test
  void trialsThatCannotBeWritten() throws Exception {
    tiny.run();
    Path trials = tiny.results().resolve("trials");
    Files.move(trials, trials.resolveSibling("elsewhere"));
    Files.writeString(trials, "no folder");
    Outcome outcome = tiny.run();
    assertEquals(7, outcome.code());
    String start = tiny.results() + ": cannot write trials/";
    assertTrue(outcome.err().contains(start), outcome.err());
    assertEquals("running", tiny.manifest().get("state").textValue());
  }

  @Test
  void damagedTrialsAreComputedAgain() throws Exception {
    tiny.run();
    List<String> digests = tiny.digests();
    String file = tiny.trialFiles().keySet().iterator().next();
    Files.writeString(tiny.results().resolve(file), "not Parquet");
    Outcome outcome = tiny.run();
    String warning =
        file + " does not have the checksum in its name: set aside, its trials are computed again";
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertTrue(outcome.err().contains(warning), outcome.err()),
        () -> assertEquals(warning, tiny.manifest().at("/warnings/0").textValue()),
        () -> assertEquals(digests, tiny.digests()));
  }
}
