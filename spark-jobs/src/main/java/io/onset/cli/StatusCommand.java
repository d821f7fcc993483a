package io.onset.cli;

import io.onset.cli.RunStatus.End;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset status}: how the run stands that has or had a results folder. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Tells how the run of a results folder stands, what the folder holds and which trials"
          + " failed.",
      "Reads the folder alone: works beside a run, after one, and from any machine that sees it."
    })
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "The run that is meant, as --run-id named it; another one is an error.")
  private String run;

  @Option(
      names = "--exit-code",
      description =
          "Ends with the run's own exit code, and with 8 where the run has not ended or left no"
              + " whole status; prints its message alone.")
  private boolean passesCode;

  @Override
  public Integer call() {
    RunFolder results = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    return passesCode ? code(results) : show(results);
  }

  private int show(RunFolder results) {
    Optional<RunStatus> status = RunStatus.read(results);
    Optional<RunStatus> meant = meant(results, status);
    status.filter(held -> meant.isEmpty()).ifPresent(this::refuse);
    PrintWriter out = spec.commandLine().getOut();
    StatusText.of(results, meant, Instant.now()).forEach(out::println);
    out.flush();
    return ExitCode.COMPLETE.code();
  }

  private void refuse(RunStatus held) {
    String rule = ": the last run there is " + held.run().id() + ", not --run " + run;
    throw new UserException(folder + rule);
  }

  /** The run asked for: the folder's last one, or one that has it no more; of a name the latest. */
  private Optional<RunStatus> meant(RunFolder results, Optional<RunStatus> last) {
    Optional<RunStatus> aside =
        Optional.ofNullable(run).flatMap(id -> RunStatus.readEnd(results, id));
    return Stream.of(aside, last.filter(this::isMeant))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(RunStatus::updated));
  }

  private boolean isMeant(RunStatus status) {
    return run == null || run.equals(status.run().id());
  }

  /** A damaged status tells as much as a missing one. */
  private int code(RunFolder results) {
    try {
      return code(results, meant(results, RunStatus.read(results)));
    } catch (StoreException e) {
      if (e.getCause() != null) {
        throw e;
      }
      tell(e.getMessage());
      return ExitCode.CLUSTER.code();
    }
  }

  private int code(RunFolder results, Optional<RunStatus> status) {
    Optional<End> end = status.flatMap(RunStatus::end);
    String missing = status.isPresent() ? "the run has not ended" : "no status of the run";
    tell(
        end.map(ended -> "ended with code " + ended.code() + ": " + ended.message())
            .orElse(results.location() + ": " + missing));
    return end.map(End::code).orElse(ExitCode.CLUSTER.code());
  }

  private void tell(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("onset: " + message);
    err.flush();
  }
}
