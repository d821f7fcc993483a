package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --budget} makes of a run. */
class BudgetCommandTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome run(String budget, String... settings) {
    List<String> line =
        new ArrayList<>(
            List.of("run", tiny.file().toString(), "--engine=serial", "--out=" + tiny.results()));
    line.addAll(List.of("--budget=" + budget, "--figures=none"));
    List.of(settings).forEach(setting -> line.addAll(List.of("--set", setting)));
    return Outcome.of(line.toArray(String[]::new));
  }

  @Test
  void enoughOfItIsACompleteRun() throws Exception {
    assertEquals(0, run("1h").code());
    assertEquals(tiny.fresh(folder.resolve("straight")), tiny.digests());
    assertEquals("complete", tiny.manifest().get("state").textValue());
    assertEquals(List.of(6, 6), trialsOfCells());
  }

  private List<Integer> trialsOfCells() throws Exception {
    JsonNode cells = tiny.manifest().get("trials_of_cells");
    String settings =
        " mean=10.0 standard_deviation=1.0 forward_time=2.0 noise_scale=0.01831563888873418"
            + " ridge=0.0 generated_covariance=corrected kernel_width=caption original_size=20"
            + " original_sets=2";
    assertEquals(2, cells.size());
    return List.of(
        cells.get("d=2 n=2" + settings).intValue(), cells.get("d=2 n=5" + settings).intValue());
  }

  /** A millisecond is over before the first block. */
  @Test
  void noneOfItIsResumable() throws Exception {
    Outcome outcome = run("0.001s");
    assertAll(
        () -> assertEquals(5, outcome.code()),
        () ->
            assertTrue(
                outcome
                    .err()
                    .contains(
                        "onset: the budget is over, 0 of 12 trials are done; the same command goes"
                            + " on from there"),
                outcome.err()),
        () -> assertTrue(outcome.err().contains("onset: warning: no trials yet of 2 of 2 cells")),
        () -> assertTrue(outcome.out().startsWith("0 trials in 0 cells, 0 failed"), outcome.out()),
        () -> assertEquals("partial", tiny.manifest().get("state").textValue()),
        () -> assertEquals(1, tiny.manifest().get("warnings").size()),
        () -> assertEquals(List.of(0, 0), trialsOfCells()),
        () -> assertEquals("", Files.readString(tiny.results().resolve("curves.csv"))));
    assertEquals(0, run("1h").code());
    assertEquals(tiny.fresh(folder.resolve("straight")), tiny.digests());
    assertEquals("partial", tiny.manifest().at("/earlier_runs/0/state").textValue());
  }

  /** A night of more trials that brings none has the results of the night before. */
  @Test
  void aTopUpWithoutTimeKeepsWhatIsThere() throws Exception {
    tiny.run();
    List<String> before = tiny.digests();
    assertEquals(5, run("0.001s", "trials=9").code());
    assertEquals(before, tiny.digests());
    assertEquals(List.of(6, 6), trialsOfCells());
    assertEquals(0, run("1h", "trials=9").code());
    assertEquals(tiny.fresh(folder.resolve("nine"), "trials=9"), tiny.digests());
  }

  /** It changes no row, so a folder may have one after the other. */
  @Test
  void theAllocationMayChangeBetweenNights() throws Exception {
    assertEquals(5, run("0.001s", "trials=40", "allocation=precision").code());
    assertEquals("precision", tiny.manifest().at("/sweep/allocation").textValue());
    assertEquals(0, run("1h", "trials=40", "allocation=even").code());
    List<String> even = tiny.digests();
    assertEquals(0, run("1h", "trials=80", "allocation=precision").code());
    assertEquals(tiny.fresh(folder.resolve("forty"), "trials=40"), even);
    assertEquals(tiny.fresh(folder.resolve("eighty"), "trials=80"), tiny.digests());
    assertEquals(
        tiny.digests(), tiny.fresh(folder.resolve("precise"), "trials=80", "allocation=precision"));
  }

  @Test
  void whatIsNoTimeIsTheUsers() {
    Outcome outcome = run("6x");
    assertEquals(2, outcome.code());
    assertTrue(
        outcome.err().contains("--budget") && outcome.err().contains("got '6x'; nearest: 6h"),
        outcome.err());
    assertTrue(outcome.err().startsWith("Invalid value for option '--budget'"));
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertEquals(2, run("0").code());
    assertFalse(Files.exists(tiny.results()));
  }

  @Test
  void aDeadlineIsOverForGood() {
    assertTrue(Deadline.in(Duration.ZERO).isOver());
    assertFalse(Deadline.in(Duration.ofHours(1)).isOver());
    assertTrue(new Deadline(0).isOver());
    assertEquals(0, new Deadline(0).secondsLeft());
    double left = Deadline.in(Duration.ofHours(1)).secondsLeft();
    assertTrue(left > 3000 && left <= 3600, () -> "left " + left);
  }
}
