package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol by which one of many runs has a folder, in time that nobody waits for. */
class LeaseTest {

  private static final Runnable NOTHING = () -> {};

  @TempDir private Path path;
  private RunFolder folder;

  @BeforeEach
  void open() {
    folder = RunFolder.of(path.toString(), new Configuration());
  }

  /** A run on another machine, of whose process nothing is known. */
  static LeaseOwner elsewhere(String run) {
    return new LeaseOwner(run, "there", "", 17, "", "2026-11-22T01:00:00Z");
  }

  private Lease acquire(String run) {
    return Lease.acquire(folder, elsewhere(run), new FakeTicker(NOTHING));
  }

  private Set<String> files() throws Exception {
    try (Stream<Path> files = Files.list(path.resolve("lease"))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void aFreshFolderIsTakenAtOnce() throws Exception {
    assertTrue(Lease.isPossible(folder));
    FakeTicker ticker = new FakeTicker(NOTHING);
    Duration before = ticker.now();
    Lease lease = Lease.acquire(folder, elsewhere("one"), ticker);
    assertEquals(1, lease.token());
    assertEquals(before, ticker.now());
    assertEquals(Set.of("1.json", "1.beat"), files());
    lease.requireHeld();
  }

  @Test
  void oneThatWasGivenBackIsTakenAtOnceUnderTheNextToken() throws Exception {
    acquire("one").release();
    FakeTicker ticker = new FakeTicker(NOTHING);
    Duration before = ticker.now();
    assertEquals(2, Lease.acquire(folder, elsewhere("two"), ticker).token());
    assertEquals(before, ticker.now());
    assertEquals(Set.of("2.json", "2.beat"), files());
  }

  @Test
  void aLivingHolderIsNamedToTheNext() {
    Lease one = acquire("one");
    one.name("app-7");
    FakeTicker ticker = new FakeTicker(one::beat);
    BusyException busy =
        assertThrows(BusyException.class, () -> Lease.acquire(folder, elsewhere("two"), ticker));
    String message =
        path
            + ": held by run one on there (pid 17) since 2026-11-22T01:00:00Z, application app-7;"
            + " wait for its end, or end it";
    assertEquals(message, busy.getMessage());
    one.requireHeld();
  }

  @Test
  void aSilentHolderIsTakenOverAfterAWhileAndNotBefore() {
    acquire("one");
    FakeTicker ticker = new FakeTicker(NOTHING);
    Duration before = ticker.now();
    assertEquals(2, Lease.acquire(folder, elsewhere("two"), ticker).token());
    assertEquals(Lease.SILENCE, ticker.now().minus(before));
  }

  /** It was only slow: a beat just before its time is out. */
  @Test
  void aHolderThatBeatsAtTheLastMomentIsAlive() {
    Lease one = acquire("one");
    int[] waits = new int[1];
    long last = Lease.SILENCE.toSeconds() - 1;
    FakeTicker ticker =
        new FakeTicker(
            () -> {
              if (++waits[0] == last) {
                one.beat();
              }
            });
    assertThrows(BusyException.class, () -> Lease.acquire(folder, elsewhere("two"), ticker));
  }

  @Test
  void aHolderWhoseProcessEndedIsTakenOverAtOnce() throws Exception {
    Process process = new ProcessBuilder("true").start();
    long pid = process.pid();
    process.waitFor();
    LeaseOwner here = LeaseOwner.here("one", Instant.EPOCH);
    LeaseOwner dead = new LeaseOwner("one", here.host(), here.machine(), pid, "", "");
    assertFalse(here.isDead());
    assertFalse(elsewhere("one").isDead());
    assertTrue(dead.isDead());
    Lease.acquire(folder, dead, new FakeTicker(NOTHING));
    FakeTicker ticker = new FakeTicker(NOTHING);
    Duration before = ticker.now();
    assertEquals(2, Lease.acquire(folder, elsewhere("two"), ticker).token());
    assertEquals(before, ticker.now());
  }

  /** A process number is given again; the time of its start tells the two apart. */
  @Test
  void anotherProcessOfTheSameNumberIsNotTheHolder() {
    LeaseOwner here = LeaseOwner.here("one", Instant.EPOCH);
    String earlier = Instant.parse(here.processStarted()).minusSeconds(60).toString();
    LeaseOwner before =
        new LeaseOwner("one", here.host(), here.machine(), here.pid(), earlier, here.started());
    assertTrue(before.isDead());
  }

  /** Of a lease whose files are damaged no more is known than that: its holder may be alive. */
  @ParameterizedTest
  @ValueSource(strings = {"json", "beat"})
  void aDamagedFileIsWaitedForLikeASilentHolder(String ending) throws Exception {
    acquire("one");
    for (String damaged : List.of("{\"run\":", "[]", "", "\u0000")) {
      Files.writeString(path.resolve("lease/1." + ending), damaged);
      FakeTicker alive =
          new FakeTicker(() -> write("lease/1.beat", "{\"beats\":" + System.nanoTime()));
      assertThrows(BusyException.class, () -> Lease.acquire(folder, elsewhere("two"), alive));
      Files.writeString(path.resolve("lease/1." + ending), damaged);
    }
    FakeTicker ticker = new FakeTicker(NOTHING);
    Duration before = ticker.now();
    assertEquals(2, Lease.acquire(folder, elsewhere("two"), ticker).token());
    assertEquals(Lease.SILENCE, ticker.now().minus(before));
  }

  private void write(String name, String text) {
    folder.write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A bit that flipped in what names this very process does not make it a dead one. */
  @Test
  void anOwnerOfWhomPartIsDamagedIsNotDead() throws Exception {
    LeaseOwner here = LeaseOwner.here("one", Instant.EPOCH);
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(here.bytes());
    assertEquals(here, LeaseOwner.of(json));
    assertFalse(LeaseOwner.of(json.deepCopy().put("process_started", "2O26")).isDead());
    assertFalse(LeaseOwner.of(json.deepCopy().put("machine", "another")).isDead());
    json.remove("pid");
    assertFalse(LeaseOwner.of(json).isDead());
  }

  @Test
  void whoWasTakenOverFindsOutAndWritesNothingMore() throws Exception {
    Lease one = acquire("one");
    RunFolder guarded = folder.guardedBy(one::requireHeld);
    guarded.write("manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
    acquire("two");
    byte[] late = "late".getBytes(StandardCharsets.UTF_8);
    BusyException busy =
        assertThrows(BusyException.class, () -> guarded.write("manifest.json", late));
    assertTrue(busy.getMessage().contains("no longer held by this run"), busy.getMessage());
    assertTrue(busy.getMessage().contains("held by run two on there"), busy.getMessage());
    assertThrows(BusyException.class, () -> guarded.delete("manifest.json"));
    assertThrows(BusyException.class, () -> guarded.setAside("manifest.json"));
    assertTrue(one.isOver());
    assertThrows(BusyException.class, one::beat);
    one.release();
    assertEquals("{}", Files.readString(path.resolve("manifest.json")));
    assertEquals(Set.of("2.json", "2.beat"), files());
    guarded.writeOnce("trials/a/b.parquet", late);
    assertTrue(Files.exists(path.resolve("trials/a/b.parquet")), "the same whoever writes it");
  }

  @Test
  void whoGaveItBackWritesNothingMore() {
    Lease one = acquire("one");
    one.release();
    assertTrue(one.isOver());
    assertThrows(BusyException.class, one::requireHeld);
  }

  /** Somebody removed the folder under the run. */
  @Test
  void aLeaseThatIsGoneIsLost() throws Exception {
    Lease one = acquire("one");
    Files.delete(path.resolve("lease/1.json"));
    assertThrows(BusyException.class, one::requireHeld);
  }

  /** Slow to create the token after the greatest that it saw: others came and went meanwhile. */
  @Test
  void aTokenBelowTheGreatestIsWorthNothing() {
    acquire("one");
    Runnable others =
        () -> {
          if (Files.exists(path.resolve("lease/1.json"))) {
            folder.createNew("lease/3.json", elsewhere("three").bytes());
            folder.attempt("delete", fs -> fs.delete(folder.path("lease/1.json"), false));
          }
        };
    FakeTicker ticker = new FakeTicker(others);
    BusyException busy =
        assertThrows(BusyException.class, () -> Lease.acquire(folder, elsewhere("two"), ticker));
    assertTrue(busy.getMessage().contains("held by run three"), busy.getMessage());
  }

  @Test
  void ofManyAtATimeOneCreatesAFile() throws Exception {
    requireOneWinner(folder);
  }

  /** Each of many threads tries to create the same files; each file has one creator. */
  static void requireOneWinner(RunFolder folder) throws Exception {
    int threads = 8;
    assertTrue(folder.canCreateNew("race/0"));
    CyclicBarrier barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 10; round++) {
        String file = "race/" + round;
        List<Future<Boolean>> created = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          byte[] content = ("{\"by\": " + t + "}").getBytes(StandardCharsets.UTF_8);
          created.add(
              pool.submit(
                  () -> {
                    barrier.await();
                    return folder.createNew(file, content);
                  }));
        }
        List<Integer> winners = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          if (created.get(t).get()) {
            winners.add(t);
          }
        }
        assertEquals(1, winners.size(), file);
        assertEquals(winners.get(0), folder.readJson(file).get("by").intValue(), file);
      }
      assertEquals(10, folder.list("race").size(), "nothing is left aside");
    } finally {
      pool.shutdownNow();
    }
  }

  /** Moves onto a file fail there, but nothing says that this is one step. */
  @Test
  void aFileSystemThatMayLetTwoCreateAFileHasNoLease() {
    Configuration conf = new Configuration();
    conf.set("fs.strict.impl", StrictFileSystem.class.getName());
    RunFolder strict = RunFolder.of("strict://" + path, conf);
    assertFalse(Lease.isPossible(strict));
    StoreException thrown =
        assertThrows(StoreException.class, () -> strict.createNew("a", new byte[0]));
    assertTrue(thrown.getMessage().contains("may let two create the same file"));
  }
}
