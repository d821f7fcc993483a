package io.onset.cli;

import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.engine.spark.ExecutorSize;
import io.onset.experiment.Experiment;
import io.onset.experiment.UserException;
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
    if (need(demand, tasks) <= room()) {
      return;
    }
    if (tasks == 0) {
      throw file.gridError(
          "the driver holds the shared values, %s, which must fit into %s; take a smaller grid or a larger heap (-- --driver-memory %s)"
              .formatted(
                  bytes(demand.sharedBytes()), bytes(room()), gibibytes(demand.sharedBytes())));
    }
    throw file.gridError(
        "the cell %s needs %s, must fit into %s; take a smaller grid, fewer cores or a larger heap (-- --driver-memory %s)"
            .formatted(
                demand.label(),
                needs(demand, tasks),
                bytes(room()),
                gibibytes(need(demand, tasks))));
  }

  /**
   * Checks what is computed again, without Spark, against this JVM's heap.
   *
   * @param demand what one task needs
   * @param tasks how many run at once
   */
  static void requireHere(Demand demand, int tasks) {
    double need = need(demand, tasks);
    if (need > room()) {
      throw new UserException(
          "the cell %s needs %s, must fit into %s; set JAVA_TOOL_OPTIONS=-Xmx%s"
              .formatted(demand.label(), needs(demand, tasks), bytes(room()), gibibytes(need)));
    }
  }

  /**
   * Checks a sweep against the heap of an executor.
   *
   * @param file where the sweep is from
   * @param experiment what would run
   * @param executor what each executor has
   */
  static void require(SweepFile file, Experiment<?, ?, ?> experiment, ExecutorSize executor) {
    Demand demand = SweepPlan.demand(experiment);
    double room = SHARE * executor.heapBytes();
    double need = need(demand, executor.tasks());
    if (need > room) {
      throw file.gridError(
          "the cell %s needs %s, must fit into %s of an executor's %s; take a smaller grid or %s-- --executor-memory %s"
              .formatted(
                  demand.label(),
                  needs(demand, executor.tasks()),
                  bytes(room),
                  bytes(executor.heapBytes()),
                  fewerCores(demand, executor),
                  gibibytes(need)));
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

  private static String needs(Demand demand, int tasks) {
    return "%s a task, with %d at once and %s shared %s"
        .formatted(
            bytes(demand.taskBytes()),
            tasks,
            bytes(demand.sharedBytes()),
            bytes(need(demand, tasks)));
  }

  /** The most cores that fit, where any do. */
  private static String fewerCores(Demand demand, ExecutorSize executor) {
    double room = SHARE * executor.heapBytes() - demand.sharedBytes();
    long tasks = (long) (room / demand.taskBytes());
    return tasks < 1 ? "" : "-- --executor-cores " + tasks * executor.coresOfTask() + " or ";
  }

  /** The heap that a need asks for, as Spark's options take it. */
  private static String gibibytes(double need) {
    return (long) Math.ceil(need / SHARE / (1 << 30)) + "g";
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
