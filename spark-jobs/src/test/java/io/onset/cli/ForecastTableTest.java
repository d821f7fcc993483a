package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan --cluster}: what it prints, and what it refuses before it does anything. */
class ForecastTableTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome plan(String... options) {
    Stream<String> line =
        Stream.concat(Stream.of("plan", tiny.file().toString()), Stream.of(options));
    return Outcome.of(line.toArray(String[]::new));
  }

  private static void assertLine(String pattern, Outcome outcome) {
    long matches = outcome.out().lines().filter(line -> line.matches(pattern)).count();
    assertEquals(1, matches, () -> pattern + " in\n" + outcome.out());
  }

  private static final String NUMBER = "[0-9]+(\\.[0-9]{2})?";

  /** Two cells of six trials over two sets: a block each, two self terms, two curves. */
  @Test
  void everyStageWithItsTasks() {
    Outcome outcome = plan("--cluster", "2x3", "--rate", "4e9");
    String figures = " +" + NUMBER + " +" + NUMBER + " s +[0-9]+ % +" + NUMBER + " s +[0-9]+ %  ";
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertEquals("", outcome.err()),
        () -> assertLine("cluster +2 executors of 3 cores", outcome),
        () -> assertLine("rate +4.00e\\+09 multiply-adds/s of a core, given", outcome),
        () -> assertLine("stage +tasks +core-seconds +wall +efficiency +tail +last task", outcome),
        () -> assertLine("start +10.00 s", outcome),
        () -> assertLine("shared values +2" + figures + "d=2", outcome),
        () -> assertLine("trials +2" + figures + "d=2 n=[25]", outcome),
        () -> assertLine("curves +2" + figures + "d=2 n=[25]", outcome),
        () -> assertLine("in all +" + NUMBER + " +" + NUMBER + " s +[0-9]+ %", outcome),
        () ->
            assertLine(
                "the longest task takes 0.02 s \\(d=2 n=[25]\\): more than 2 cores do not help the trials",
                outcome));
  }

  /** Blocks of few and short trials: more than the driver can start in the time. */
  @Test
  void aDriverCanBeTheLimit() {
    Outcome outcome = plan("--cluster", "64x16", "--rate", "4e12", "--set", "trials=1000000");
    assertLine(
        "the driver starts 1429 tasks a second, and one takes [0-9.]+ s on average: more than"
            + " [0-9]+ cores do not help the trials",
        outcome);
  }

  @Test
  void withoutARateTrialsAreTimed() {
    Outcome outcome = plan("--cluster", "local[4]");
    assertLine("cluster +1 executor of 4 cores", outcome);
    assertLine("start +5.00 s", outcome);
    assertLine(
        "rate +[0-9.e+]+ multiply-adds/s of a core, timed on trials of this sweep on this machine for .+",
        outcome);
  }

  @Test
  void aRateAloneChangesTheEstimate() {
    Outcome outcome = plan("--set", "trials=1000000", "--rate", "1");
    assertLine("work .* multiply-adds, about [0-9]+ days on one core", outcome);
    assertTrue(outcome.out().lines().noneMatch(line -> line.startsWith("cluster")));
  }

  @Test
  @DefaultLocale("ar-SA-u-nu-arab")
  void numbersDoNotDependOnTheLocale() {
    assertLine("start +5.00 s", plan("--cluster", "local", "--rate", "4e9"));
    assertLine("cluster +1 executor of 1 core", plan("--cluster", "local", "--rate", "4e9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          64*16      | must be EXECUTORSxCORES or local[CORES], got '64*16'; nearest: 64x16
          64         | must be EXECUTORSxCORES or local[CORES], got '64'; nearest: 64x16
          local4     | must be EXECUTORSxCORES or local[CORES], got 'local4'; nearest: local[4]
          many       | must be EXECUTORSxCORES or local[CORES], got 'many'; nearest: 64x16
          4X2        | must be EXECUTORSxCORES or local[CORES], got '4X2'; nearest: 4x2
          yarn       | must be EXECUTORSxCORES or local[CORES], got 'yarn'; nearest: 64x16
          0x4        | executors and cores must be >= 1 and their product <= 1000000, got 0x4; nearest: 1x4
          9999x9999  | executors and cores must be >= 1 and their product <= 1000000, got 9999x9999; nearest: 9999x100
          local[0]   | executors and cores must be >= 1 and their product <= 1000000, got 1x0; nearest: local[1]
          """)
  void aClusterThatIsNoneIsRefused(String text, String rule) {
    Outcome outcome = plan("--cluster", text);
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(
        "Invalid value for option '--cluster': " + rule,
        outcome.err().lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-4e9", "fast", "NaN", "Infinity"})
  void aRateThatIsNoneIsRefused(String text) {
    Outcome outcome = plan("--rate", text);
    String rule = "must be a positive number of multiply-adds per second, such as 4e9, got '";
    assertEquals(2, outcome.code());
    assertEquals(
        "Invalid value for option '--rate': " + rule + text + "'",
        outcome.err().lines().findFirst().orElse(""));
  }

  /** Every nearest form is one that is taken. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "99999999x1", "local[", "1 2 3", "1000000", "local[9999999]"})
  void theNearestFormIsTaken(String text) {
    String line = plan("--cluster", text).err().lines().findFirst().orElse("");
    String nearest = line.substring(line.lastIndexOf(' ') + 1);
    assertEquals(0, plan("--cluster", nearest, "--rate", "4e9").code(), line);
  }
}
