package io.onset.cli;

import io.onset.engine.Cluster;
import io.onset.engine.Forecast;
import io.onset.engine.Forecast.Stage;
import io.onset.engine.RateProbe;
import io.onset.engine.Schedule;
import io.onset.engine.spark.SparkEngine;
import io.onset.experiment.Experiment;
import java.io.PrintWriter;
import java.io.Serializable;
import java.util.Locale;

/** What a plan says of a cluster: the forecast, stage by stage, and the advice that follows. */
final class ForecastTable {

  private static final String ROW = "%-14s %8s %13s %10s %11s %10s %6s  %s%n";

  private final Forecast forecast;
  private final PrintWriter out;

  private ForecastTable(Forecast forecast, PrintWriter out) {
    this.forecast = forecast;
    this.out = out;
  }

  /**
   * Prints a forecast.
   *
   * @param rate multiply-adds per second of a core; null: it is measured here
   */
  static <C extends Record, S extends Serializable, O extends Record> void print(
      Experiment<C, S, O> experiment, Cluster cluster, Double rate, PrintWriter out) {
    String cores = cluster.coresEach() == 1 ? "core" : "cores";
    String executors = cluster.executors() == 1 ? "executor" : "executors";
    out.printf(
        Locale.ROOT,
        "%ncluster           %d %s of %d %s%n",
        cluster.executors(),
        executors,
        cluster.coresEach(),
        cores);
    out.flush();
    double perSecond = rate == null ? measured(experiment, out) : given(rate, out);
    Forecast forecast = Forecast.of(experiment, cluster, SparkEngine.WAVE, perSecond);
    new ForecastTable(forecast, out).print();
  }

  private static <C extends Record, S extends Serializable, O extends Record> double measured(
      Experiment<C, S, O> experiment, PrintWriter out) {
    long start = System.nanoTime();
    double rate = new RateProbe<>(experiment, System::nanoTime).rate();
    String took = PlanCommand.duration(1e-9 * (System.nanoTime() - start));
    String how = "timed on trials of this sweep on this machine for " + took;
    out.printf(Locale.ROOT, "rate              %.3g multiply-adds/s of a core, %s%n", rate, how);
    return rate;
  }

  private static double given(double rate, PrintWriter out) {
    out.printf(Locale.ROOT, "rate              %.3g multiply-adds/s of a core, given%n", rate);
    return rate;
  }

  private void print() {
    out.println();
    out.printf(
        ROW, "stage", "tasks", "core-seconds", "wall", "efficiency", "tail", "", "last task");
    row("start", "", "", forecast.startSeconds(), "");
    for (Stage stage : forecast.stages()) {
      Schedule schedule = stage.schedule();
      if (schedule.tasks() > 0) {
        out.printf(
            ROW,
            stage.name(),
            schedule.tasks(),
            number(schedule.work()),
            number(schedule.wall()) + " s",
            percent(schedule.efficiency()),
            number(schedule.tail()) + " s",
            percent(schedule.tailShare()),
            schedule.last().label());
      }
    }
    String work = number(forecast.work());
    row("in all", "", work, forecast.wall(), percent(forecast.efficiency()));
    out.println(advice(forecast.stages().get(1).schedule()));
  }

  private void row(String name, String tasks, String work, double wall, String efficiency) {
    String line =
        String.format(ROW, name, tasks, work, number(wall) + " s", efficiency, "", "", "");
    out.println(line.stripTrailing());
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, seconds < 100 ? "%.2f" : "%.0f", seconds);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** From how many cores on the longest task alone, or the driver alone, sets the wall time. */
  private static String advice(Schedule trials) {
    if (trials.tasks() == 0) {
      return "";
    }
    double mean = trials.work() / trials.tasks();
    double task = trials.longest().seconds();
    double dispatch = Forecast.DISPATCH_SECONDS * trials.tasks();
    String reason =
        task >= dispatch
            ? "the longest task takes " + number(task) + " s (" + trials.longest().label() + ")"
            : "the driver starts "
                + Math.round(1 / Forecast.DISPATCH_SECONDS)
                + " tasks a second, and one takes "
                + number(mean)
                + " s on average";
    double most = Math.max(1, Math.ceil(trials.work() / Math.max(task, dispatch)));
    return String.format(
        Locale.ROOT, "%n%s: more than %.0f cores do not help the trials", reason, most);
  }
}
