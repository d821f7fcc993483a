package io.onset.cli;

import io.onset.store.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting in earnest. */
final class Waiting {

  /** This JVM's forward clock. */
  static final Ticker TICKER =
      new Ticker() {
        @Override
        public Duration now() {
          return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void pause(Duration time) {
          try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
          }
        }
      };

  private Waiting() {}
}
