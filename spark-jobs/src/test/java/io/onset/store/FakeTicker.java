package io.onset.store;

import java.time.Duration;

/** Time that goes on while somebody waits, and then at once; others act at each wait. */
final class FakeTicker implements Ticker {

  private final Runnable others;
  private Duration now = Duration.ofDays(1);

  FakeTicker(Runnable others) {
    this.others = others;
  }

  @Override
  public Duration now() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    now = now.plus(time);
    others.run();
  }
}
