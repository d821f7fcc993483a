package io.onset.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;

/**
 * The right of one run to write a results folder: {@code lease/<token>.json} tells who has it, and
 * the greatest token is the one that counts. A holder rewrites {@code <token>.beat} every few
 * seconds and leaves {@code <token>.released} behind; the greatest token's files stay, so that no
 * token is ever given twice.
 *
 * <p>Who finds a token that is not released watches its beat by his own clock; clocks of two hosts
 * are never compared. One that changes is alive; one that is silent for {@link #SILENCE} is taken
 * over under the next token, and so is at once one whose process is known to have ended. A file
 * that only one of two can create decides who does.
 *
 * <p>A holder that was silent for too long finds the higher token when it next looks, and it looks
 * before it writes. A process that is stopped between this look and the write behind it still does
 * that one write when it goes on: no file system that Hadoop knows refuses it. All that it could
 * write is a whole file of the same sweep, which the new holder writes again at its end.
 */
public final class Lease {

  /** How often a holder gives a sign of life. */
  public static final Duration BEAT = Duration.ofSeconds(5);

  /** Who gave none for so long is taken over: five beats. */
  public static final Duration SILENCE = Duration.ofSeconds(25);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Of a store that looks and then writes, two writers win almost every race of so many. */
  private static final int RACES = 8;

