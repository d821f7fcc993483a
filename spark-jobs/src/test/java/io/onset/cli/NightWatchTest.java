package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.cli.RunStatus.End;
import io.onset.cli.RunStatus.Run;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of nights that did not come, at a time that the test chooses. */
class NightWatchTest {

  private static final Instant LAST = Instant.parse("2026-03-01T04:00:00Z");

  @TempDir private Path folder;

  private static String problem(RunStatus status, String manifest, Duration after)
      throws Exception {
    JsonNode json =
        manifest == null ? null : new ObjectMapper().readTree(manifest.replace('\'', '"'));
    var watch = new NightWatch(Optional.ofNullable(status), json, Duration.ofHours(26));
    return watch.problem(LAST.plus(after)).orElse("");
  }

  private static RunStatus status(Instant updated, Optional<End> end) {
    Run run = new Run("id", updated, "host", 1, "");
    return new RunStatus(run, Standing.START, updated, end);
  }

  private static RunStatus ended(int code) {
    return status(LAST, Optional.of(new End(code, "so it is\nand so on")));
  }

  private static RunStatus running() {
    return status(LAST, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"0, PT0S", "0, PT26H", "5, PT26H", "0, PT-10M"})
  void anEndThatIsWell(int code, Duration after) throws Exception {
    assertEquals("", problem(ended(code), null, after));
  }

  @ParameterizedTest
  @CsvSource({"0", "5"})
  void anEndThatIsLongAgo(int code) throws Exception {
    assertEquals(
        "no run for 26 hours: the last one ended at 2026-03-01T04:00:00Z",
        problem(ended(code), null, Duration.ofHours(26).plusSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "6", "7", "8", "143"})
  void aFailure(int code) throws Exception {
    assertEquals(
        "the last run ended with code " + code + " at 2026-03-01T04:00:00Z: so it is",
        problem(ended(code), null, Duration.ZERO));
  }

  @Test
  void aRunThatGoesOnIsWell() throws Exception {
    assertEquals("", problem(running(), null, Duration.ofMinutes(15)));
  }

  /** One that hangs is heard of, too. */
  @Test
  void aRunThatGoesOnForLongIsTold() throws Exception {
    Instant heard = LAST.plus(Duration.ofHours(26));
    Run run = new Run("id", LAST, "host", 1, "");
    RunStatus hangs = new RunStatus(run, Standing.START, heard, Optional.empty());
    assertEquals("", problem(hangs, null, Duration.ofHours(26)));
    assertEquals(
        "no run for 26 hours: the last one goes on, and began at 2026-03-01T04:00:00Z",
        problem(hangs, null, Duration.ofHours(26).plusSeconds(1)));
  }

  @Test
  void aRunThatIsNotHeardOfDied() throws Exception {
    assertEquals(
        "the last run died: nothing was heard of it since 2026-03-01T04:00:00Z",
        problem(running(), null, Duration.ofMinutes(15).plusSeconds(1)));
  }

  @Test
  void withoutAStatusTheManifestTells() throws Exception {
    String ended = "{'timings': {'started': '2026-02-28T22:00:00Z', 'ended': '" + LAST + "'}}";
    String begun = "{'timings': {'started': '" + LAST + "'}}";
    Duration late = Duration.ofHours(27);
    assertEquals("", problem(null, ended, Duration.ofHours(26)));
    assertEquals("", problem(null, begun, Duration.ofHours(26)));
    assertEquals("no run for 26 hours: the last one ended at " + LAST, problem(null, ended, late));
    assertEquals(
        "no run for 26 hours: the last one began, and did not end, at " + LAST,
        problem(null, begun, late));
    assertEquals("", problem(ended(0), begun, Duration.ZERO), "the status is asked first");
  }

  @Test
  void noRunAtAll() throws Exception {
    assertEquals(
        "no run was ever here: neither status.json nor manifest.json",
        problem(null, null, Duration.ZERO));
  }

  @Test
  void aTimeThatIsNone() {
    String manifest = "{'timings': {'ended': 'noon'}}";
    StoreException refused =
        assertThrows(StoreException.class, () -> problem(null, manifest, Duration.ZERO));
    assertEquals(
        "manifest.json: timings.ended: got \"noon\", must be a time such as 1970-01-01T00:00:00Z",
        refused.getMessage());
  }

  @Test
  void theCommandSaysItInALine() throws Exception {
    Outcome none = Outcome.of("watch", folder.toString());
    assertEquals("no run was ever here: neither status.json nor manifest.json\n", none.out());
    assertEquals(0, none.code(), none.err());
    RunFolder results = RunFolder.of(folder.toString(), new Configuration());
    status(Instant.now(), Optional.of(new End(0, "complete"))).write(results);
    assertEquals(new Outcome(0, "", ""), Outcome.of("watch", folder.toString(), "--hours", "1"));
  }

  @Test
  void theCommandRefuses() throws Exception {
    Outcome hours = Outcome.of("watch", folder.toString(), "--hours", "0");
    assertEquals(2, hours.code());
    assertEquals(
        "Invalid value for option '--hours': must be >= 1 but was 0",
        hours.err().lines().findFirst().orElseThrow());
    Files.writeString(folder.resolve("status.json"), "{");
    assertEquals(7, Outcome.of("watch", folder.toString()).code());
  }
}
