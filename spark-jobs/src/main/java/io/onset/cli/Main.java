package io.onset.cli;

import io.onset.engine.StoreException;
import io.onset.experiment.UserException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code onset}. */
@Command(
    name = "onset",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Where does a diffusion model stop memorising its training data and start generalising?",
      "Distributed Monte Carlo on Apache Spark."
    },
    footer = {
      "",
      "Exit codes: 0 complete; 2 input or usage; 3 a bug; 4 complete, but too many trials failed;",
      "7 the results folder cannot be read or written.",
      "",
      "A first run:  submit/onset run conf/sweeps/quickstart.yaml"
    },
    subcommands = {RunCommand.class, PlanCommand.class, HelpCommand.class})
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command line; the exit code. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: onset run SWEEP.yaml, ...");
  }

  private static int report(Exception thrown, CommandLine command) {
    ExitCode code = ExitCode.of(thrown);
    PrintWriter err = command.getErr();
    if (code == ExitCode.BUG) {
      err.println("onset: a bug; please report it with this trace and the sweep file");
      thrown.printStackTrace(err);
    } else {
      err.println(Ansi.AUTO.string("@|bold,red onset:|@ ") + message(thrown));
    }
    err.flush();
    return code.code();
  }

  private static String message(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException || cause instanceof StoreException) {
        return cause.getMessage();
      }
    }
    return thrown.toString();
  }
}
