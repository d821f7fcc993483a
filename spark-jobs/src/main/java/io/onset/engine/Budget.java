package io.onset.engine;

import com.google.common.collect.AbstractIterator;
import io.onset.engine.Engine.Task;
import java.io.Serializable;
import java.util.Iterator;

/**
 * Says when no more blocks are to be started. What is under way is finished, so that a run ends a
 * block's length after its budget. It decides how much is computed, never what: asked wherever
 * tasks run, and no result depends on how well clocks agree there.
 */
@FunctionalInterface
public interface Budget extends Serializable {

  /** Never over. */
  Budget UNLIMITED = () -> false;

  /** Whether it is over; once it is, it stays so. */
  boolean isOver();

  /** Seconds until it is over, 0 once it is; infinite where that is not known. */
  default double secondsLeft() {
    return Double.POSITIVE_INFINITY;
  }

  /** The same tasks until it is over, then none. */
  default <T> Iterator<T> limit(Iterator<T> tasks) {
    return new AbstractIterator<>() {
      @Override
      protected T computeNext() {
        return !isOver() && tasks.hasNext() ? tasks.next() : endOfData();
      }
    };
  }

  /** The same task until it is over; then it does nothing and gives null. */
  default <T, R> Task<T, R> limit(Task<T, R> task) {
    return argument -> isOver() ? null : task.run(argument);
  }
}
