package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.cli.RunStatus.Run;
import io.onset.store.BusyException;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code onset status} tells of a folder, and with which code. */
class StatusCommandTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome run(String... options) {
    return runOf(tiny.file(), options);
  }

  private Outcome runOf(Path sweep, String... options) {
    List<String> line =
        List.of(
            "run",
            sweep.toString(),
            "--engine=serial",
            "--out=" + tiny.results(),
            "--figures=none");
    return Outcome.of(with(line, options));
  }

  private Outcome status(String... options) {
    return Outcome.of(with(List.of("status", tiny.results().toString()), options));
  }

  private static String[] with(List<String> line, String... options) {
    return Stream.concat(line.stream(), List.of(options).stream()).toArray(String[]::new);
  }

  private void writeRunning(Instant updated) {
    Run run = new Run("night-7", updated.minusSeconds(60), "there", 42, "app-1");
    new RunStatus(run, Standing.START, updated, Optional.empty()).write(folder());
  }

  private RunFolder folder() {
    return RunFolder.of(tiny.results().toString(), new Configuration());
  }

  @Test
  void aCompleteRun() throws Exception {
    run("--run-id=night-1");
    Outcome outcome = status();
    List<String> lines = outcome.out().lines().toList();
    List<String> digests = tiny.digests();
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("sweep       tiny in " + tiny.results(), lines.get(0));
    assertEquals("state       ended with code 0: complete", lines.get(1));
    assertEquals("progress    curves 100 %", lines.get(2));
    assertTrue(lines.get(3).matches("sign of life [0-9.]+ seconds ago"), lines.get(3));
    assertTrue(lines.get(4).startsWith("run         night-1, begun 20"), lines.get(4));
    String pid = ", pid " + ProcessHandle.current().pid();
    assertTrue(lines.get(5).startsWith("driver      host ") && lines.get(5).endsWith(pid));
    assertEquals("content     2 cells, 12 trials: complete, 12 done, 0 failed", lines.get(6));
    assertEquals("rows        sha256 " + digests.get(0), lines.get(7));
    assertEquals("curves      sha256 " + digests.get(1), lines.get(8));
    assertEquals(9, lines.size(), outcome.out());
  }

  @Test
  void failedTrialsAreGroupedByReasonEachWithACommand() {
    run("--set=settings.forward_time=400");
    Outcome outcome = status();
    List<String> failed =
        outcome.out().lines().dropWhile(line -> !line.startsWith("failed")).toList();
    assertEquals(2, failed.size(), outcome.out());
    assertTrue(failed.get(0).matches("failed      12 trials in 2 cells: .*[^]]"), failed.get(0));
    String command = "submit/onset replay " + tiny.results() + " --cell d=2,n=2 --trial 0";
    assertEquals(command, failed.get(1).strip());
    assertEquals(4, status("--exit-code").code());
  }

  /** The curves tell which cells have any. */
  @Test
  void failedTrialsOfSomeCells() {
    run("--set=settings.forward_time=[2,400]", "--set=failure_limit=1");
    List<String> failed =
        status().out().lines().dropWhile(line -> !line.startsWith("failed")).toList();
    assertTrue(failed.get(0).matches("failed      12 trials in 2 cells: .*"), failed.get(0));
    String command = "submit/onset replay %s --cell d=2,n=2,forward_time=400.0 --trial 0";
    assertEquals(command.formatted(tiny.results()), failed.get(1).strip());
    assertEquals(2, failed.size());
  }

  /** Of a run that did not end the stored rows are all there is. */
  @Test
  void failedTrialsOfAnIncompleteFolder() throws Exception {
    run("--set=settings.forward_time=400");
    tiny.editManifest(text -> text.replace("rows_sha256", "before"));
    Files.delete(tiny.results().resolve("status.json"));
    Outcome outcome = status();
    assertTrue(outcome.out().contains("failed      12 trials in 2 cells"), outcome.out());
    assertTrue(outcome.out().contains("content     2 cells, 12 trials: incomplete"));
    assertTrue(outcome.out().contains("state       unknown"), outcome.out());
  }

  @Test
  void aRunOnItsWayAndADeadOne() {
    run();
    writeRunning(Instant.now());
    Outcome running = status();
    writeRunning(Instant.now().minusSeconds(7200));
    Outcome dead = status();
    assertAll(
        () -> assertTrue(running.out().contains("state       running\n"), running.out()),
        () ->
            assertTrue(running.out().contains("driver      host there, pid 42, application app-1")),
        () -> assertTrue(dead.out().contains("state       dead: its lease is not"), dead.out()),
        () -> assertTrue(dead.out().contains("sign of life 2.0 hours ago"), dead.out()));
  }

  @Test
  void theCodeOfARun() {
    run("--run-id=night-1");
    assertCode(0, "onset: ended with code 0: complete\n", status("--exit-code"));
    assertCode(0, "code 0", status("--exit-code", "--run=night-1"));
    assertCode(8, "no status of the run", status("--exit-code", "--run=night-2"));
    writeRunning(Instant.now());
    assertCode(8, "the run has not ended", status("--exit-code", "--run=night-7"));
  }

  private static void assertCode(int code, String message, Outcome outcome) {
    assertEquals(code, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
  }

  /** Its launcher asks when the driver is gone, and that may be a moment too late. */
  @Test
  void theCodeOfARunThatAnotherFollowed() throws Exception {
    run("--run-id=first");
    run("--run-id=second");
    assertCode(0, "onset: ended with code 0: complete\n", status("--exit-code", "--run=first"));
    Files.delete(tiny.results().resolve("lease/ended-first.json"));
    assertCode(8, "no status of the run", status("--exit-code", "--run=first"));
  }

  /** One bit of a code makes another one. */
  @Test
  void aDamagedStatusTellsNoCode() throws Exception {
    run("--run-id=first");
    Path file = tiny.results().resolve("status.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"code\" : 0", "\"code\" : 4"));
    assertCode(8, "status.json: is damaged; the next run", status("--exit-code"));
    Files.writeString(file, text.substring(0, 30));
    assertCode(8, "status.json: is damaged; the next run", status("--exit-code", "--run=first"));
    assertEquals(7, status().code());
    assertEquals(0, run("--run-id=second").code(), "what is damaged is nobody's end");
    assertCode(0, "complete", status("--exit-code"));
  }

  @Test
  void theLastOfRunsOfOneNameIsMeant() throws Exception {
    run();
    assertEquals(2, run("--run-id=night", "--set=seed=8").code());
    assertCode(2, "holds another sweep", status("--exit-code", "--run=night"));
    run("--run-id=night");
    assertCode(0, "complete", status("--exit-code", "--run=night"));
  }

  @Test
  void theCodeOfARunThatFailed() throws Exception {
    run("--figures=svg");
    Files.move(tiny.results().resolve("figures"), folder.resolve("figures"));
    Files.writeString(tiny.results().resolve("figures"), "in the way");
    Outcome failed = run("--run-id=second", "--figures=svg");
    assertEquals(7, failed.code(), failed.err());
    assertCode(7, "cannot write figures/", status("--exit-code", "--run=second"));
  }

  @Test
  void anotherRunIsNotTheOneThatIsMeant() {
    run("--run-id=night-1");
    Outcome outcome = status("--run=night-2");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("the last run there is night-1, not --run night-2"));
  }

  /** It may not write status.json any more, which says that it runs, or is another run's. */
  @Test
  void aRunThatLostTheFolderIsKnownToWhoWaitsForIt() {
    run();
    try (RunSession lost = RunSession.begin(folder(), "night-8")) {
      try (RunSession next = takenOver("night-9")) {
        assertThrows(BusyException.class, () -> lost.around(() -> writeTo(lost.folder())));
        assertEquals(6, status("--run=night-8", "--exit-code").code());
        assertEquals(8, status("--run=night-9", "--exit-code").code());
        next.around(() -> ExitCode.COMPLETE);
      }
    }
    assertEquals(6, status("--run=night-8", "--exit-code").code());
    assertEquals(0, status("--run=night-9", "--exit-code").code());
    assertEquals(0, status("--exit-code").code());
  }

  private RunSession takenOver(String id) {
    folder().list("lease").forEach(file -> folder().delete("lease/" + file.getPath().getName()));
    return RunSession.begin(folder(), id);
  }

  private static ExitCode writeTo(RunFolder folder) {
    folder.write("curves.csv", new byte[0]);
    return ExitCode.COMPLETE;
  }

  @Test
  void foldersThatAreNoneAndCorruptOnes() throws Exception {
    Outcome missing = status();
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("no results folder (no manifest.json)"), missing.err());
    assertEquals(8, status("--exit-code").code());
    Files.createDirectories(tiny.results());
    for (String text : List.of("{", "[]", "{\"format\":1,\"versions\":{\"streams\":1}}")) {
      Files.writeString(tiny.results().resolve("manifest.json"), text);
      Outcome corrupt = status();
      assertEquals(7, corrupt.code(), text);
      assertTrue(corrupt.err().contains(tiny.results().toString()), corrupt.err());
    }
  }

  @Test
  void theNameOfARunIsNoPath() {
    Outcome outcome = run("--run-id=../x");
    assertEquals(2, outcome.code());
    String rule = "'--run-id': must be 1 to 100 letters, digits, . _ - but was ../x";
    assertTrue(outcome.err().contains(rule), outcome.err());
  }
}
