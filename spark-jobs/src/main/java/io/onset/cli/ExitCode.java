package io.onset.cli;

import io.onset.engine.ClusterLostException;
import io.onset.experiment.UserException;
import io.onset.store.BusyException;
import io.onset.store.StoreException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How a command ends; the README's table. */
enum ExitCode {
  /** Complete. */
  COMPLETE(0, "complete"),
  /** The user's input or usage; the message says what to put right. */
  USER(2, "input or usage; the message says what to put right"),
  /** A bug of ours, with its stack trace. */
  BUG(3, "a bug, with its stack trace"),
  /** Complete, but more trials failed than {@code failure_limit}. */
  FAILURES(4, "complete, but more trials failed than failure_limit"),
  /** The time budget ended before the sweep; the same command goes on from there. */
  BUDGET(5, "budget reached; the same command goes on from there"),
  /** Another run holds the folder. */
  BUSY(6, "another run holds the results folder"),
  /** The store cannot be read or written. */
  STORE(7, "the results folder cannot be read or written"),
  /** The cluster was lost under the run; the same command goes on from there. */
  CLUSTER(8, "the cluster was lost; the same command goes on from there"),
  /** Two runs that were compared differ beyond their error bars. */
  DIFFERENT(9, "compare: the two differ beyond their error bars");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Every code with its meaning, for the help. */
  static Map<String, String> meanings() {
    return Arrays.stream(values())
        .collect(
            Collectors.toMap(
                e -> Integer.toString(e.code), e -> e.meaning, (a, b) -> a, LinkedHashMap::new));
  }

  int code() {
    return code;
  }

  /** What it means, in a line. */
  String meaning() {
    return meaning;
  }

  /** The code for what was thrown, wherever in the chain of causes its kind shows. */
  static ExitCode of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException) {
        return USER;
      }
      if (cause instanceof BusyException) {
        return BUSY;
      }
      if (cause instanceof StoreException) {
        return STORE;
      }
      if (cause instanceof ClusterLostException) {
        return CLUSTER;
      }
    }
    return BUG;
  }
}
