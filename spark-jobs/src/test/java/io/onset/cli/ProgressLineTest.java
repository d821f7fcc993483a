package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Progress.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of a run without a terminal. */
class ProgressLineTest {

  private final StringWriter text = new StringWriter();
  private final ProgressLine progress = ProgressLine.of(new PrintWriter(text));

  private List<String> lines() {
    return text.toString().lines().toList();
  }

  private static void assertMatches(String pattern, String line) {
    assertTrue(line.matches(pattern), line);
  }

  /** Lines come every ten seconds; the first and the last always. */
  @Test
  void trialsOnTheirWay() {
    progress.begin("trials", new Tally(100, 4, 60, 0));
    progress.advance(new Tally(10, 0, 30, 1));
    progress.advance(new Tally(15, 1, 10, 1));
    progress.close();
    String last = lines().get(lines().size() - 1);
    String numbers = "trials 40/60, 1/4 cells, 2 failed, [0-9.]+ trials/s, 0:00:[0-9]{2} left";
    assertMatches(numbers, last);
    assertEquals(1, lines().stream().filter(last::equals).count());
  }

  /** At this rate it would take days. */
  @Test
  void theTimeLeftIsThatOfTheBudgetAtTheMost() {
    var spent = ProgressLine.of(new PrintWriter(text), Deadline.in(Duration.ZERO));
    spent.begin("trials", new Tally(1, 4, 60, 0));
    spent.advance(new Tally(1e-15, 0, 1, 0));
    spent.close();
    assertMatches("trials 1/60, .*, 0:00:00 left", lines().get(lines().size() - 1));
  }

  @Test
  void aStageWithoutTrialsCountsItsWork() {
    progress.begin("curves", new Tally(8, 0, 0, 0));
    progress.advance(new Tally(6, 0, 0, 0));
    progress.end();
    assertMatches("curves 75 %, 0:00:00 left", lines().get(lines().size() - 1));
  }

  @Test
  void aStageWithNothingToDoShowsNothing() {
    progress.begin("shared values", new Tally(0, 0, 0, 0));
    progress.end();
    assertEquals("", text.toString());
    assertEquals(List.of("shared values"), List.copyOf(progress.seconds().keySet()));
  }

  @Test
  void stagesAreTimedInTheirOrder() {
    for (String stage : List.of("trials", "curves")) {
      progress.begin(stage, new Tally(1, 0, 0, 0));
      progress.advance(new Tally(1, 0, 0, 0));
      progress.end();
    }
    assertEquals(List.of("trials", "curves"), List.copyOf(progress.seconds().keySet()));
    assertTrue(progress.seconds().values().stream().allMatch(seconds -> seconds > 0));
  }
}
