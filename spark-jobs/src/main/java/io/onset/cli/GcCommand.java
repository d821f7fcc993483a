package io.onset.cli;

import io.onset.engine.Leftovers;
import io.onset.engine.Leftovers.Kind;
import io.onset.engine.Leftovers.Leftover;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset gc}: removes from a results folder what no reader needs. */
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    description = {
      "Removes from a results folder the files that no reader needs: those written aside by writers"
          + " that are gone, those set aside as damaged, those merged into larger ones, those of runs"
          + " that were refused.",
      "No trial is lost and no result changes, also while a run is under way."
    })
final class GcCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String directory;

  @Option(names = "--dry-run", description = "Tells what would be removed, and removes nothing.")
  private boolean dry;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      converter = BudgetOption.class,
      description =
          "How long ago a file must have been written aside, or a run refused, for nobody to wait for"
              + " it, such as 6h. Default: 1d.")
  private Duration age = Duration.ofDays(1);

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.of(directory, SparkContexts.hadoopConfiguration());
    if (!Manifest.isThere(folder)) {
      throw new UserException(
          folder.location() + ": no results folder (no " + Manifest.FILE + "), name another");
    }
    long writtenBefore = Instant.now().minus(age).toEpochMilli();
    List<Leftover> leftovers = Leftovers.find(folder, writtenBefore);
    if (!dry) {
      leftovers.forEach(leftover -> folder.delete(leftover.name()));
    }
    tell(leftovers);
    return ExitCode.COMPLETE.code();
  }

  private void tell(List<Leftover> leftovers) {
    PrintWriter out = spec.commandLine().getOut();
    leftovers.forEach(l -> out.printf("%s  %s%n", l.name(), l.kind().meaning()));
    for (Kind kind : Kind.values()) {
      List<Leftover> of = leftovers.stream().filter(l -> l.kind() == kind).toList();
      tell(out, of, kind.meaning());
    }
    tell(out, leftovers, dry ? "would be removed" : "removed");
    out.flush();
  }

  private static void tell(PrintWriter out, List<Leftover> leftovers, String what) {
    long bytes = leftovers.stream().mapToLong(Leftover::bytes).sum();
    out.printf(
        Locale.ROOT,
        "%d %s, %s %s%n",
        leftovers.size(),
        leftovers.size() == 1 ? "file" : "files",
        MemoryCheck.bytes(bytes),
        what);
  }
}
