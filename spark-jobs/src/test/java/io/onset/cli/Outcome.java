package io.onset.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * How a command line ended that was run in this JVM.
 *
 * @param code exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record Outcome(int code, String out, String err) {

  static Outcome of(String... arguments) {
    return of(Main.commandLine(), arguments);
  }

  static Outcome of(CommandLine command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = Main.run(command, arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
