package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.store.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcCommandTest {

  private static final String RANDOM = "123e4567-e89b-12d3-a456-426614174000";

  @TempDir private Path folder;
  private TinySweep tiny;
  private List<String> digests;
  private Path aside;

  /** A damaged file that a run set aside, and one that a dead writer left aside. */
  @BeforeEach
  void leftovers() throws Exception {
    tiny = TinySweep.in(folder);
    tiny.run();
    digests = tiny.digests();
    Path file = tiny.results().resolve(tiny.trialFiles().keySet().iterator().next());
    Files.write(file, new byte[5]);
    tiny.run();
    aside = Files.write(file.resolveSibling("." + file.getFileName() + "." + RANDOM), new byte[7]);
  }

  private Outcome gc(String... options) {
    List<String> line = new ArrayList<>(List.of("gc", tiny.results().toString()));
    line.addAll(List.of(options));
    return Outcome.of(line.toArray(String[]::new));
  }

  @Test
  void dryRunRemovesNothing() throws Exception {
    var before = tiny.trialFiles();
    Outcome outcome = gc("--dry-run");
    List<String> lines = outcome.out().lines().toList();
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertTrue(lines.get(0).endsWith("  damaged and set aside"), lines.get(0)),
        () -> assertEquals("0 files, 0 B written aside and never moved", lines.get(1)),
        () -> assertEquals("1 file, 5 B damaged and set aside", lines.get(2)),
        () -> assertEquals("0 files, 0 B merged into a larger file", lines.get(3)),
        () -> assertEquals("0 files, 0 B ends of runs that do not have the folder", lines.get(4)),
        () -> assertEquals("1 file, 5 B would be removed", lines.get(5)),
        () -> assertEquals(before, tiny.trialFiles()));
  }

  @Test
  void whatNoReaderNeedsIsRemoved() throws Exception {
    assertTrue(gc().out().endsWith("1 file, 5 B removed\n"));
    assertTrue(Files.exists(aside), "its writer may live");
    Files.setLastModifiedTime(aside, FileTime.from(Instant.now().minusSeconds(7200)));
    assertTrue(gc("--older-than", "1h").out().endsWith("1 file, 7 B removed\n"));
    assertFalse(Files.exists(aside));
    assertEquals(2, tiny.trialFiles().size());
    assertEquals(0, tiny.run().code());
    assertEquals(digests, tiny.digests());
  }

  /** Its launcher may still want to read it. */
  @Test
  void theEndOfARunWithoutTheFolderGoesOnceItIsOld() throws Exception {
    Path end = tiny.results().resolve(Lease.endOf("night-7"));
    Files.write(end, new byte[3]);
    assertTrue(gc().out().contains("0 files, 0 B ends of runs that do not have the folder\n"));
    Files.setLastModifiedTime(end, FileTime.from(Instant.now().minusSeconds(90_000)));
    assertTrue(gc().out().contains("1 file, 3 B ends of runs that do not have the folder\n"));
    assertFalse(Files.exists(end));
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() {
    Outcome outcome = Outcome.of("gc", folder.toString());
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains(folder + ": no results folder (no manifest.json)"));
  }
}
