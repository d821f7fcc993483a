package io.onset.cli;

import io.onset.engine.ClusterLostException;
import io.onset.experiment.UserException;
import io.onset.store.BusyException;
import io.onset.store.StoreException;
import java.io.PrintWriter;
import java.util.Set;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code onset}. */
@Command(
    name = "onset",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Where does a diffusion model stop memorising its training data and start generalising?"
            + " Distributed Monte Carlo on Apache Spark.",
    footer = {"", "A first run:", "  submit/onset run conf/sweeps/quickstart.yaml"},
    subcommands = {
      RunCommand.class,
      RefineCommand.class,
      PlanCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      WatchCommand.class,
      KeepCommand.class,
      VerifyCommand.class,
      CompareCommand.class,
      GcCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {

  private static final int USAGE_WIDTH = 100;

  /** What is told by its message alone. */
  private static final Set<Class<? extends Throwable>> TOLD =
      Set.of(
          UserException.class,
          BusyException.class,
          StoreException.class,
          ClusterLostException.class);

  @Spec private CommandSpec spec;

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command line; the exit code. */
  static int run(String... arguments) {
    return run(commandLine(), arguments);
  }

  /** The command with its subcommands. */
  static CommandLine commandLine() {
    CommandLine main =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExpandAtFiles(false)
            .setUsageHelpWidth(USAGE_WIDTH)
            .setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command));
    IParameterExceptionHandler withUsage = main.getParameterExceptionHandler();
    main.setParameterExceptionHandler(
        (thrown, line) ->
            saysAll(thrown) ? tell(thrown) : withUsage.handleParseException(thrown, line));
    tellExitCodes(main);
    main.getSubcommands().values().forEach(Main::tellExitCodes);
    return main;
  }

  /** Of a value that a converter of ours refused the message has the rule and the nearest value. */
  private static boolean saysAll(ParameterException thrown) {
    return thrown.getArgSpec() != null && thrown.getArgSpec().converters().length > 0;
  }

  private static int tell(ParameterException thrown) {
    CommandLine command = thrown.getCommandLine();
    command.getErr().println(command.getColorScheme().errorText(thrown.getMessage()));
    command.getErr().flush();
    return ExitCode.USER.code();
  }

  private static void tellExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings());
  }

  /** Runs a command line; the exit code. An {@code Error} too, which picocli lets through. */
  static int run(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (Error e) {
      return report(e, command);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: onset run SWEEP.yaml, ...");
  }

  private static int report(Throwable thrown, CommandLine command) {
    ExitCode code = ExitCode.of(thrown);
    PrintWriter err = command.getErr();
    boolean isEnding = ShutdownHookManager.get().isShutdownInProgress();
    if (code == ExitCode.CLUSTER && isEnding) { // what was lost is a context that ends with the JVM
      err.println("onset: interrupted, the JVM is ending; the same command goes on from there");
    } else if (code == ExitCode.BUG && isEnding) {
      err.println("onset: interrupted, the JVM is ending: " + thrown);
    } else if (code == ExitCode.BUG) {
      err.println("onset: a bug; please report it with this trace and the sweep file");
      thrown.printStackTrace(err);
    } else {
      err.println(Ansi.AUTO.string("@|bold,red onset:|@ ") + message(thrown));
    }
    err.flush();
    return code.code();
  }

  /** What the user is told of it, but for a stack trace. */
  static String message(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (TOLD.contains(cause.getClass())) {
        return cause.getMessage();
      }
    }
    return thrown.toString();
  }
}
