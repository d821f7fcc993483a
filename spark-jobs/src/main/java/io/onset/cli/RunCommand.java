package io.onset.cli;

import io.onset.engine.Engine;
import io.onset.engine.ResultStore;
import io.onset.engine.SerialEngine;
import io.onset.engine.SweepResult;
import io.onset.engine.SweepRun;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import java.io.PrintWriter;
import java.util.List;
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
      "Runs a sweep, or what is missing of it, and writes curves and figures.",
      "The same command again on the same folder computes nothing twice; more trials or more",
      "cells extend the results, fewer leave them and report the part asked for."
    },
    footer = {
      "",
      "The launcher also takes --master URL and, after a bare --, any option of spark-submit:",
      "  submit/onset run SWEEP.yaml --master local[2] -- --driver-memory 8g"
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
      description = "Partitions of a Spark job at the most. Default: one for each block.")
  private int partitions;

  @Override
  public Integer call() {
    Sweep sweep = sweepOptions.sweep();
    Experiment<?, ?, ?> experiment = SweepOptions.experiment(sweep);
    ResultStore store = ResultStore.of(out == null ? "results/" + sweep.name() : out, hadoop());
    Manifest.requireSameSweep(store, sweep);
    MemoryCheck.require(experiment, kind == EngineKind.SERIAL ? 1 : SparkContexts.localCores());
    try (Engine engine = engine(sweep)) {
      return run(sweep, experiment, store, engine).code();
    }
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

  private <C extends Record, S extends java.io.Serializable, O extends Record> ExitCode run(
      Sweep sweep, Experiment<C, S, O> experiment, ResultStore store, Engine engine) {
    PrintWriter screen = spec.commandLine().getOut();
    Manifest manifest = Manifest.begin(store, sweepOptions.read().tree(), engine.describe());
    ProgressLine progress = new ProgressLine();
    SweepResult result = new SweepRun<>(experiment, sweep.seed(), store, engine, progress).run();
    String curvesDigest = result.writeCurves(store);
    List<String> warnings = FigureFiles.write(store, experiment.figures(result.curves()));
    manifest.complete(result, curvesDigest, progress.seconds());
    screen.print(ResultTable.of(experiment.tableColumns(), result.curves()));
    warnings.forEach(warning -> screen.println("warning: " + warning));
    return close(sweep, result, store, screen);
  }

  private ExitCode close(Sweep sweep, SweepResult result, ResultStore store, PrintWriter screen) {
    double share = (double) result.failed() / result.trials();
    boolean failures = share > sweep.failureLimit();
    screen.printf(
        "%d trials in %d cells, %d failed",
        result.trials(), result.curves().size(), result.failed());
    screen.println(failures ? ": more than failure_limit " + sweep.failureLimit() : "");
    screen.println("rows sha256 " + result.rowsDigest());
    screen.println("results in " + store.location());
    screen.flush();
    return failures ? ExitCode.FAILURES : ExitCode.COMPLETE;
  }
}
