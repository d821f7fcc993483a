package io.onset.cli;

import static io.onset.cli.SweepFixture.LINEAR;
import static io.onset.cli.SweepFixture.VALID;
import static io.onset.cli.SweepFixture.write;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a file, it is read or the user is told: any other exception is a bug. */
class SweepMutationTest {

  private static final int MUTANTS = 3000;

  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "#",
          "'",
          "\"",
          "&a ",
          "*a",
          "!!int ",
          "|\n",
          ">",
          "? ",
          "%",
          "@",
          "\u0000",
          "\uFEFF",
          "\u0130",
          "---\n",
          "...\n",
          "<<: ",
          "0",
          "-1",
          "1e9",
          "1e-999",
          "1e99999999999",
          ".inf",
          ".nan",
          "9".repeat(40),
          "010",
          "1_0",
          "0x_",
          "._",
          "null",
          "~",
          "yes",
          "off",
          "2020-01-01",
          "1:30",
          "trials",
          "n",
          "grid");

  /** State of a linear congruential generator [Knuth, MMIX]. */
  private long state = 20241126;

  @TempDir private Path folder;

  @Test
  void mutantsAreReadOrRefused() {
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = VALID;
      for (int edits = 1 + next(3); edits > 0; edits--) {
        mutant = edited(mutant);
      }
      String text = mutant;
      read += isRead(() -> SweepFile.of("mutant", YamlText.parse("mutant", text))) ? 1 : 0;
    }
    assertTrue(read > MUTANTS / 100, "some must be valid still, were " + read);
    assertTrue(read < MUTANTS / 2, "most must be refused, were read: " + read);
  }

  @Test
  void mutantOverridesAreReadOrRefused() throws IOException {
    Path file = write(folder, VALID);
    List<String> keys = List.of("trials", "grid.n", "grid.d.1", "settings.ridge", "grid.n.to", "x");
    for (int i = 0; i < MUTANTS / 3; i++) {
      String override = edited(keys.get(next(keys.size())) + "=[2, {a: 1e1}]");
      isRead(() -> SweepFile.read(file, List.of(override)));
    }
  }

  private static boolean isRead(Supplier<SweepFile> file) {
    try {
      return !file.get().sweep(LINEAR).cells().isEmpty();
    } catch (UserException e) {
      assertFalse(e.getMessage().isBlank());
      return false;
    }
  }

  /** Cuts up to seven characters out of {@code text}, or none, and puts a piece there. */
  private String edited(String text) {
    int from = next(text.length() + 1);
    int to = Math.min(text.length(), from + next(8) * next(2));
    return text.substring(0, from) + PIECES.get(next(PIECES.size())) + text.substring(to);
  }

  private int next(int bound) {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (int) ((state >>> 33) % bound);
  }
}
