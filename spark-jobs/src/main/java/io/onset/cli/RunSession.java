package io.onset.cli;

import io.onset.cli.RunStatus.End;
import io.onset.cli.RunStatus.Run;
import io.onset.engine.Progress;
import io.onset.store.BusyException;
import io.onset.store.Lease;
import io.onset.store.LeaseOwner;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A run's hold of its folder, from the moment the folder is accepted: holds the lease, tells every
 * few seconds how the run stands, and at last how it ended, be it by a signal. That its status
 * cannot be written never hides what the run itself comes to.
 */
final class RunSession implements AutoCloseable {

  /** Of a driver that a signal ended, as the shell has it: 128 and SIGTERM. */
  static final int SIGNALLED = 143;

  /** Before Spark's own hook, and before Hadoop's file systems close. */
  private static final int HOOK_PRIORITY = 100;

  /** A launcher asks for the status when the driver is gone: in seconds, if all goes well. */
  private static final Duration UNSEEN = Duration.ofMinutes(10);

  private final RunFolder unguarded;
  private final RunFolder folder;
  private final Optional<Lease> lease;
  private final Thread hook = new Thread(this::interrupted, "onset-interrupted");
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(RunSession::daemon);
  private Run run;
  private Supplier<Standing> standing = () -> Standing.START;
  private boolean hasEnded;

  private RunSession(RunFolder folder, Run run, Optional<Lease> lease) {
    this.unguarded = folder;
    this.folder = lease.map(held -> folder.guardedBy(held::requireHeld)).orElse(folder);
    this.run = run;
    this.lease = lease;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "onset-heart");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a run in a folder, after a wait where it has to be seen whether another one is alive.
   *
   * @param id the run's
   * @throws BusyException where another run holds the folder
   */
  static RunSession begin(RunFolder folder, String id) {
    Instant now = Instant.now();
    LeaseOwner owner = LeaseOwner.here(id, now);
    Optional<Lease> lease =
        Lease.isPossible(folder)
            ? Optional.of(Lease.acquire(folder, owner, Waiting.TICKER))
            : Optional.empty();
    Run run = new Run(id, now, owner.host(), owner.pid(), "");
    RunSession session = new RunSession(folder, run, lease);
    session.start();
    return session;
  }

  /**
   * Notes why a run with a given id did not get as far as a session; quietly not where the folder
   * is somebody else's.
   */
  static void refuse(RunFolder folder, String id, RuntimeException thrown) {
    Instant now = Instant.now();
    LeaseOwner owner = LeaseOwner.here(id, now);
    Run run = new Run(id, now, owner.host(), owner.pid(), "");
    End end = new End(ExitCode.of(thrown).code(), Main.message(thrown));
    try {
      if (Manifest.isOurs(folder)) {
        new RunStatus(run, Standing.START, now, Optional.of(end)).writeEnd(folder);
      }
    } catch (StoreException e) {
      thrown.addSuppressed(e);
    }
  }

  private void start() {
    try {
      keepEndBefore();
      status(Optional.empty()).write(folder);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
    listen();
    long beat = Lease.BEAT.toMillis();
    heart.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  /** Whoever waits for the run before this one may not have seen yet how it ended. */
  private void keepEndBefore() {
    try {
      RunStatus.read(folder)
          .filter(before -> before.end().isPresent() && !before.run().id().equals(run.id()))
          .filter(before -> before.age(run.started()).compareTo(UNSEEN) < 0)
          .ifPresent(before -> before.writeEnd(folder));
    } catch (StoreException e) {
      // A damaged one tells nobody anything.
      return;
    }
  }

  private void listen() {
    try {
      ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY);
    } catch (IllegalStateException e) {
      interrupted(); // the JVM is ending already
      throw e;
    }
  }

  /** What to warn of; empty where there is a lease. */
  String warning() {
    return lease.isPresent()
        ? ""
        : folder.location()
            + ": no lease, this file system may let two create the same file: two runs at a time"
            + " compute twice, and give the same results";
  }

  /** The folder: what only the holder may write is refused once the lease is lost. */
  RunFolder folder() {
    return folder;
  }

  /** Who tells how far the run is, and Spark's name for it. */
  synchronized void hear(Supplier<Standing> standing, String application) {
    this.standing = standing;
    this.run = new Run(run.id(), run.started(), run.host(), run.pid(), application);
    lease.ifPresent(held -> held.name(application));
  }

  /** Hears for another, and ends the run at its next step once the lease was found lost. */
  Progress checking(Progress other) {
    return new HeldProgress(other, this::requireHeld);
  }

  private void requireHeld() {
    if (lease.isPresent() && lease.get().isOver()) {
      lease.get().requireHeld();
    }
  }

  /** Does the run's work; how it ends is told in the folder. */
  ExitCode around(Supplier<ExitCode> work) {
    try {
      ExitCode code = work.get();
      end(code.code(), code.meaning());
      return code;
    } catch (Exception | Error e) { // Spark throws exceptions that it does not declare
      end(ExitCode.of(e).code(), Main.message(e));
      throw e;
    }
  }

  private RunStatus status(Optional<End> end) {
    return new RunStatus(run, standing.get(), Instant.now(), end);
  }

  private void beat() {
    try {
      lease.ifPresent(Lease::beat);
      writeRunning();
    } catch (RuntimeException e) {
      // The next beat may do. A lease that is lost ends the run where it next writes; a folder
      // that cannot be written ends it anyway.
      return;
    }
  }

  private synchronized void writeRunning() {
    if (!hasEnded) {
      status(Optional.empty()).write(folder);
    }
  }

  private void interrupted() {
    end(SIGNALLED, "interrupted by a signal; the same command goes on from there");
  }

  private synchronized void end(int code, String message) {
    if (!hasEnded) {
      hasEnded = true;
      RunStatus status = status(Optional.of(new End(code, message)));
      try {
        status.write(folder);
      } catch (BusyException e) {
        note(status);
      } catch (RuntimeException e) {
        // The run ends as it would have.
        return;
      } finally {
        release();
      }
    }
  }

  /** What is somebody else's folder now has the end beside it, for whoever waits for this run. */
  private void note(RunStatus end) {
    try {
      end.writeEnd(unguarded);
    } catch (RuntimeException e) {
      // The run ends as it would have.
      return;
    }
  }

  private void release() {
    try {
      lease.ifPresent(Lease::release);
    } catch (RuntimeException e) {
      // Lost, or the folder cannot be written: the next run waits until it is silent.
      return;
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook has run, or will.
      return;
    }
  }
}
