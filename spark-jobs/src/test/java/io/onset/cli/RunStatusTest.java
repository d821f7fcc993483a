package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.cli.RunStatus.End;
import io.onset.cli.RunStatus.Run;
import io.onset.engine.Progress.Tally;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatusTest {

  private static final Instant BEGUN = Instant.parse("2026-11-22T01:00:00Z");
  private static final Instant UPDATED = BEGUN.plusSeconds(90);
  private static final Run RUN = new Run("night-7", BEGUN, "here", 42, "app-1");
  private static final Standing STANDING =
      new Standing("trials", new Tally(1, 2, 30, 4), new Tally(4, 5, 60, 0), 10);

  @TempDir private Path path;
  private RunFolder folder;

  @BeforeEach
  void open() {
    folder = RunFolder.of(path.toString(), new Configuration());
  }

  @Test
  void theFileHasEveryFieldByName() throws Exception {
    new RunStatus(RUN, STANDING, UPDATED, Optional.empty()).write(folder);
    String expected =
        """
        {
          "format" : 1,
          "run" : "night-7",
          "state" : "running",
          "stage" : "trials",
          "share" : 0.25,
          "trials_done" : 30,
          "trials" : 60,
          "cells_done" : 2,
          "cells" : 5,
          "failed" : 4,
          "trials_per_second" : 3.0,
          "seconds_left" : 30.0,
          "stage_seconds" : 10.0,
          "started" : "2026-11-22T01:00:00Z",
          "updated" : "2026-11-22T01:01:30Z",
          "host" : "here",
          "pid" : 42,
          "application" : "app-1",
          "sha256" : "0a32d93f2b2e68fa5ed708dcaa52b23b92116a1b276f042ad8aafe379ba9e3d1"
        }
        """;
    assertEquals(expected, Files.readString(path.resolve("status.json")));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Optional<End> end = Optional.of(new End(7, "disk full"));
    new RunStatus(RUN, STANDING, UPDATED, end).write(folder);
    RunStatus read = RunStatus.read(folder).orElseThrow();
    assertEquals(RUN, read.run());
    assertEquals(end, read.end());
    assertEquals(STANDING.line(), read.standing().line());
    assertEquals(Duration.ofSeconds(5), read.age(UPDATED.plusSeconds(5)));
    assertEquals(Duration.ZERO, read.age(BEGUN), "another host's clock is ahead");
  }

  /** What is left of it is an upper bound, but not for the curves, which come after it. */
  @Test
  void aBudgetBoundsTheTimeLeft() throws Exception {
    Standing bound = new Standing("trials", STANDING.done(), STANDING.total(), 10, 12);
    assertEquals(Optional.of(Duration.ofSeconds(12)), bound.timeLeft());
    new RunStatus(RUN, bound, UPDATED, Optional.empty()).write(folder);
    Standing read = RunStatus.read(folder).orElseThrow().standing();
    assertEquals("trials 30/60, 2/5 cells, 4 failed, 3.0 trials/s, 0:00:12 left", read.line());
    Standing curves = new Standing("curves", new Tally(1, 0, 0, 0), new Tally(4, 0, 0, 0), 10, 0);
    assertEquals("curves 25 %, 0:00:30 left", curves.line());
  }

  @Test
  void ofARunThatEndedNoTimeIsLeft() throws Exception {
    new RunStatus(RUN, STANDING, UPDATED, Optional.of(new End(8, "lost"))).write(folder);
    assertFalse(Files.readString(path.resolve("status.json")).contains("seconds_left"));
    String reached = RunStatus.read(folder).orElseThrow().standing().reached();
    assertEquals("trials 30/60, 2/5 cells, 4 failed, 3.0 trials/s", reached);
  }

  @Test
  void beforeTheFirstStageThereIsNothingToTell() {
    new RunStatus(RUN, Standing.START, UPDATED, Optional.empty()).write(folder);
    Standing read = RunStatus.read(folder).orElseThrow().standing();
    assertEquals("start 0 %", read.line());
    assertEquals(Optional.empty(), read.timeLeft());
  }

  @Test
  void noFileIsNoStatus() {
    assertEquals(Optional.empty(), RunStatus.read(folder));
  }

  @Test
  void anotherVersionAndWreckageAreRefused() throws Exception {
    assertRefused("{\"format\":2}", "status.json: has format 2, this version of Onset has 1");
    assertRefused("{\"format\":1}", "status.json: cannot be read");
    assertRefused("{\"format\":", "status.json: is damaged; the next run");
    new RunStatus(RUN, Standing.START, UPDATED, Optional.empty()).write(folder);
    String text = Files.readString(path.resolve("status.json"));
    assertRefused(text.replace("running", "sunning"), "status.json: is damaged; the next run");
  }

  private void assertRefused(String text, String message) throws Exception {
    Files.writeString(path.resolve("status.json"), text);
    StoreException thrown = assertThrows(StoreException.class, () -> RunStatus.read(folder));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    assertTrue(thrown.getMessage().startsWith(path.toString()), thrown.getMessage());
  }
}
