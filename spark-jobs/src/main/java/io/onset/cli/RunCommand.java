package io.onset.cli;

import io.onset.engine.Budget;
import io.onset.engine.Engine;
import io.onset.engine.KernelUse;
import io.onset.engine.SerialEngine;
import io.onset.engine.Spending;
import io.onset.engine.SweepResult;
import io.onset.engine.SweepRun;
import io.onset.engine.spark.ExecutorSize;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import io.onset.store.BusyException;
import io.onset.store.Lease;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  /** Which engine runs the tasks. */
  enum EngineKind {
    /** Spark: local or a cluster. */
    SPARK,
    /** One task after the other in this JVM. */
    SERIAL
  }

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweepOptions;
  @Mixin private TopUpOption topUp;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Results folder, local or any Hadoop URI. Default: results/<name>.")
  private String out;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "spark (default) or serial: one core, the same bits.")
  private EngineKind kind = EngineKind.SPARK;

  @Option(
      names = "--partitions",
      paramLabel = "P",
      description = "Partitions of a Spark job at the most. Default 0: one for each block.")
  private int partitions;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = BudgetOption.class,
      description =
          "Starts no more blocks of trials that long after the start, such as 6h, 45m, 90s or"
              + " 1h30m; then writes the results of what is there and ends with code 5, or with 0"
              + " if that is all. The last blocks and the curves come after it.")
  private Duration budget;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Names this run in status.json: letters, digits, . _ -. Default: a random one.")
  private String runId;

  @Option(
      names = "--where",
      hidden = true,
      description =
          "Says where the results folder is, in full, and runs nothing: for the launcher, whose"
              + " driver may start elsewhere. Refuses what a run refuses.")
  private boolean asksWhere;

  @Option(
      names = "--dry-run",
      hidden = true,
      description = "With --where: only looks at the folder, and does not try to write it.")
  private boolean isDry;

  @Override
  public Integer call() {
    Budget deadline = budget == null ? Budget.UNLIMITED : Deadline.in(budget);
    if (partitions < 0) {
      throw invalid("--partitions", "must be >= 0 but was " + partitions);
    }
    if (runId != null && !runId.matches("[\\w.-]{1,100}")) {
      throw invalid("--run-id", "must be 1 to 100 letters, digits, . _ - but was " + runId);
    }
    KernelUse.here(); // refuses a wrong system property before any work starts
    String name = sweepOptions.sweep().name();
    RunFolder folder = RunFolder.of(out == null ? "results/" + name : out, hadoop());
    if (asksWhere) {
      accept(folder);
      if (!isDry) {
        Lease.isPossible(folder); // one that cannot be written is refused before there is a driver
      }
      spec.commandLine().getOut().println(folder.location());
      return ExitCode.COMPLETE.code();
    }
    try (RunSession session = begin(folder)) {
      Spending spending = new Spending(sweepOptions.sweep().allocation(), deadline);
      return session.around(() -> run(session, spending)).code();
    }
  }

  /** Accepts a folder for the sweep; the experiment of the sweep as it is topped up. */
  private Experiment<?, ?, ?> accept(RunFolder folder) {
    Manifest.requireSameSweep(folder, sweepOptions.sweep());
    topUp.apply(sweepOptions, folder);
    return SweepOptions.experiment(sweepOptions.sweep());
  }

  private RunSession begin(RunFolder folder) {
    String id = runId == null ? UUID.randomUUID().toString() : runId;
    try {
      Experiment<?, ?, ?> experiment = accept(folder);
      requireMemory(experiment);
      return RunSession.begin(folder, id);
    } catch (UserException | StoreException | BusyException e) {
      if (runId != null) {
        RunSession.refuse(folder, id, e);
      }
      throw e;
    }
  }

  private ParameterException invalid(String option, String rule) {
    String message = "Invalid value for option '" + option + "': " + rule;
    return new ParameterException(spec.commandLine(), message);
  }

  /** What a run has at hand. */
  private record Means(Sweep sweep, RunSession session, Engine engine, ProgressLine progress) {}

  private ExitCode run(RunSession session, Spending spending) {
    Sweep sweep = sweepOptions.sweep();
    Manifest.requireSameSweep(session.folder(), sweep); // another run may have come first
    Experiment<?, ?, ?> experiment = SweepOptions.experiment(sweep);
    try (Engine engine = engine(sweep);
        ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), spending.budget())) {
      session.hear(progress::now, engine.application());
      if (engine instanceof SparkEngine spark) {
        requireMemory(experiment, spark);
      }
      warn(session.warning(), progress);
      return run(new Means(sweep, session, engine, progress), experiment, spending);
    }
  }

  /** Where an executor takes the cores that it finds, it is asked again when it is there. */
  private void requireMemory(Experiment<?, ?, ?> experiment) {
    int tasks = kind == EngineKind.SERIAL ? 1 : SparkContexts.localCores();
    MemoryCheck.require(sweepOptions.read(), experiment, tasks);
    executorSize().ifPresent(size -> MemoryCheck.require(sweepOptions.read(), experiment, size));
  }

  private Optional<ExecutorSize> executorSize() {
    return kind == EngineKind.SERIAL ? Optional.empty() : SparkContexts.executorSize();
  }

  private void requireMemory(Experiment<?, ?, ?> experiment, SparkEngine engine) {
    executorSize()
        .filter(size -> size.cores().isEmpty())
        .map(size -> size.withCores(engine.executorCores()))
        .ifPresent(size -> MemoryCheck.require(sweepOptions.read(), experiment, size));
  }

  private static Configuration hadoop() {
    return SparkContexts.hadoopConfiguration();
  }

  private Engine engine(Sweep sweep) {
    return switch (kind) {
      case SERIAL -> new SerialEngine();
      case SPARK -> new SparkEngine(SparkContexts.open("onset " + sweep.name()), partitions);
    };
  }

  private <C extends Record, S extends Serializable, O extends Record> ExitCode run(
      Means means, Experiment<C, S, O> experiment, Spending spending) {
    Sweep sweep = means.sweep();
    RunFolder folder = means.session().folder();
    ProgressLine progress = means.progress();
    PrintWriter err = spec.commandLine().getErr();
    warn(Manifest.warning(folder), progress);
    Manifest manifest =
        Manifest.begin(folder, sweep, sweepOptions.read().tree(), means.engine().describe());
    try {
      warn(KernelUse.here().warning(), progress);
      var run =
          new SweepRun<>(
              experiment, sweep.seed(), folder, means.engine(), means.session().checking(progress));
      SweepResult result = run.run(spending);
      String curvesDigest = result.writeCurves(folder);
      String answers = AnswerFiles.write(folder, sweep, experiment.transitions(), result.curves());
      FigureFiles.write(folder, StoredResults.read(folder, sweep).figures())
          .forEach(progress::warn);
      manifest.addCircumstances(means.engine().cores(), run.kernels(), progress.warnings());
      manifest.complete(result, curvesDigest, progress.seconds());
      if (!result.curves().isEmpty()) {
        ReportFile.write(folder);
      }
      spec.commandLine().getOut().print(ResultTable.of(experiment.tableColumns(), result.curves()));
      spec.commandLine().getOut().print(answers);
      tell(result, curvesDigest, folder.location());
      return judge(sweep, result, err);
    } finally {
      err.flush();
    }
  }

  /** Of the driver's kernels, too; executors' are told when the first of their tasks has ended. */
  private static void warn(String warning, ProgressLine progress) {
    if (!warning.isEmpty()) {
      progress.warn(warning);
    }
  }

  private void tell(SweepResult result, String curvesDigest, String folder) {
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf(
        Locale.ROOT,
        "%d trials in %d cells, %d failed%n",
        result.trials(),
        result.curves().size(),
        result.failed());
    screen.printf("rows   sha256 %s%ncurves sha256 %s%n", result.rowsDigest(), curvesDigest);
    screen.printf("results in %s%n", folder);
    screen.flush();
  }

  /** More failures than are let pass outweigh a budget: somebody has to look at them. */
  private static ExitCode judge(Sweep sweep, SweepResult result, PrintWriter err) {
    if (!result.isComplete()) {
      err.printf(
          Locale.ROOT,
          "onset: the budget is over, %d of %d trials are done; the same command goes on from"
              + " there%n",
          result.trials(),
          result.asked());
    }
    if (result.failed() <= sweep.failureLimit() * result.trials()) {
      return result.isComplete() ? ExitCode.COMPLETE : ExitCode.BUDGET;
    }
    err.printf(
        Locale.ROOT,
        "onset: %d of %d trials failed, more than failure_limit %s lets pass; the column failure of"
            + " the trials tells why%n",
        result.failed(),
        result.trials(),
        Decimal.format(sweep.failureLimit()));
    return ExitCode.FAILURES;
  }
}
