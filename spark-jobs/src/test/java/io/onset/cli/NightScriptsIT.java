package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code submit/nightly/run} and its copies, over a launcher that does as it is told. */
class NightScriptsIT {

  /**
   * Writes what a run writes, says a line, ends with the code in the file {@code code}; copies are
   * the real launcher's.
   */
  private static final String ONSET =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      [ "$1" != keep ] || exec "%2$s/submit/onset" "$@"
      cd "%1$s"
      printf '%%s\\n' "$@" >arguments
      env >environment
      out="$4"
      if [[ "$out" == /* ]]; then
        mkdir -p "$out/figures"
        echo curves >"$out/curves.csv"
        echo figure >"$out/figures/p.svg"
        echo manifest >"$out/manifest.json"
        echo page >"$out/report.html"
        echo else >"$out/shared.json"
      fi
      echo "said by the run"
      trap 'echo told to stop; exit 143' TERM
      touch started
      while [ -e wait ]; do sleep 0.05; done
      exit "$(cat code)"
      """;

  @TempDir private Path folder;
  private Nights nights;

  @BeforeEach
  void prepare() throws Exception {
    nights = Nights.in(folder, ONSET.formatted(folder, Path.of("..").toRealPath()));
    Files.writeString(folder.resolve("code"), "0");
    Files.writeString(folder.resolve("tiny.yaml"), TinySweep.TEXT);
  }

  private Outcome night(String... more) throws Exception {
    return nights.run("tiny.yaml", more);
  }

  private Outcome night(int code) throws Exception {
    Files.writeString(folder.resolve("code"), Integer.toString(code));
    return night();
  }

  private List<String> lines(String file) throws Exception {
    return Files.readAllLines(folder.resolve(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void aGoodNightCallsNobody(int code) throws Exception {
    Outcome night = night(code);
    assertEquals(code, night.code(), night.err());
    assertFalse(nights.wasTold());
    assertEquals("", night.err());
    String last = night.out().lines().reduce((a, b) -> b).orElseThrow();
    String meaning = ExitCode.meanings().get(Integer.toString(code));
    assertTrue(
        last.startsWith("nightly: tiny.yaml: code " + code + ", " + meaning + "; log "), last);
    assertEquals(
        List.of("run", "tiny.yaml", "--out", nights.results().toString(), "--budget", "1h"),
        lines("arguments"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 7, 8})
  void anyOtherCodeCallsTheHook(int code) throws Exception {
    Outcome night = night(code);
    assertEquals(code, night.code());
    Map<String, String> told = nights.told();
    String meaning = ExitCode.meanings().get(Integer.toString(code));
    assertAll(
        () -> assertEquals("night", told.get("ONSET_EVENT")),
        () -> assertEquals(Integer.toString(code), told.get("ONSET_CODE")),
        () -> assertEquals(meaning, told.get("ONSET_MEANING")),
        () -> assertEquals(nights.results().toString(), told.get("ONSET_DIR")),
        () -> assertEquals("tiny.yaml", told.get("ONSET_SWEEP")),
        () ->
            assertTrue(told.get("ONSET_LAST_LINES").startsWith("said by the run"), told::toString),
        () -> assertTrue(Files.readString(Path.of(told.get("ONSET_LOG"))).startsWith("said by")));
    String text = nights.text();
    assertTrue(text.startsWith("Onset, night: code " + code + ", " + meaning + "\nfolder: "), text);
    assertTrue(text.contains("\n\nsaid by the run\n"), text);
    assertTrue(night.err().contains("said by the run"), night.err());
  }

  @Test
  void aHookThatFailsOrReadsNothingChangesNoCode() throws Exception {
    Files.writeString(folder.resolve("code"), "7");
    Outcome night = night("--notify", "/bin/false");
    assertEquals(7, night.code());
    assertTrue(
        night.out().endsWith("nightly: the hook /bin/false failed with code 1\n"), night.out());
  }

  @Test
  void onlyTheHookKnowsTheWebhook() throws Exception {
    nights = nights.with("ONSET_WEBHOOK", "https://hook.example/secret");
    assertEquals(7, night(7).code());
    assertTrue(lines("environment").stream().noneMatch(line -> line.contains("secret")));
    assertEquals("https://hook.example/secret", nights.told().get("ONSET_WEBHOOK"));
  }

  @Test
  void whatIsKeptOfANight() throws Exception {
    assertEquals(0, night(0).code());
    Path kept = nights.kept().get(0);
    assertEquals(
        List.of("code", "curves.csv", "figures", "manifest.json", "night.log", "report.html"),
        Nights.names(kept));
    assertEquals(List.of("p.svg"), Nights.names(kept.resolve("figures")));
    assertEquals("0\n", Files.readString(kept.resolve("code")));
    assertEquals("said by the run\n", Files.readString(kept.resolve("night.log")));
    assertTrue(kept.getFileName().toString().matches("\\d{8}T\\d{6}Z"), kept.toString());
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "4, 1", "5, 1", "6, 0", "7, 0", "8, 0"})
  void aRunWithoutResultsLeavesNoCopy(int code, int copies) throws Exception {
    night(code);
    assertEquals(copies, nights.kept().size());
  }

  /** The last two stay, and the newest complete one; what is no night of ours stays, too. */
  @Test
  void theOldestGo() throws Exception {
    Path all = nights.results().resolve("nights");
    for (String old : List.of("20250101T000000Z", "20250102T000000Z", "20250103T000000Z")) {
      Files.createDirectories(all.resolve(old));
      Files.writeString(all.resolve(old).resolve("code"), old.contains("03T") ? "5" : "0");
    }
    for (String other : List.of("notes", "20250101T000000Z-mine", ".20250104T000000Z.part")) {
      Files.writeString(Files.createDirectories(all.resolve(other)).resolve("file"), "");
    }
    Files.createSymbolicLink(all.resolve("20240101T000000Z"), folder);
    Files.writeString(all.resolve("20240102T000000Z"), "a file");
    Files.writeString(folder.resolve("code"), "5");
    night("--keep", "2");
    Path now = nights.kept().get(nights.kept().size() - 1);
    assertEquals(
        List.of(
            "20240101T000000Z",
            "20240102T000000Z",
            "20250101T000000Z-mine",
            "20250102T000000Z",
            "20250103T000000Z",
            now.getFileName().toString(),
            "notes"),
        Nights.names(all));
  }

  @Test
  void logsAreRotated() throws Exception {
    for (int i = 0; i < 3; i++) {
      night("--keep", "2");
    }
    assertEquals(2, nights.logs().size(), nights.logs()::toString);
    assertEquals(2, nights.kept().size());
  }

  /** A file where the folder of the nights should be. */
  @Test
  void aCopyThatFailsIsTold() throws Exception {
    Files.createDirectories(nights.results());
    Files.writeString(nights.results().resolve("nights"), "");
    assertEquals(0, night(0).code());
    String meaning = nights.told().get("ONSET_MEANING");
    String end = "; and its copy could not be written to " + nights.results() + "/nights";
    assertEquals("complete" + end, meaning);
  }

  /**
   * On no file system that Hadoop knows: the night has its code, and that there is no copy is told.
   */
  @Test
  void aFolderThatCannotBeReachedHasNoCopy() throws Exception {
    String hook = folder.resolve("hook").toString();
    String out = "nowhere://name:1/a b/";
    Outcome night = nights.raw("tiny.yaml", "--budget", "1h", "--out", out, "--notify", hook);
    assertEquals(0, night.code(), night.err());
    assertEquals("nowhere://name:1/a b", lines("arguments").get(3));
    String end = "; and its copy could not be written to nowhere://name:1/a b/nights";
    assertEquals("complete" + end, nights.told().get("ONSET_MEANING"));
    assertTrue(night.out().contains("No FileSystem for scheme \"nowhere\""), night.out());
    assertEquals(1, nights.logs().size());
  }

  @Test
  void theSweepNamesTheFolder() throws Exception {
    assertEquals(0, nights.raw("tiny.yaml", "--budget", "1h").code());
    Path results = folder.toRealPath().resolve("results/tiny");
    assertEquals(results.toString(), lines("arguments").get(3));
    assertTrue(Files.exists(results.resolve("curves.csv")));
  }

  @Test
  void optionsReachTheRun() throws Exception {
    night("--add-trials", "1000", "--", "--master", "local[2]", "--", "--driver-memory", "8g");
    List<String> arguments = lines("arguments");
    assertEquals(
        List.of("--add-trials", "1000", "--master", "local[2]", "--", "--driver-memory", "8g"),
        arguments.subList(6, arguments.size()));
  }

  @Test
  void aSignalIsPassedOn() throws Exception {
    Files.createFile(folder.resolve("wait"));
    Checkout.Running running = nights.start("tiny.yaml");
    Nights.await(folder.resolve("started"));
    running.process().destroy();
    Outcome night = running.outcome();
    assertEquals(143, night.code(), night.err());
    assertEquals("ended by signal TERM", nights.told().get("ONSET_MEANING"));
    assertEquals(
        "said by the run\ntold to stop",
        nights
            .told()
            .get("ONSET_LAST_LINES")
            .lines()
            .limit(2)
            .reduce((a, b) -> a + "\n" + b)
            .orElse(""));
  }

  @Test
  void twoNightsDoNotOverlap() throws Exception {
    Path wait = Files.createFile(folder.resolve("wait"));
    Checkout.Running first = nights.start("tiny.yaml");
    Nights.await(folder.resolve("started"));
    Outcome second = night();
    assertEquals(6, second.code());
    assertEquals(
        "another run holds the results folder: a night on this host, which goes on",
        nights.told().get("ONSET_MEANING"));
    Files.delete(wait);
    assertEquals(0, first.outcome().code());
    assertEquals(1, nights.kept().size());
    assertEquals(0, night().code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --budget 1h                           | which sweep? --help tells the options
          tiny.yaml                             | --budget is missing, such as --budget 6h
          tiny.yaml --budget                    | --budget needs a value; --help tells the options
          tiny.yaml --budget 1h --keep 0        | --keep 0: must be a whole number from 1 to 999999999
          tiny.yaml --budget 1h --keep=3        | unknown option --keep=3; --help tells the options
          tiny.yaml --budget 1h --add-trials 1k | --add-trials 1k: must be a whole number from 1 to 999999999
          tiny.yaml --budget 1h --notify no/hk  | --notify no/hk: must be a program
          tiny.yaml other.yaml --budget 1h      | one sweep a night: tiny.yaml or other.yaml
          other.yaml --budget 1h                | other.yaml: has no line with its name; say --out DIR
          """)
  void wrongUsage(String line, String message) throws Exception {
    Outcome refused = nights.raw(line.split(" "));
    assertEquals(new Outcome(2, "", "nightly: " + message + "\n"), refused);
    assertFalse(Files.exists(folder.resolve("started")));
  }
}
