package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.answers.Comparison;
import io.onset.answers.Measurement;
import io.onset.engine.CurveTable;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset compare}: where two runs differ beyond their error bars. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Holds every estimate of one results folder against the same one of another: proportions by"
          + " Fisher's exact test, means and quantiles by Welch's t, transitions by their intervals;"
          + " all together, so that a false alarm has a probability of 1 %% at the most (Holm).",
      "Runs of one seed share their trials: those that both have are not taken for independent ones."
          + " Reads the two folders alone. Exit code 9 where there is a difference."
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR_A",
      description = "Results folder, local or any Hadoop URI.")
  private String first;

  @Parameters(index = "1", paramLabel = "DIR_B", description = "The other results folder.")
  private String second;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Writes all differences to a file, the least likely by chance first.")
  private Path csv;

  @Option(
      names = "--worst",
      paramLabel = "K",
      description = "So many differences are shown. Default: ${DEFAULT-VALUE}.")
  private int worst = 10;

  /**
   * A folder's run.
   *
   * @param folder where
   * @param sweep what it holds
   * @param commit which code computed it
   * @param estimates of its cells and crossings
   */
  record Side(String folder, Sweep sweep, String commit, List<Measurement> estimates) {}

  @Override
  public Integer call() {
    if (worst < 0) {
      throw new UserException("--worst " + worst + ": must be a whole number from 0 on");
    }
    Side before = side(first);
    Side after = side(second);
    if (!before.sweep.experiment().equals(after.sweep.experiment())) {
      throw new UserException(
          "%s holds the experiment %s, %s %s: must be of one experiment"
              .formatted(first, before.sweep.experiment(), second, after.sweep.experiment()));
    }
    boolean sameSeed = before.sweep.seed() == after.sweep.seed();
    Comparison found = Comparison.of(before.estimates, after.estimates, sameSeed);
    if (csv != null) {
      write(found);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new CompareText(before, after, found).text(worst));
    out.flush();
    return (found.beyond().isEmpty() ? ExitCode.COMPLETE : ExitCode.DIFFERENT).code();
  }

  private static Side side(String name) {
    RunFolder folder = RunFolder.of(name, SparkContexts.hadoopConfiguration());
    JsonNode manifest = Manifest.read(folder);
    Sweep sweep = Manifest.sweep(folder, manifest);
    List<Measurement> estimates =
        EstimateFiles.read(folder, SweepOptions.experiment(sweep).transitions());
    if (estimates.isEmpty()) {
      throw new UserException(
          folder.location()
              + ": holds no estimates, must be the folder of a run that has ended; onset run on it"
              + " computes nothing twice and writes them");
    }
    String commit = manifest.path("versions").path("commit").asText();
    return new Side(folder.location(), sweep, commit, estimates);
  }

  private void write(Comparison found) {
    try {
      Files.writeString(csv, CurveTable.csv(found.rows()));
    } catch (IOException e) {
      throw new UserException("--csv " + csv + ": cannot be written (" + e + ")");
    }
  }
}
