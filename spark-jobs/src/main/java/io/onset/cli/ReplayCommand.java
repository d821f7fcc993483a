package io.onset.cli;

import io.onset.engine.Replay;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset replay}: one trial of one cell again, with all that it comes from. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Computes one trial of one cell again, alone, and prints every quantity on the way; starts no"
          + " cluster and writes nothing.",
      "Then holds it against the stored row: the same bits, or which columns differ (exit code 7)."
    })
final class ReplayCommand implements Callable<Integer> {

  /** Trials of a stream; see {@link io.onset.random.TrialStreams}. */
  private static final long MOST = 0xFFFF_FFFFL;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--cell",
      paramLabel = "KEY=VALUE,...",
      required = true,
      description = "Coordinates that one cell alone has, such as d=100,n=200.")
  private String cell;

  @Option(
      names = "--trial",
      paramLabel = "T",
      required = true,
      description = "Number of the trial, from 0; it need not be one that the sweep asks for.")
  private long trial;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (trial < 0 || trial > MOST) {
      throw new UserException("--trial " + trial + ": must be from 0 to " + MOST);
    }
    RunFolder results = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    Manifest.Held held = Manifest.held(results);
    CellNames names = CellNames.of(held.sweep());
    SweepCell asked = names.find(cell);
    held.otherCode().ifPresent(this::warn);
    Sweep alone = alone(held.sweep(), asked, Math.max(asked.trials(), trial + 1));
    Experiment<?, ?, ?> experiment = SweepOptions.experiment(alone);
    MemoryCheck.requireHere(Replay.demand(experiment, trial), 1);
    Replay replay = Replay.of(experiment, held.sweep().seed(), results, trial);
    ReplayText text = new ReplayText(names.name(asked.at()), asked.trials(), trial, replay);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? text.json() : text.lines());
    out.flush();
    return (replay.differing().isEmpty() ? ExitCode.COMPLETE : ExitCode.STORE).code();
  }

  /** The sweep of one cell, with so many trials. */
  static Sweep alone(Sweep sweep, SweepCell cell, long trials) {
    return new Sweep(
        sweep.name(),
        sweep.experiment(),
        sweep.seed(),
        trials,
        sweep.failureLimit(),
        sweep.allocation(),
        sweep.settings(),
        List.of(new SweepCell(cell.at(), trials)));
  }

  private void warn(String warning) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("onset: warning: " + warning);
    err.flush();
  }
}
