package io.onset.cli;

import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import java.io.File;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onset keep}: a copy of a night's outputs, for {@code submit/nightly/run}. */
@Command(
    name = "keep",
    mixinStandardHelpOptions = true,
    hidden = true,
    description = {
      "Copies curves, answers, manifest, status, report and figures of a results folder to its"
          + " nights/NIGHT/, with the night's log and code, and removes the oldest copies.",
      "The newest complete night always stays. submit/nightly/run calls it at its end."
    })
final class KeepCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--night",
      required = true,
      paramLabel = "NIGHT",
      description = "The copy's name, its UTC time such as 20260131T223000Z.")
  private String night;

  @Option(names = "--log", required = true, paramLabel = "FILE", description = "The night's log.")
  private File log;

  @Option(names = "--code", required = true, paramLabel = "N", description = "The run's exit code.")
  private int code;

  @Option(
      names = "--last",
      required = true,
      paramLabel = "N",
      description = "How many copies stay, at least 1.")
  private int last;

  @Override
  public Integer call() {
    if (!night.matches(NightCopies.FORM)) {
      String rule = ": must be a UTC time such as 20260131T223000Z";
      throw new UserException("--night " + night + rule);
    }
    if (last < 1) {
      throw new UserException("--last " + last + ": must be >= 1; nearest: 1");
    }
    var copies = new NightCopies(RunFolder.of(folder, SparkContexts.hadoopConfiguration()));
    copies.keep(night, new Path(log.toURI()), code);
    copies.prune(last);
    return ExitCode.COMPLETE.code();
  }
}
