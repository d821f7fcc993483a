package io.onset.engine;

import java.util.Collections;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * What list scheduling makes of tasks: the next task goes to the core that is free first. On m
 * cores it takes no less than work/m and than the longest task, and at most 2 - 1/m times what the
 * best order takes (Graham, SIAM J. Appl. Math. 17, 1969).
 *
 * <p>Tasks run in windows: of one window all tasks have ended before the next begins. A single
 * driver starts the tasks, one after the other. Of equal cores it does not matter which is taken,
 * so the outcome is a function of the arguments alone.
 *
 * @param cores m
 * @param tasks how many
 * @param work core-seconds of the tasks themselves
 * @param wall seconds from the first start to the last end
 * @param tail seconds from the first core that found no more task to the last end
 * @param longest the longest task; null where there is none
 * @param last the task that ended last; null where there is none
 */
public record Schedule(
    int cores, long tasks, double work, double wall, double tail, Task longest, Task last) {

  /**
   * A task.
   *
   * @param label what it belongs to
   * @param seconds how long it takes by itself
   */
  public record Task(String label, double seconds) {}

  /**
   * Where tasks run.
   *
   * @param cores how many run at once, &gt;= 1
   * @param taskSeconds what each task keeps its core busy beyond its own work
   * @param dispatchSeconds what each task keeps the driver busy
   * @param window tasks of a window at the most, &gt;= 1
   */
  public record Slots(int cores, double taskSeconds, double dispatchSeconds, int window) {

    public Slots {
      if (cores < 1 || window < 1) {
        throw new IllegalArgumentException(
            "cores and window must be >= 1, got " + cores + " and " + window);
      }
    }
  }

  /** The schedule of tasks in their order, read once and one at a time. */
  public static Schedule of(Iterator<Task> tasks, Slots slots) {
    Clock clock = new Clock(slots);
    while (tasks.hasNext()) {
      clock.add(tasks.next());
    }
    return clock.schedule();
  }

  /** Work over what the cores could have done in the time; 1 where there is nothing to do. */
  public double efficiency() {
    return tasks == 0 ? 1 : work / (cores * wall);
  }

  /** Share of the wall time that the tail is; 0 where there is nothing to do. */
  public double tailShare() {
    return tasks == 0 ? 0 : tail / wall;
  }

  /** When each core and the driver will be free. */
  private static final class Clock {
    private final Slots slots;
    private final PriorityQueue<Double> free;
    private double driver;
    private double wall;
    private double work;
    private long tasks;
    private Task longest;
    private Task last;

    Clock(Slots slots) {
      this.slots = slots;
      this.free = new PriorityQueue<>(Collections.nCopies(slots.cores(), 0.0));
    }

    void add(Task task) {
      if (tasks > 0 && tasks % slots.window() == 0) {
        beginWindow();
      }
      driver = Math.max(driver, free.remove()) + slots.dispatchSeconds();
      double end = driver + slots.taskSeconds() + task.seconds();
      free.add(end);
      if (end >= wall) {
        wall = end;
        last = task;
      }
      if (longest == null || task.seconds() > longest.seconds()) {
        longest = task;
      }
      work += task.seconds();
      tasks++;
    }

    private void beginWindow() {
      free.clear();
      free.addAll(Collections.nCopies(slots.cores(), wall));
    }

    Schedule schedule() {
      return new Schedule(slots.cores(), tasks, work, wall, wall - free.peek(), longest, last);
    }
  }
}
