package io.onset.cli;

import io.onset.engine.Budget;
import java.time.Duration;

/**
 * A budget that is over at a point of time, told by the clock of the machine that asks. Where an
 * executor's clock is fast, it stops early by as much.
 *
 * @param epochMillis when
 */
record Deadline(long epochMillis) implements Budget {

  private static final long serialVersionUID = 1;

  /** So long from now. */
  static Deadline in(Duration budget) {
    return new Deadline(System.currentTimeMillis() + budget.toMillis());
  }

  @Override
  public boolean isOver() {
    return System.currentTimeMillis() >= epochMillis;
  }

  @Override
  public double secondsLeft() {
    return Math.max(0, 1e-3 * (epochMillis - System.currentTimeMillis()));
  }
}
