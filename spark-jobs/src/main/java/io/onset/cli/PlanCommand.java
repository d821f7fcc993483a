package io.onset.cli;

import io.onset.engine.SweepPlan;
import io.onset.engine.SweepPlan.Demand;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.Unit;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code onset plan}: validates a sweep and tells what it would cost; starts nothing. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Validates a sweep and prints its cells, trials, estimated work, memory per task and",
      "broadcast size. Starts nothing.",
    })
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweepOptions;

  @Override
  public Integer call() {
    Sweep sweep = sweepOptions.sweep();
    print(sweep, SweepOptions.experiment(sweep), spec.commandLine().getOut());
    return ExitCode.COMPLETE.code();
  }

  private static <C extends Record> void print(
      Sweep sweep, Experiment<C, ?, ?> experiment, PrintWriter out) {
    SweepPlan plan = new SweepPlan(experiment, null);
    out.printf(
        "sweep %s, experiment %s, seed %d%n%n", sweep.name(), sweep.experiment(), sweep.seed());
    out.printf(
        "%-24s %6s %10s %8s %12s %10s%n",
        "unit", "cells", "trials", "blocks", "work/trial", "memory");
    double work = 0;
    long blocks = 0;
    for (int u = 0; u < experiment.units().size(); u++) {
      Unit<C> unit = experiment.units().get(u);
      double trial = experiment.cost(unit).work();
      long unitBlocks = plan.blocks(u);
      out.printf(
          Locale.ROOT,
          "%-24s %6d %10d %8d %12.3g %10s%n",
          unit.label(),
          unit.cells().size(),
          unit.trials(),
          unitBlocks,
          trial,
          MemoryCheck.bytes(experiment.cost(unit).bytes()));
      work += trial * unit.trials();
      blocks += unitBlocks;
    }
    total(sweep, experiment, out);
    out.printf(Locale.ROOT, "blocks            %d%n", blocks);
    out.printf(
        Locale.ROOT,
        "work              %.3g multiply-adds, about %.1f core-minutes%n",
        work,
        work / SweepPlan.WORK_PER_SECOND / 60);
    out.flush();
  }

  private static <C extends Record> void total(
      Sweep sweep, Experiment<C, ?, ?> experiment, PrintWriter out) {
    Demand demand = SweepPlan.demand(experiment);
    long trials = sweep.cells().stream().mapToLong(Sweep.SweepCell::trials).sum();
    out.printf("%ncells             %d%n", sweep.cells().size());
    out.printf("trials            %d%n", trials);
    out.printf(
        "memory per task   %s (%s)%n", MemoryCheck.bytes(demand.taskBytes()), demand.label());
    out.printf("broadcast         %s%n", MemoryCheck.bytes(demand.sharedBytes()));
  }
}
