package io.onset.cli;

import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.experiment.Experiment;
import io.onset.experiment.UserException;

/** Refuses a sweep that cannot fit the memory, before any work starts. */
final class MemoryCheck {

  /** Share of the heap that tasks and shared values may fill; the rest is Spark's. */
  private static final double SHARE = 0.8;

  private MemoryCheck() {}

  /**
   * Checks a sweep against this JVM's heap.
   *
   * @param tasks how many tasks run at once in this JVM; 0: none, they run on a cluster
   */
  static void require(Experiment<?, ?, ?> experiment, int tasks) {
    Demand demand = SweepPlan.demand(experiment);
    double need = demand.sharedBytes() + (double) tasks * demand.taskBytes();
    double room = SHARE * Runtime.getRuntime().maxMemory();
    if (need > room) {
      throw new UserException(
          "grid: the cell %s needs %s a task and %s shared, %s for %d tasks at once, but there is room for %s; take a smaller n, d or original_size, fewer cores or a larger heap (--driver-memory)"
              .formatted(
                  demand.label(),
                  bytes(demand.taskBytes()),
                  bytes(demand.sharedBytes()),
                  bytes(need),
                  tasks,
                  bytes(room)));
    }
  }

  /** A number of bytes for people. */
  static String bytes(double bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit + 1 < units.length) {
      value /= 1024;
      unit++;
    }
    return String.format(
        java.util.Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
