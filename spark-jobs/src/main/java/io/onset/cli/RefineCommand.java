package io.onset.cli;

import io.onset.answers.Refinement;
import io.onset.answers.Refinement.Wish;
import io.onset.engine.Budget;
import io.onset.engine.CurveTable;
import io.onset.engine.Engine;
import io.onset.engine.Spending;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset refine}: adds grid points where curves cross, until it is known where. */
@Command(
    name = "refine",
    mixinStandardHelpOptions = true,
    description = {
      "Adds grid points to a results folder inside the interval of every transition, or inside its"
          + " bracket where there is no interval yet, and computes them, round by round, until every"
          + " interval is narrower than asked, has no room for another point, or a bound is met.",
      "A round is decided when all trials of the one before are there, from them alone; points once"
          + " added belong to the folder's sweep. The same command goes on from where it ended."
    },
    footer = {
      "",
      "The launcher submit/onset takes --master URL and what follows a bare -- as for onset run."
    })
final class RefineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--out",
      hidden = true,
      paramLabel = "DIR",
      description = "The folder in full, in place of DIR: for the launcher.")
  private String out;

  @Option(
      names = "--width",
      paramLabel = "W",
      description =
          "The 95 %% interval [lo, hi] of a transition is narrow enough where hi/lo - 1 is at most W."
              + " Default: ${DEFAULT-VALUE}.")
  private double width = 0.05;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description =
          "Rounds of the folder at the most, earlier ones included. Default: ${DEFAULT-VALUE}.")
  private int rounds = 12;

  @Option(
      names = "--cells",
      paramLabel = "C",
      description = "Cells of the folder at the most. Default: ${DEFAULT-VALUE}.")
  private int cells = 10_000;

  @Override
  public Integer call() {
    Budget deadline = options.deadline();
    check();
    RunFolder results =
        RunFolder.of(out == null ? folder : out, SparkContexts.hadoopConfiguration());
    SweepFile file = Manifest.sweepFile(results);
    if (options.asksWhere()) {
      along(Experiments.sweep(file));
      options.tryFolder(results);
      spec.commandLine().getOut().println(results.location());
      return ExitCode.COMPLETE.code();
    }
    try (RunSession session = options.begin(results, () -> accept(file))) {
      Spending spending = new Spending(Experiments.sweep(file).allocation(), deadline);
      return session.around(() -> refine(session, spending)).code();
    }
  }

  private void check() {
    if (!(width > 0 && width <= 10)) {
      throw new UserException(
          "--width " + Decimal.format(width) + ": must be above 0 and at most 10, such as 0.05");
    }
    if (rounds < 1) {
      throw new UserException("--rounds " + rounds + ": must be a whole number from 1 on");
    }
    if (cells < 1 || cells > Cells.MOST) {
      throw new UserException("--cells " + cells + ": must be from 1 to " + Cells.MOST);
    }
  }

  private void accept(SweepFile file) {
    Sweep sweep = Experiments.sweep(file);
    along(sweep);
    options.requireMemory(file, Experiments.of(sweep));
  }

  /** The parameter along which the curves run. */
  private static Parameter along(Sweep sweep) {
    Transitions asked = Experiments.of(sweep).transitions();
    return Experiments.vocabulary(sweep).grid().stream()
        .filter(parameter -> parameter.name().equals(asked.abscissa()))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "experiment " + sweep.experiment() + ": has no transitions along its grid"));
  }

  private ExitCode refine(RunSession session, Spending spending) {
    SweepFile file = Manifest.sweepFile(session.folder());
    try (Engine engine = options.engine(Experiments.sweep(file).name());
        ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), spending.budget())) {
      session.hear(progress::now, engine.application());
      options.requireMemory(file, Experiments.of(Experiments.sweep(file)), engine);
      SweepPass pass = new SweepPass(session, engine, progress, options.figures());
      pass.warn(session.warning());
      return refine(file, pass, spending);
    }
  }

  private ExitCode refine(SweepFile begun, SweepPass pass, Spending spending) {
    PrintWriter screen = spec.commandLine().getOut();
    for (SweepFile file = begun; ; ) {
      PassResult result = pass.run(file, spending);
      RefineRound round = result.result().isComplete() ? round(pass, file, result.sweep()) : null;
      String end = round == null ? "" : round.end(rounds, cells);
      if (round == null || !end.isEmpty()) {
        result.print(screen, pass.session().folder().location());
        screen.print(end);
        screen.flush();
        return result.judge(spec.commandLine().getErr());
      }
      screen.print(round.begin());
      screen.flush();
      file = round.refined();
    }
  }

  /** What is to be added to a sweep whose trials are all there. */
  private RefineRound round(SweepPass pass, SweepFile file, Sweep sweep) {
    Transitions asked = Experiments.of(sweep).transitions();
    Refinement refinement = new Refinement(asked, along(sweep), width);
    List<Wish> wishes =
        refinement.wishes(
            sweep.cells().stream().map(SweepCell::at).toList(),
            CurveTable.read(pass.session().folder(), "transitions"));
    return new RefineRound(file, sweep, refinement, wishes);
  }
}
