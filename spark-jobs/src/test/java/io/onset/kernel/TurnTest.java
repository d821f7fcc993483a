package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {

  /** The bound of the javadoc. */
  private static final double MAX_ULPS = 0.1;

  private static final double GOLDEN = 0.6180339887498949;

  @Test
  void errorOverTheWholeTurn() {
    assertEquals(0, worst(spread(2_000)), MAX_ULPS);
  }

  @Test
  void errorBesideTheEighths() {
    for (int eighth = 0; eighth <= 8; eighth++) {
      double centre = eighth / 8.0;
      DoubleStream beside =
          spread(100)
              .map(t -> centre + Math.copySign(StrictMath.pow(2, -5 - 47 * t), 0.5 - centre));
      assertEquals(0, worst(beside), MAX_ULPS);
    }
  }

  @Test
  void wholeRightAnglesAreExact() {
    Turn turn = new Turn(5);
    turn.of(new double[] {0, 0.25, 0.5, 0.75, 1}, 5);
    for (int i = 0; i < 5; i++) {
      assertEquals(new double[] {1, 0, -1, 0, 1}[i], turn.cosine[i] + 0.0);
      assertEquals(new double[] {0, 1, 0, -1, 0}[i], turn.sine[i] + 0.0);
    }
  }

  @Test
  void refusesMoreThanItsCapacity() {
    Turn turn = new Turn(2);
    assertThrows(IndexOutOfBoundsException.class, () -> turn.of(new double[3], 3));
  }

  private static DoubleStream spread(int size) {
    return IntStream.range(0, size).mapToDouble(i -> (i + 1) * GOLDEN % 1);
  }

  private static double worst(DoubleStream arguments) {
    double[] v = arguments.toArray();
    Turn turn = new Turn(v.length);
    turn.of(v.clone(), v.length);
    return IntStream.range(0, v.length).mapToDouble(i -> worst(turn, i, v[i])).max().orElseThrow();
  }

  private static double worst(Turn turn, int i, double v) {
    return Math.max(
        Exact.ulps(Exact.sum(turn.cosine[i], turn.cosineLow[i]), Exact.cosineOfTurn(v)),
        Exact.ulps(Exact.sum(turn.sine[i], turn.sineLow[i]), Exact.sineOfTurn(v)));
  }
}
