package io.onset.cli;

import io.onset.cli.RunStatus.End;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
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
              + " status; prints its message alone.")
  private boolean passesCode;

  @Override
  public Integer call() {
    RunFolder results = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    Optional<RunStatus> status = RunStatus.read(results);
    Optional<RunStatus> aside =
        Optional.ofNullable(run).flatMap(id -> RunStatus.readEnd(results, id));
    Optional<RunStatus> meant =
        Stream.of(aside, status.filter(this::isMeant))
            .flatMap(Optional::stream)
            .max(Comparator.comparing(RunStatus::updated));
    if (passesCode) {
      return code(meant, results);
    }
    status.filter(held -> meant.isEmpty()).ifPresent(this::refuse);
    PrintWriter out = spec.commandLine().getOut();
    StatusText.of(results, meant, Instant.now()).forEach(out::println);
    out.flush();
    return ExitCode.COMPLETE.code();
  }

  private boolean isMeant(RunStatus status) {
    return run == null || run.equals(status.run().id());
  }

  private void refuse(RunStatus held) {
    String rule = ": the last run there is " + held.run().id() + ", not --run " + run;
    throw new UserException(folder + rule);
  }

  private int code(Optional<RunStatus> status, RunFolder results) {
    PrintWriter err = spec.commandLine().getErr();
    Optional<End> end = status.flatMap(RunStatus::end);
    String missing = status.isPresent() ? "the run has not ended" : "no status of the run";
    err.println(
        end.map(ended -> "onset: ended with code " + ended.code() + ": " + ended.message())
            .orElse("onset: " + results.location() + ": " + missing));
    err.flush();
    return end.map(End::code).orElse(ExitCode.CLUSTER.code());
  }
}
