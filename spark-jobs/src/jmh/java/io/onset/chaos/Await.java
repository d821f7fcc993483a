package io.onset.chaos;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting, on the clock of this machine. */
final class Await {

  private static final long POLL_MILLIS = 50;

  private Await() {}

  /** Waits until something holds; whether it does in the end. */
  static boolean until(BooleanSupplier condition, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      seconds(POLL_MILLIS * 1e-3);
    }
    return true;
  }

  /** Waits. */
  static void seconds(double seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep((long) (seconds * 1e3));
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
