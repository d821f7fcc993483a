package io.onset.cli;

import io.onset.cli.PlanPrecision.Known;
import io.onset.engine.Cluster;
import io.onset.engine.KernelUse;
import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Cost;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.Unit;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onset plan}: validates a sweep and tells what it would cost; starts nothing. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Validates a sweep and prints its grid, cells, trials, estimated work, memory per task and"
          + " broadcast size, and what is left of it in its results folder. Starts nothing.",
      "With --cluster it also replays a fresh run's tasks through a list scheduler and prints, for"
          + " each stage, wall time, efficiency and the tail in which cores are idle."
    })
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweepOptions;

  @Option(
      names = "--cluster",
      paramLabel = "EXECUTORSxCORES",
      converter = ClusterOption.class,
      description =
          "Forecasts a run on that many executors of so many cores each, such as 64x16; or on this"
              + " machine, as local[4].")
  private Cluster cluster;

  @Option(
      names = "--rate",
      paramLabel = "R",
      converter = RateOption.class,
      description =
          "Multiply-adds per second of a core. Default: with --cluster, some trials of the sweep are"
              + " timed on this machine for a second or two; else 4e9.")
  private Double rate;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Tells what that results folder lacks; with allocation: precision the next round, too."
              + " Default: results/<name>, if there is one.")
  private String folder;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Takes the curves of that results folder, whose grid and trials may be others, to tell how"
              + " narrow the intervals of the transitions will be. Default: those of --out.")
  private String from;

  @Override
  public Integer call() {
    sweepOptions.refine(RemainsText.refinements(sweepOptions.sweep(), folder));
    Sweep sweep = sweepOptions.sweep();
    PrintWriter out = spec.commandLine().getOut();
    Experiment<?, ?, ?> experiment = SweepOptions.experiment(sweep);
    double usual = rate == null ? SweepPlan.WORK_PER_SECOND : rate;
    Known known = Known.of(sweep, from, folder);
    print(sweepOptions.read(), sweep, experiment, new Pace(usual, out));
    PlanPrecision.lines(sweep, experiment.transitions(), known).forEach(out::println);
    RemainsText.print(sweep, experiment, folder, usual, out);
    if (cluster != null) {
      warnOfKernels();
      ForecastTable.print(experiment, cluster, rate, out);
    }
    out.flush();
    return ExitCode.COMPLETE.code();
  }

  /** A forecast that is timed here on slow kernels is of a slow run. */
  private void warnOfKernels() {
    String warning = KernelUse.here().warning();
    if (rate == null && !warning.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("onset: warning: " + warning);
      err.flush();
    }
  }

  /** Where the plan is printed, and multiply-adds per second of a core. */
  private record Pace(double rate, PrintWriter out) {}

  private static <C extends Record> void print(
      SweepFile file, Sweep sweep, Experiment<C, ?, ?> experiment, Pace pace) {
    PrintWriter out = pace.out();
    SweepPlan plan = new SweepPlan(experiment, null);
    out.printf(
        Locale.ROOT,
        "sweep %s, experiment %s, seed %d%n%n",
        sweep.name(),
        sweep.experiment(),
        sweep.seed());
    GridText.lines(sweep, Experiments.vocabulary(sweep).grid()).forEach(out::println);
    file.mergedRanges(Experiments.vocabulary(sweep)).forEach(out::println);
    out.printf(
        "%n%-24s %6s %6s %10s %8s %12s %10s %9s%n",
        "unit", "cells", "strata", "trials", "blocks", "work/trial", "memory", "se at 1/2");
    double work = 0;
    long blocks = 0;
    for (int u = 0; u < experiment.units().size(); u++) {
      Unit<C> unit = experiment.units().get(u);
      Cost cost = experiment.cost(unit);
      long unitBlocks = plan.blocks(u);
      out.printf(
          Locale.ROOT,
          "%-24s %6d %6d %10d %8d %12.3g %10s %9s%n",
          unit.label(),
          unit.cells().size(),
          unit.strata(),
          unit.trials(),
          unitBlocks,
          cost.work(),
          MemoryCheck.bytes(cost.bytes()),
          PlanPrecision.standardError(unit.trials(), experiment.transitions()));
      work += cost.work() * unit.trials();
      blocks += unitBlocks;
    }
    total(sweep, SweepPlan.demand(experiment), out);
    out.printf(Locale.ROOT, "blocks            %d%n", blocks);
    out.printf(
        Locale.ROOT,
        "work              %.3g multiply-adds, about %s on one core%n",
        work,
        duration(work / pace.rate()));
  }

  private static void total(Sweep sweep, Demand demand, PrintWriter out) {
    long trials = sweep.cells().stream().mapToLong(Sweep.SweepCell::trials).sum();
    out.printf(Locale.ROOT, "%ncells             %d%n", sweep.cells().size());
    out.printf(Locale.ROOT, "trials            %d%n", trials);
    out.printf(
        "memory per task   %s at the most (%s)%n",
        MemoryCheck.bytes(demand.taskBytes()), demand.label());
    out.printf("broadcast         %s%n", MemoryCheck.bytes(demand.sharedBytes()));
    out.printf("memory            %s%n", MemoryCheck.verdict(demand, SparkContexts.localCores()));
  }

  /** A time for people. */
  static String duration(double seconds) {
    String[] units = {"seconds", "minutes", "hours", "days"};
    double[] length = {60, 60, 24, Double.POSITIVE_INFINITY};
    int unit = 0;
    double value = seconds;
    while (value >= 2 * length[unit]) {
      value /= length[unit++];
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }
}
