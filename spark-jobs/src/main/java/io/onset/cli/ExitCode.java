package io.onset.cli;

import io.onset.engine.StoreException;
import io.onset.experiment.UserException;

/** How a command ends; the README's table. */
enum ExitCode {
  /** Complete. */
  COMPLETE(0),
  /** The user's input or usage; the message says what to put right. */
  USER(2),
  /** A bug of ours, with its stack trace. */
  BUG(3),
  /** Complete, but more trials failed than {@code failure_limit}. */
  FAILURES(4),
  /** The store cannot be read or written. */
  STORE(7);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The code for what was thrown, wherever in the chain of causes its kind shows. */
  static ExitCode of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException) {
        return USER;
      }
      if (cause instanceof StoreException) {
        return STORE;
      }
    }
    return BUG;
  }
}
