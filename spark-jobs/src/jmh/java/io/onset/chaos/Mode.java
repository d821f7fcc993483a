package io.onset.chaos;

import java.util.Locale;

/** Where the driver of a run is: {@code --deploy-mode}. */
enum Mode {
  /** Here: it is one process with the launcher. */
  CLIENT,
  /** On a worker; the launcher waits for it, and tells what became of it. */
  CLUSTER;

  private static final int KILLED = 137;

  /** The launcher found no end of the run. */
  static final int LOST = 8;

  /** As the launcher's option takes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the launcher ends with where the driver's process ends with a code. */
  int told(int code) {
    return this == CLUSTER && code == KILLED ? LOST : code;
  }
}
