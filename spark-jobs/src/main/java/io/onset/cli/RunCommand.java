package io.onset.cli;

import io.onset.engine.Budget;
import io.onset.engine.Engine;
import io.onset.engine.Spending;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.store.RunFolder;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onset run}: computes what a results folder lacks of a sweep. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a sweep, or what is missing of it, and writes curves, figures and a report.",
      "The same command again on the same folder computes nothing twice; more trials or more cells"
          + " extend the results, fewer leave them and report the part asked for."
    },
    footer = {
      "",
      "The launcher submit/onset also takes --master URL and, after a bare --, any option of"
          + " spark-submit:",
      "  submit/onset run SWEEP.yaml --master local[2] -- --driver-memory 8g",
      "Where SPARK_HOME is set, its spark-submit is called; else Spark comes from Maven."
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweepOptions;
  @Mixin private TopUpOption topUp;
  @Mixin private RunOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Results folder, local or any Hadoop URI. Default: results/<name>.")
  private String out;

  @Override
  public Integer call() {
    Budget deadline = options.deadline();
    String name = sweepOptions.sweep().name();
    Configuration hadoop = SparkContexts.hadoopConfiguration();
    RunFolder folder = RunFolder.of(out == null ? "results/" + name : out, hadoop);
    if (options.asksWhere()) {
      accept(folder);
      options.tryFolder(folder);
      spec.commandLine().getOut().println(folder.location());
      return ExitCode.COMPLETE.code();
    }
    try (RunSession session = options.begin(folder, () -> requireMemory(accept(folder)))) {
      Spending spending = new Spending(sweepOptions.sweep().allocation(), deadline);
      return session.around(() -> run(session, spending)).code();
    }
  }

  /** Accepts a folder for the sweep; the experiment of the sweep, topped up and refined. */
  private Experiment<?, ?, ?> accept(RunFolder folder) {
    SameSweep.require(folder, sweepOptions.sweep());
    topUp.apply(sweepOptions, folder);
    sweepOptions.refine(Manifest.refinements(folder));
    return SweepOptions.experiment(sweepOptions.sweep());
  }

  private void requireMemory(Experiment<?, ?, ?> experiment) {
    options.requireMemory(sweepOptions.read(), experiment);
  }

  private ExitCode run(RunSession session, Spending spending) {
    SameSweep.require(session.folder(), sweepOptions.sweep()); // another may have come first
    sweepOptions.refine(Manifest.refinements(session.folder()));
    Sweep sweep = sweepOptions.sweep();
    try (Engine engine = options.engine(sweep.name());
        ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), spending.budget())) {
      session.hear(progress::now, engine.application());
      options.requireMemory(sweepOptions.read(), SweepOptions.experiment(sweep), engine);
      SweepPass pass = new SweepPass(session, engine, progress, options.figures());
      pass.warn(session.warning());
      PassResult result = pass.run(sweepOptions.read(), spending);
      result.print(spec.commandLine().getOut(), session.folder().location());
      return result.judge(spec.commandLine().getErr());
    }
  }
}