  private static final int RACERS = 8;
  private static final String FOLDER = "lease/";
  private static final String ENDED = "ended-";
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})\\.json");

  private final RunFolder folder;
  private final LeaseOwner owner;
  private final long token;
  private long beats;
  private String application = "";
  private volatile boolean isOver;

  private Lease(RunFolder folder, LeaseOwner owner, long token) {
    this.folder = folder;
    this.owner = owner;
    this.token = token;
  }

  /**
   * Whether the folder's file system can decide between two runs. It is tried, by writers at once:
   * some stores take the condition that only a new object be written, and pass over it, or look
   * first and write then.
   */
  public static boolean isPossible(RunFolder folder) {
    return folder.canCreateNew("") && IntStream.range(0, RACES).allMatch(i -> decides(folder));
  }

  /** The file for the end of a run that has not the lease, told to whoever started it. */
  public static String endOf(String run) {
    return FOLDER + ENDED + run + ".json";
  }

  /** Whether a file of the folder is one of {@link #endOf}. */
  public static boolean isEnd(String name) {
    return name.startsWith(FOLDER + ENDED);
  }

  /** Whether of several writers of one file, let go at one moment, one wins. */
  private static boolean decides(RunFolder folder) {
    String probe = FOLDER + "probe-" + UUID.randomUUID();
    CyclicBarrier start = new CyclicBarrier(RACERS);
    Callable<Boolean> writer =
        () -> {
          start.await();
          return folder.createNew(probe, new byte[] {1});
        };
    ExecutorService writers = Executors.newFixedThreadPool(RACERS);
    try {
      return winners(writers.invokeAll(Collections.nCopies(RACERS, writer))) == 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(folder.location() + ": interrupted", e);
    } finally {
      writers.shutdownNow();
      folder.attempt("delete " + probe, fs -> fs.delete(folder.path(probe), false));
    }
  }

  private static int winners(List<Future<Boolean>> writers) throws InterruptedException {
    int winners = 0;
    for (Future<Boolean> writer : writers) {
      try {
        winners += writer.get() ? 1 : 0;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof StoreException known ? known : new IllegalStateException(e);
      }
    }
    return winners;
  }

  /**
   * Takes a folder's lease, after a wait where it has to be seen whether its holder is alive.
   *
   * @throws BusyException where he is, telling who he is
   */
  public static Lease acquire(RunFolder folder, LeaseOwner owner, Ticker ticker) {
    while (true) {
      long held = greatest(names(folder));
      if (held > 0) {
        awaitEnd(folder, held, ticker);
      }
      Lease lease = new Lease(folder, owner, held + 1);
      if (folder.createNew(lease.file(".json"), owner.bytes())) {
        lease.requireHeld();
        lease.beat();
        lease.removeOlder();
        return lease;
      }
    }
  }

  /** Waits until the holder of a token is known to be alive or gone. */
  private static void awaitEnd(RunFolder folder, long token, Ticker ticker) {
    String beat = beat(folder, token);
    Duration since = ticker.now();
    while (ticker.now().minus(since).compareTo(SILENCE) < 0) {
      Optional<LeaseHolder> holder = holder(folder, token);
      if (holder.isEmpty() || holder.get().isGone()) {
        return;
      }
      if (!beat(folder, token).equals(beat)) {
        throw new BusyException(
            folder.location() + ": held by " + holder.get() + "; wait for its end, or end it");
      }
      ticker.pause(LOOK);
    }
  }

  /** Who holds a folder, or held it last; empty where nobody ever did. */
  public static Optional<LeaseHolder> holder(RunFolder folder) {
    long token = greatest(names(folder));
    return token == 0 ? Optional.empty() : holder(folder, token);
  }

  private static Optional<LeaseHolder> holder(RunFolder folder, long token) {
    byte[] content = folder.read(name(token, ".json"));
    if (content == null) {
      return Optional.empty();
    }
    boolean isReleased = names(folder).contains(token + ".released");
    String application = json(folder.read(name(token, ".beat"))).path("application").asText();
    return Optional.of(new LeaseHolder(LeaseOwner.of(json(content)), application, isReleased));
  }

  /**
   * What a file of a lease says; nothing where it is damaged. A beat that changes is a beat, and a
   * holder whose name is lost is one of whom no more is known than that.
   */
  private static JsonNode json(byte[] content) {
    try {
      return content == null ? MissingNode.getInstance() : new ObjectMapper().readTree(content);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** As it is in the file, byte for byte. */
  private static String beat(RunFolder folder, long token) {
    byte[] content = folder.read(name(token, ".beat"));
    return content == null ? "" : new String(content, StandardCharsets.ISO_8859_1);
  }

  private static Set<String> names(RunFolder folder) {
    return folder.list(FOLDER).stream()
        .map(FileStatus::getPath)
        .map(path -> path.getName())
        .collect(Collectors.toSet());
  }

  private static long greatest(Set<String> names) {
    return names.stream()
        .map(TOKEN::matcher)
        .filter(Matcher::matches)
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .max()
        .orElse(0);
  }

  private static String name(long token, String ending) {
    return FOLDER + token + ending;
  }

  private String file(String ending) {
    return name(token, ending);
  }

  /** The fencing token. */
  public long token() {
    return token;
  }

  /** Names the holder's application, for those who find the folder held. */
  public synchronized void name(String application) {
    this.application = application;
  }

  /**
   * Gives a sign of life.
   *
   * @throws BusyException if the lease is lost
   */
  public synchronized void beat() {
    requireHeld();
    beats++;
    String json =
        new ObjectMapper()
            .createObjectNode()
            .put("beats", beats)
            .put("application", application)
            .toString();
    folder.write(file(".beat"), json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Looks whether the lease is still held: to be called before anything is written that another run
   * would write otherwise.
   *
   * @throws BusyException if it is lost, now and ever after
   */
  public synchronized void requireHeld() {
    Set<String> names = names(folder);
    long greatest = greatest(names);
    isOver = isOver || greatest > token || !names.contains(token + ".json");
    if (isOver) {
      String now = holder(folder).map(h -> h.isGone() ? "nobody" : h.toString()).orElse("nobody");
      throw new BusyException(
          folder.location()
              + ": no longer held by this run, which writes nothing more: it was"
              + " silent for too long or was ended; held by "
              + now);
    }
  }

  /** Whether it was found lost or was given back; looks at no file. */
  public boolean isOver() {
    return isOver;
  }

  /** Gives the lease back, if it is still held. */
  public synchronized void release() {
    if (!isOver) {
      requireHeld();
      isOver = true;
      folder.createNew(file(".released"), new byte[0]);
    }
  }

  private void removeOlder() {
    for (String name : names(folder)) {
      Matcher number = Pattern.compile("(\\d{1,18})\\..*").matcher(name);
      if (number.matches() && Long.parseLong(number.group(1)) < token) {
        folder.attempt("delete " + name, fs -> fs.delete(folder.path(FOLDER + name), false));
      }
    }
  }
}
