package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.cli.Checkout.Running;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers as processes on one folder: which one has it, and what signals do to them. */
class TwoDriversIT {

  private static final int MOST_SECONDS = 90;

  @TempDir private Path folder;
  private TinySweep tiny;
  private Checkout checkout;
  private Running first;

  @BeforeEach
  void prepare() throws Exception {
    tiny = TinySweep.in(folder);
    checkout = Checkout.here(folder);
    first = null;
  }

  @AfterEach
  void end() throws Exception {
    if (first != null) {
      first.process().destroyForcibly().waitFor();
    }
  }

  /** Enough trials that nobody waits for their end. */
  private Running start(String id) throws Exception {
    Running running = checkout.start(line(id, 1_000_000));
    await(() -> status().filter(status -> status.run().id().equals(id)).isPresent());
    await(() -> Files.exists(tiny.results().resolve("manifest.json")));
    return running;
  }

  private static String[] line(String id, long trials) {
    String set = "--set=trials=" + trials;
    return new String[] {
      "run", "tiny.yaml", "--engine=serial", "--out=results", "--run-id=" + id, set
    };
  }

  private Optional<RunStatus> status() {
    return RunStatus.read(RunFolder.of(tiny.results().toString(), new Configuration()));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, "nothing came for " + MOST_SECONDS + " s");
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void signal(String name) throws Exception {
    String pid = Long.toString(first.process().pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  private int exitCode(String id) {
    return Outcome.of("status", tiny.results().toString(), "--exit-code", "--run=" + id).code();
  }

  private String digest(Path results) throws IOException {
    return TinySweep.digests(results).get(0);
  }

  @Test
  void theSecondIsToldWhoHasTheFolderAndTheFirstGoesOn() throws Exception {
    first = start("one");
    Outcome second = checkout.run(line("two", 6));
    assertEquals(6, second.code(), second.err());
    String pid = "(pid " + first.process().pid() + ")";
    assertTrue(second.err().contains("results: held by run one on "), second.err());
    assertTrue(second.err().contains(pid), second.err());
    assertEquals(6, exitCode("two"));
    assertEquals(8, exitCode("one"), "still running");
    signal("TERM");
    assertEquals(143, first.process().waitFor());
    assertEquals(143, exitCode("one"));
    Outcome third = checkout.run(line("three", 6));
    assertEquals(0, third.code(), third.err());
    assertEquals(tiny.fresh(folder.resolve("fresh")), tiny.digests());
  }

  /** A driver that was killed outright is known to be dead; the next one does not wait. */
  @Test
  void aKilledOneIsTakenOverAtOnce() throws Exception {
    first = start("one");
    signal("KILL");
    first.process().waitFor();
    Outcome status = Outcome.of("status", tiny.results().toString());
    assertTrue(status.out().contains("state       dead"), status.out());
    long begun = System.nanoTime();
    Outcome second = checkout.run(line("two", 6));
    assertEquals(0, second.code(), second.err());
    assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60));
    assertEquals(tiny.fresh(folder.resolve("fresh")), tiny.digests());
  }

  /** One that was stopped, taken over and let go on: it ends, and harms nothing. */
  @Test
  void aStoppedOneIsTakenOverAndFencedOff() throws Exception {
    first = start("one");
    signal("STOP");
    Outcome second = checkout.run(line("two", 6));
    assertEquals(0, second.code(), second.err());
    String manifest = Files.readString(tiny.results().resolve("manifest.json"));
    signal("CONT");
    Outcome late = first.outcome();
    assertEquals(6, late.code(), late.err());
    assertTrue(late.err().contains("no longer held by this run"), late.err());
    assertEquals(manifest, Files.readString(tiny.results().resolve("manifest.json")));
    assertEquals(0, exitCode("two"));
    assertEquals(digest(tiny.results()), tiny.fresh(folder.resolve("fresh")).get(0));
  }
}
