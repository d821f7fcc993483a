package io.onset.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes; to one that has ended they do nothing. */
enum Signals {
  /** Ends it at once. */
  KILL,
  /** Asks it to end. */
  TERM,
  /** Halts it. */
  STOP,
  /** Lets it go on. */
  CONT;

  /** Sends it. */
  void to(ProcessHandle process) {
    if (!process.isAlive()) {
      return;
    }
    try {
      String pid = Long.toString(process.pid());
      new ProcessBuilder("kill", "-" + name(), pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
