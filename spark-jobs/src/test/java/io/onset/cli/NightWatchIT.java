package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit/nightly/watch}, over a launcher that says what it is told to say. */
class NightWatchIT {

  private static final String ONSET =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      cd "%s"
      echo "$*" >arguments
      echo "WARN of no account" >&2
      [ "$(cat code)" -ne 0 ] || exec cat said
      cat said >&2
      exit "$(cat code)"
      """;

  @TempDir private Path folder;
  private Nights nights;

  @BeforeEach
  void prepare() throws Exception {
    nights = Nights.in(folder, ONSET.formatted(folder));
  }

  private void says(String said, int code) throws Exception {
    Files.writeString(folder.resolve("said"), said);
    Files.writeString(folder.resolve("code"), Integer.toString(code));
  }

  private void assertWatch(int code, int calls) throws Exception {
    Outcome watch = nights.watch();
    assertEquals(code, watch.code(), watch.err());
    assertEquals("", watch.out());
    assertEquals(calls, nights.calls());
  }

  @Test
  void whereAllIsWellNothingIsSaid() throws Exception {
    says("", 0);
    assertEquals(new Outcome(0, "", ""), nights.watch("--hours", "30"));
    assertFalse(nights.wasTold());
    String asked = "watch " + nights.results() + " --hours 30\n";
    assertEquals(asked, Files.readString(folder.resolve("arguments")));
  }

  @Test
  void aProblemIsToldOnceUntilItIsOver() throws Exception {
    says("no run for 26 hours\n", 0);
    assertWatch(1, 1);
    assertEquals("watch", nights.told().get("ONSET_EVENT"));
    assertEquals("no run for 26 hours", nights.told().get("ONSET_MEANING"));
    assertEquals(nights.results().toString(), nights.told().get("ONSET_DIR"));
    assertEquals("", nights.told().get("ONSET_LOG"));
    assertWatch(1, 1);
    says("", 0);
    assertWatch(0, 1);
    says("the last run died\n", 0);
    assertWatch(1, 2);
  }

  @Test
  void aHookThatFailsIsCalledAgain() throws Exception {
    says("no run for 26 hours\n", 0);
    Path fails = Files.createFile(folder.resolve("hook.fails"));
    assertWatch(1, 1);
    assertWatch(1, 2);
    Files.delete(fails);
    assertWatch(1, 3);
    assertWatch(1, 3);
  }

  @Test
  void aFolderThatCannotBeLookedAtIsAProblem() throws Exception {
    says("a trace\nonset: cannot read\n", 7);
    assertWatch(1, 1);
    assertEquals(
        "cannot look at the folder: code 7, onset: cannot read",
        nights.told().get("ONSET_MEANING"));
  }

  @Test
  void wrongUsage() throws Exception {
    Outcome hours = nights.watch("--hours", "a day");
    assertEquals(2, hours.code());
    String rule = "watch: --hours a day: must be a whole number from 1 to 999999999\n";
    assertEquals(rule, hours.err());
    Outcome more = nights.watch("other");
    assertEquals(2, more.code());
    assertEquals("watch: one folder a watch: results or other\n", more.err());
  }
}
