package io.onset.cli;

import io.onset.engine.spark.SparkContexts;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset watch}: says what is wrong with the nights of a results folder. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line where no run of a results folder ended for some hours, or the last one died"
          + " or failed; nothing where all is well.",
      "The code is 0 either way. submit/nightly/watch calls a hook with what it says."
    })
final class WatchCommand implements Runnable {

  private static final int DEFAULT_HOURS = 26;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "How long ago a run may have ended. Default: 26.")
  private int hours = DEFAULT_HOURS;

  @Override
  public void run() {
    if (hours < 1) {
      String rule = "Invalid value for option '--hours': must be >= 1 but was " + hours;
      throw new ParameterException(spec.commandLine(), rule);
    }
    RunFolder runs = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    var watch =
        new NightWatch(
            RunStatus.read(runs), runs.readJson("manifest.json"), Duration.ofHours(hours));
    PrintWriter screen = spec.commandLine().getOut();
    watch.problem(Instant.now()).ifPresent(screen::println);
    screen.flush();
  }
}
