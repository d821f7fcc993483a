package io.onset.cli;

import io.onset.engine.Budget;
import io.onset.engine.Engine;
import io.onset.engine.KernelUse;
import io.onset.engine.SerialEngine;
import io.onset.engine.spark.ExecutorSize;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import io.onset.experiment.Experiment;
import io.onset.experiment.UserException;
import io.onset.store.BusyException;
import io.onset.store.Lease;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command that computes does so: on which engine, how long, under which name. */
final class RunOptions {

  /** Which engine runs the tasks. */
  enum EngineKind {
    /** Spark: local or a cluster. */
    SPARK,
    /** One task after the other in this JVM. */
    SERIAL
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
      names = "--figures",
      split = ",",
      paramLabel = "FORMAT",
      description =
          "Formats of the printed figures, of png, svg and pdf with commas between, or none; those"
              + " left out are removed. Default: all.")
  private Set<FigureFormat> figures = EnumSet.allOf(FigureFormat.class);

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

  /**
   * The deadline, counted from now on, once the options were found right.
   *
   * @throws ParameterException where one is not
   */
  Budget deadline() {
    Budget deadline = budget == null ? Budget.UNLIMITED : Deadline.in(budget);
    if (partitions < 0) {
      throw invalid("--partitions", "must be >= 0 but was " + partitions);
    }
    if (runId != null && !runId.matches("[\\w.-]{1,100}")) {
      throw invalid("--run-id", "must be 1 to 100 letters, digits, . _ - but was " + runId);
    }
    KernelUse.here(); // refuses a wrong system property before any work starts
    return deadline;
  }

  private ParameterException invalid(String option, String rule) {
    String message = "Invalid value for option '" + option + "': " + rule;
    return new ParameterException(spec.commandLine(), message);
  }

  /** The formats in which figures are drawn. */
  Set<FigureFormat> figures() {
    return figures;
  }

  boolean asksWhere() {
    return asksWhere;
  }

  /** Refuses a folder that cannot be written before there is a driver; not in a dry run. */
  void tryFolder(RunFolder folder) {
    if (!isDry) {
      Lease.isPossible(folder);
    }
  }

  /** Begins a run, if the folder is accepted; who asked for it by a name finds why it is not. */
  RunSession begin(RunFolder folder, Runnable accept) {
    String id = runId == null ? UUID.randomUUID().toString() : runId;
    try {
      accept.run();
      return RunSession.begin(folder, id);
    } catch (UserException | StoreException | BusyException e) {
      if (runId != null) {
        RunSession.refuse(folder, id, e);
      }
      throw e;
    }
  }

  Engine engine(String name) {
    return switch (kind) {
      case SERIAL -> new SerialEngine();
      case SPARK -> new SparkEngine(SparkContexts.open("onset " + name), partitions);
    };
  }

  /** Refuses what does not fit; where an executor takes the cores that it finds, see below. */
  void requireMemory(SweepFile file, Experiment<?, ?, ?> experiment) {
    int tasks = kind == EngineKind.SERIAL ? 1 : SparkContexts.localCores();
    MemoryCheck.require(file, experiment, tasks);
    executorSize().ifPresent(size -> MemoryCheck.require(file, experiment, size));
  }

  private Optional<ExecutorSize> executorSize() {
    return kind == EngineKind.SERIAL ? Optional.empty() : SparkContexts.executorSize();
  }

  /** The same when the executors are there, for those whose cores are known only then. */
  void requireMemory(SweepFile file, Experiment<?, ?, ?> experiment, Engine engine) {
    if (engine instanceof SparkEngine spark) {
      executorSize()
          .filter(size -> size.cores().isEmpty())
          .map(size -> size.withCores(spark.executorCores()))
          .ifPresent(size -> MemoryCheck.require(file, experiment, size));
    }
  }
}
