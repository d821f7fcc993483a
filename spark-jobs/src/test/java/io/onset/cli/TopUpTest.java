package io.onset.cli;

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

/** Nights that ask for more and more trials of one sweep. */
class TopUpTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome night(String... more) {
    String out = tiny.results().toString();
    List<String> line = new ArrayList<>(List.of("run", tiny.file().toString(), "--out", out));
    line.addAll(List.of("--engine", "serial", "--figures", "none", "--add-trials", "6"));
    line.addAll(List.of(more));
    return Outcome.of(line.toArray(String[]::new));
  }

  private void assertAsks(int trials) throws Exception {
    assertEquals(trials, tiny.manifest().at("/sweep/trials").asInt());
  }

  @Test
  void threeNightsHaveTheBitsOfOne() throws Exception {
    for (int trials = 6; trials <= 18; trials += 6) {
      Outcome night = night();
      assertEquals(0, night.code(), night.err());
      assertAsks(trials);
      assertTrue(night.out().contains(2 * trials + " trials in 2 cells, 0 failed"), night.out());
    }
    assertEquals(tiny.fresh(folder.resolve("straight"), "trials=18"), tiny.digests());
  }

  @Test
  void aNightThatWasCutShortIsFinishedFirst() throws Exception {
    night();
    night();
    tiny.editManifest(text -> text.replace("\"state\" : \"complete\"", "\"state\" : \"running\""));
    assertEquals(0, night().code());
    assertAsks(12);
    assertEquals(0, night().code());
    assertAsks(18);
  }

  @Test
  void theSweepMayAskForMoreByItself() throws Exception {
    night();
    assertEquals(0, night("--set", "trials=20").code());
    assertAsks(20);
    assertEquals(0, night("--set", "trials=7").code());
    assertAsks(26);
  }

  /** A grid's own trials grow by as many as the common ones. */
  @Test
  void gridsWithTrialsOfTheirOwn() throws Exception {
    String grids = "grid:\n  - {d: 2, n: 2}\n  - {d: 2, n: 5, trials: 2}\n";
    String text = TinySweep.TEXT.replace("grid:\n  d: 2\n  n: [2, 5]\n", grids);
    Files.writeString(tiny.file(), text);
    night();
    Outcome second = night();
    assertEquals(0, second.code(), second.err());
    assertAsks(12);
    assertEquals(8, tiny.manifest().at("/sweep/grid/1/trials").asInt());
    Files.writeString(
        tiny.file(), text.replace("trials: 6\n", "").replace("n: 2}", "n: 2, trials: 1}"));
    Outcome refused = night();
    assertEquals(2, refused.code());
    assertEquals(
        "onset: --add-trials 6: needs the key trials at the top of the sweep, and every grid has"
            + " its own alone\n",
        refused.err());
  }

  @Test
  void noneIsNoTopUp() {
    String out = tiny.results().toString();
    Outcome none = Outcome.of("run", tiny.file().toString(), "--out", out, "--add-trials", "0");
    assertEquals(2, none.code());
    assertEquals("onset: --add-trials 0: must be a whole number from 1 on\n", none.err());
    assertFalse(Files.exists(tiny.results()));
  }

  @Test
  void moreThanATrialHasNumbers() throws Exception {
    night();
    String out = tiny.results().toString();
    Outcome most =
        Outcome.of("run", tiny.file().toString(), "--out", out, "--add-trials", "4294967290");
    assertEquals(2, most.code());
    String rule = "onset: --set trials=4294967296: trials: got 4294967296, must be a whole number";
    assertTrue(most.err().startsWith(rule), most.err());
  }
}
