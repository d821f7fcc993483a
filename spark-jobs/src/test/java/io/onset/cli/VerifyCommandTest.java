package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored rows, computed again. */
class VerifyCommandTest {

  private static final String SAME = "every bit as stored";

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome verify(String fraction, String... more) {
    Stream<String> line = Stream.of("verify", tiny.results().toString(), "--fraction", fraction);
    return Outcome.of(Stream.concat(line, Stream.of(more)).toArray(String[]::new));
  }

  /** Every kind of fit, and both original sets. */
  @Test
  void aRunIsAsItWouldBeComputedAgain() throws Exception {
    String[] settings = {
      "grid.d=[3]",
      "grid.n=[2,3,4,30]",
      "settings.ridge=[0,0.1]",
      "settings.generated_covariance=[corrected,as-printed]",
      "settings.forward_noise=wishart"
    };
    tiny.run(settings);
    Outcome outcome = verify("1", "--seed", "5");
    List<String> lines = outcome.out().lines().toList();
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("16 of 16 blocks, --seed 5", lines.get(0));
    assertEquals("16 blocks, 96 rows: " + SAME, lines.get(1));
    assertEquals("rows   sha256 " + tiny.digests().get(0) + ", as in the manifest", lines.get(2));
    assertEquals(3, lines.size());
  }

  @Test
  void theSameSeedChoosesTheSameBlocks() throws Exception {
    tiny.run("grid.n=[2,3,4,5,6,7,8,9]");
    replaceInManifest("\"seed\" : 7", "\"seed\" : 8");
    Outcome first = verify("0.3", "--seed", "1");
    assertEquals(7, first.code());
    assertEquals("3 of 8 blocks, --seed 1", first.out().lines().findFirst().orElseThrow());
    assertTrue(first.out().endsWith("3 blocks, 18 rows: 3 blocks differ\n"), first.out());
    assertEquals(first.out(), verify("0.3", "--seed", "1").out());
    assertNotEquals(cells(first), cells(verify("0.3", "--seed", "3")));
  }

  private static List<String> cells(Outcome outcome) {
    return outcome.out().lines().filter(line -> line.startsWith("d=")).toList();
  }

  @Test
  void whatDiffersIsNamedByCellTrialAndColumns() throws Exception {
    tiny.run("trials=2");
    replaceInManifest("\"seed\" : 7", "\"seed\" : 8");
    Outcome outcome = verify("1");
    assertEquals(7, outcome.code());
    String row = "d=2,n=5 \\S+\\n  trial 0: [^\\n]*log_gg, log_cross_training[^\\n]*\\n  trial 1: ";
    assertTrue(outcome.out().matches("(?s).*" + row + ".*"), outcome.out());
    assertTrue(outcome.out().endsWith("2 blocks, 4 rows: 2 blocks differ\n"), outcome.out());
  }

  private void replaceInManifest(String part, String replacement) throws Exception {
    tiny.editManifest(text -> text.replace(part, replacement));
  }

  /** Bits flipped from the first to the last byte, files cut short and emptied. */
  @ParameterizedTest
  @ValueSource(
      strings = {"flip 0", "flip 0.3", "flip 0.7", "flip 1", "cut 0", "cut 0.5", "cut 0.99"})
  void aDamagedFileIsNamedAndTheOthersAreChecked(String damage) throws Exception {
    tiny.run();
    String name = tiny.trialFiles().keySet().iterator().next();
    Path file = tiny.results().resolve(name);
    byte[] before = Files.readAllBytes(file);
    byte[] after = damaged(before, damage);
    Files.write(file, after);
    Outcome outcome = verify("1");
    assertEquals(7, outcome.code());
    assertTrue(outcome.out().contains(file.getFileName() + "\n  "), outcome.out());
    assertTrue(outcome.out().endsWith("2 blocks, 6 rows: 1 blocks differ\n"), outcome.out());
    assertArrayEquals(after, Files.readAllBytes(file), "verify writes nothing");
    Files.write(file, before);
    assertEquals(0, verify("1").code());
  }

  private static byte[] damaged(byte[] bytes, String damage) {
    double share = Double.parseDouble(damage.substring(damage.indexOf(' ')));
    if (damage.startsWith("cut")) {
      return Arrays.copyOf(bytes, (int) (share * bytes.length));
    }
    byte[] flipped = bytes.clone();
    flipped[(int) (share * (bytes.length - 1))] ^= 1;
    return flipped;
  }

  @Test
  void atLeastOneBlockIsCheckedAndNothingIsWritten() throws Exception {
    tiny.run();
    var before = tiny.trialFiles();
    Outcome outcome = verify("1e-9");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().matches("1 of 2 blocks, --seed \\d+\\n1 blocks, 6 rows: .*\\n"));
    assertEquals(before, tiny.trialFiles());
  }

  /** More is stored than the sweep of the last run asks for. */
  @Test
  void trialsThatAreNotAskedForArePassedOver() {
    tiny.run();
    tiny.run("trials=4");
    Outcome outcome = verify("1");
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("2 blocks, 8 rows: " + SAME), outcome.out());
  }

  @Test
  void whatCannotBeVerifiedIsTheUsersToPutRight() {
    for (String fraction : List.of("0", "-1", "1.5", "NaN")) {
      Outcome outcome = verify(fraction);
      assertEquals(2, outcome.code());
      assertTrue(outcome.err().contains(": must be above 0 and at most 1"), outcome.err());
    }
    Outcome none = verify("1");
    assertEquals(2, none.code());
    assertTrue(none.err().endsWith("no results folder (no manifest.json)\n"), none.err());
  }
}
