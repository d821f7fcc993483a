package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Usage, help and the end of a command that throws. */
class MainTest {

  @Command(name = "throw")
  private record Throwing(Throwable thrown) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    }
  }

  private static Outcome throwing(Throwable thrown) {
    CommandLine main = Main.commandLine().addSubcommand(new CommandLine(new Throwing(thrown)));
    return Outcome.of(
        main.setExecutionExceptionHandler(main.getExecutionExceptionHandler()), "throw");
  }

  private static void assertContains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "no '" + part + "' in:\n" + text);
    }
  }

  @Test
  void noCommandIsAUsageError() {
    Outcome outcome = Outcome.of();
    assertEquals(2, outcome.code());
    assertContains(outcome.err(), "Missing command", "Usage: onset", "run", "plan");
    assertEquals("", outcome.out());
  }

  @ParameterizedTest
  @CsvSource({"--help", "-h", "help"})
  void helpTellsCommandsAndExitCodes(String argument) {
    Outcome outcome = Outcome.of(argument);
    assertEquals(0, outcome.code());
    assertContains(outcome.out(), "Usage: onset", "run", "plan", "Exit codes:", "quickstart.yaml");
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @CsvSource({"run,--help", "run,-h", "help,run"})
  void helpOfRunTellsAll(String first, String second) {
    Outcome outcome = Outcome.of(first, second);
    assertEquals(0, outcome.code());
    assertContains(outcome.out(), "SWEEP", "--out", "--set", "--engine", "--partitions");
    assertContains(outcome.out(), "--master", " -- ", "SPARK_HOME", "results/<name>");
    for (ExitCode code : ExitCode.values()) {
      assertTrue(outcome.out().contains("\n  " + code.code() + "   "), () -> "no code " + code);
    }
  }

  @ParameterizedTest
  @CsvSource({"plan,--help", "help,plan"})
  void helpOfPlanTellsAll(String first, String second) {
    Outcome outcome = Outcome.of(first, second);
    assertEquals(0, outcome.code());
    assertContains(outcome.out(), "SWEEP", "--set", "memory per task", "Exit codes:");
  }

  @Test
  void versionNamesTheCommit() {
    Outcome outcome = Outcome.of("--version");
    assertEquals(0, outcome.code());
    assertContains(outcome.out(), "onset ", new BuildInfo().commit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rnu               | Unmatched argument at index 0: 'rnu'  | onset run
          plam x            | Unmatched arguments from index 0: 'plam', 'x' | onset plan
          run x --partition | Unknown option: '--partition'         | --partitions
          run x --ouy=y     | Unknown option: '--ouy=y'             | --out
          run               | Missing required parameter: 'SWEEP'   | Usage: onset run
          plan x y          | Unmatched argument at index 2: 'y'    | Usage: onset plan
          run x --engine gpu | but was 'gpu'                        | serial
          run x --partitions many | 'many' is not an int            | Usage: onset run
          run x --partitions -1 | must be >= 0 but was -1           | Usage: onset run
          """)
  void usageErrorsSuggestWhatIsMeant(String line, String message, String suggestion) {
    Outcome outcome = Outcome.of(line.split(" "));
    assertEquals(2, outcome.code());
    assertContains(outcome.err(), message, suggestion);
    assertEquals("", outcome.out());
  }

  @Test
  void bugsEndWithTheirTrace() {
    Outcome outcome = throwing(new IllegalStateException("should not be"));
    assertAll(
        () -> assertEquals(3, outcome.code()),
        () -> assertContains(outcome.err(), "a bug", "IllegalStateException: should not be"),
        () -> assertContains(outcome.err(), "\tat io.onset.cli.MainTest"));
  }

  /** picocli lets them through, and the JVM would end with code 1. */
  @Test
  void errorsOfTheJvmAreBugsToo() {
    Outcome outcome = throwing(new StackOverflowError("deep"));
    assertEquals(3, outcome.code());
    assertContains(outcome.err(), "StackOverflowError: deep");
  }
}
