package io.onset.cli;

import static io.onset.cli.SweepFixture.LINEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import io.onset.experiment.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangePointsTest {

  private static final Parameter WHOLE = LINEAR.grid().get(1);
  private static final Parameter REAL = Parameter.real("t");

  @Test
  void linearWholeNumbersRoundHalfUp() {
    assertEquals(List.of(2L, 4L, 5L), points("{from: 2, to: 5, points: 3, scale: linear}", WHOLE));
  }

  @Test
  void logarithmicWholeNumbers() {
    assertEquals(
        List.of(10L, 32L, 100L, 316L, 1000L),
        points("{from: 10, to: 1000, points: 5, scale: log}", WHOLE));
  }

  @Test
  void repeatsMerge() {
    assertEquals(List.of(2L, 3L, 4L), points("{from: 2, to: 4, points: 100, scale: log}", WHOLE));
    assertEquals(List.of(7L), points("{from: 7, to: 7, points: 5, scale: linear}", WHOLE));
  }

  @Test
  void onePointOfEqualEnds() {
    assertEquals(List.of(7L), points("{from: 7, to: 7, points: 1, scale: log}", WHOLE));
  }

  @Test
  void realsAreNotRounded() {
    assertEquals(
        List.of(-1.0, -0.25, 0.5), points("{from: -1, to: 0.5, points: 3, scale: linear}", REAL));
  }

  @Test
  void endsAreExactAndPointsAscend() {
    List<Object> points = points("{from: 0.1, to: 0.7, points: 1000, scale: log}", REAL);
    assertEquals(0.1, points.get(0));
    assertEquals(0.7, points.get(999));
    for (int i = 1; i < points.size(); i++) {
      assertTrue((double) points.get(i - 1) < (double) points.get(i), "at " + i);
    }
    double middle = StrictMath.log(0.1) + (StrictMath.log(0.7) - StrictMath.log(0.1)) * 500 / 999;
    assertEquals(StrictMath.exp(middle), points.get(500));
  }

  @Test
  void endsBeyondTheDoublesAreExact() {
    Parameter any = Parameter.integer("n", Long.MIN_VALUE, Long.MAX_VALUE);
    assertEquals(
        List.of(1L, 9223372036854775807L),
        points("{from: 1, to: 9223372036854775807, points: 2, scale: log}", any));
  }

  @Test
  void pointsKeepTheRule() {
    Parameter even = new Parameter("n", Kind.INTEGER, "must be even", v -> v % 2 == 0, List.of());
    String range = "{from: 2, to: 4, points: 3, scale: linear}";
    assertRefused(
        "test: n: got {\"from\":2,\"to\":4,\"points\":3,\"scale\":\"linear\"}, must be even, but"
            + " has the point 3",
        range,
        even);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from: 2, to: 9, points: 3                | n.scale: missing, must be one of linear, log
          from: 2, to: 9, scale: log               | n.points: missing, must be a whole number from 1 to 100000
          to: 9, points: 3, scale: log             | n.from: missing, must be a whole number from 2 to 1000000000
          from: 2, points: 3, scale: log           | n.to: missing, must be a whole number from 2 to 1000000000
          from: 2, to: 9, point: 3, scale: log     | n.point: unknown key; did you mean n.points? (keys here: from, to, points, scale)
          from: 2, to: 9, points: 0, scale: log    | n.points: got 0, must be a whole number from 1 to 100000
          from: 2, to: 9, points: 1, scale: log    | n.points: got 1, must be at least 2 where from and to differ
          from: 2, to: 9, points: 1e9, scale: log  | n.points: got 1.0E9, must be a whole number from 1 to 100000
          from: 2, to: 9, points: 3, scale: Log10  | n.scale: got "Log10", must be one of linear, log; did you mean log?
          from: 2, to: 9, points: 3, scale: 5      | n.scale: got 5, must be one of linear, log
          from: 1, to: 9, points: 3, scale: log    | n.from: got 1, must be a whole number from 2 to 1000000000
          from: 2, to: x, points: 3, scale: log    | n.to: got "x", must be a whole number from 2 to 1000000000
          from: 9, to: 2, points: 3, scale: log    | n: got {"from":9,"to":2,"points":3,"scale":"log"}, must have from <= to
          """)
  void mistakes(String range, String message) {
    assertRefused("test: " + message, "{" + range + "}", WHOLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from: 0, to: 9, points: 3, scale: log            | n.from: got 0, must be > 0 for scale: log
          from: -1e308, to: 1e308, points: 3, scale: linear | n: got {"from":-1.0E308,"to":1.0E308,"points":3,"scale":"linear"}, must have a finite to - from
          """)
  void mistakesWithReals(String range, String message) {
    assertRefused("test: " + message, "{" + range + "}", REAL);
  }

  private static void assertRefused(String message, String range, Parameter parameter) {
    var error = assertThrows(UserException.class, () -> points(range, parameter));
    assertEquals(message, error.getMessage());
  }

  private static List<Object> points(String range, Parameter parameter) {
    ObjectNode root = (ObjectNode) YamlText.parse("test", "n: " + range);
    EffectiveTree tree = EffectiveTree.of("test", root, List.of());
    return RangePoints.of(Node.top(tree).get("n"), parameter);
  }
}
