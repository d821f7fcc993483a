package io.onset.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A budget that is over when it has been asked so often: at every block twice, by the plan and by
 * the task. The count is the JVM's, so that tasks that were sent through a serializer share it.
 */
public final class Countdown implements Budget {

  private static final long serialVersionUID = 1;
  private static final AtomicInteger LEFT = new AtomicInteger();

  private Countdown() {}

  /** A budget of so many questions; the one before it is over. */
  public static Countdown of(int questions) {
    LEFT.set(questions);
    return new Countdown();
  }

  @Override
  public boolean isOver() {
    return LEFT.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
  }
}
