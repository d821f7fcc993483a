package io.onset.store;

import java.time.Duration;

/** A clock that only runs forward, for those who wait. */
public interface Ticker {

  /** The time since some fixed moment. */
  Duration now();

  /** Waits. */
  void pause(Duration time);
}
