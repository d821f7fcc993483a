package io.onset.cli;

import io.onset.cli.RunStatus.End;
import io.onset.cli.RunStatus.Run;
import io.onset.store.RunFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A run's hold of its folder, from the moment the folder is accepted: tells every few seconds how
 * the run stands, and at last how it ended, be it by a signal. That its status cannot be written
 * never hides what the run itself comes to.
 */
final class RunSession implements AutoCloseable {

  /** Of a driver that a signal ended, as the shell has it: 128 and SIGTERM. */
  static final int SIGNALLED = 143;

  private static final long BEAT_SECONDS = 5;

  /** Before Spark's own hook, and before Hadoop's file systems close. */
  private static final int HOOK_PRIORITY = 100;

  private final RunFolder folder;
  private final Thread hook = new Thread(this::interrupted, "onset-interrupted");
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(RunSession::daemon);
  private Run run;
  private Supplier<Standing> standing = () -> Standing.START;
  private boolean hasEnded;

  private RunSession(RunFolder folder, Run run) {
    this.folder = folder;
    this.run = run;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "onset-heart");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a run in a folder.
   *
   * @param id the run's
   */
  static RunSession begin(RunFolder folder, String id) {
    Run run = new Run(id, Instant.now(), host(), ProcessHandle.current().pid(), "");
    RunSession session = new RunSession(folder, run);
    session.status(Optional.empty()).write(folder);
    ShutdownHookManager.get().addShutdownHook(session.hook, HOOK_PRIORITY);
    session.heart.scheduleAtFixedRate(session::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    return session;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** The folder. */
  RunFolder folder() {
    return folder;
  }

  /** Who tells how far the run is, and Spark's name for it. */
  synchronized void hear(Supplier<Standing> standing, String application) {
    this.standing = standing;
    this.run = new Run(run.id(), run.started(), run.host(), run.pid(), application);
  }

  /** Does the run's work; how it ends is told in the folder. */
  ExitCode around(Supplier<ExitCode> work) {
    try {
      ExitCode code = work.get();
      end(code.code(), code.meaning());
      return code;
    } catch (RuntimeException | Error e) {
      end(ExitCode.of(e).code(), Main.message(e));
      throw e;
    }
  }

  private RunStatus status(Optional<End> end) {
    return new RunStatus(run, standing.get(), Instant.now(), end);
  }

  private synchronized void beat() {
    if (!hasEnded) {
      write(Optional.empty());
    }
  }

  private void interrupted() {
    end(SIGNALLED, "interrupted by a signal; the same command goes on from there");
  }

  private synchronized void end(int code, String message) {
    if (!hasEnded) {
      hasEnded = true;
      write(Optional.of(new End(code, message)));
    }
  }

  private void write(Optional<End> end) {
    try {
      status(end).write(folder);
    } catch (RuntimeException e) {
      // The run goes on, or ends as it would have: a folder that cannot be written ends it anyway.
      return;
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    ShutdownHookManager.get().removeShutdownHook(hook);
  }
}
