package io.onset.cli;

import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.experiment.Experiment;
import java.util.Locale;

/** Refuses a sweep that cannot fit the memory, before any work starts. */
final class MemoryCheck {

  /** Share of the heap that tasks and shared values may fill; the rest is Spark's. */
  private static final double SHARE = 0.8;

  private MemoryCheck() {}

  /**
   * Checks a sweep against this JVM's heap.
   *
   * @param file where the sweep is from
   * @param experiment what would run
   * @param tasks how many tasks run at once in this JVM; 0: none, they run on a cluster
   */
  static void require(SweepFile file, Experiment<?, ?, ?> experiment, int tasks) {
    Demand demand = SweepPlan.demand(experiment);
    double need = need(demand, tasks);
    double room = room();
    if (need > room) {
      throw file.gridError(
          "the cell %s needs %s a task, with %d at once and %s shared %s, must fit into %s; take a smaller grid, fewer cores or a larger heap (-- --driver-memory 8g)"
              .formatted(
                  demand.label(),
                  bytes(demand.taskBytes()),
                  tasks,
                  bytes(demand.sharedBytes()),
                  bytes(need),
                  bytes(room)));
    }
  }

  /** Whether a sweep would be let pass here, in words. */
  static String verdict(Demand demand, int tasks) {
    double need = need(demand, tasks);
    return "%s, with %d tasks at once, %s into the %s that a run has here"
        .formatted(bytes(need), tasks, need > room() ? "does not fit" : "fits", bytes(room()));
  }

  private static double need(Demand demand, int tasks) {
    return demand.sharedBytes() + (double) tasks * demand.taskBytes();
  }

  private static double room() {
    return SHARE * Runtime.getRuntime().maxMemory();
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
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
