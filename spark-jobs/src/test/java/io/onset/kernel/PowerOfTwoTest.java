package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerOfTwoTest {

  /** The bound of the javadoc. */
  private static final double MAX_ULPS = 1.2;

  private static final double GOLDEN = 0.6180339887498949;

  @Test
  void errorOverTheWholeRange() {
    assertEquals(0, worst(spread(4_000).map(t -> -1021.4 * t)), MAX_ULPS);
  }

  @Test
  void errorNearZero() {
    assertEquals(0, worst(spread(2_000).map(t -> -t)), MAX_ULPS);
    assertEquals(0, worst(spread(500).map(t -> -StrictMath.pow(2, -60 * t))), MAX_ULPS);
  }

  /** Where r is near 1/2, of either sign, the polynomial's roundings weigh most. */
  @Test
  void errorWhereTheFractionIsLargest() {
    DoubleStream ends =
        IntStream.range(0, 4_000)
            .mapToDouble(i -> -(i % 1021 + 0.5 + 0.1 * (i * GOLDEN % 1 - 0.5)));
    assertEquals(0, worst(ends), MAX_ULPS);
  }

  @Test
  void wholeExponentsAreExact() {
    for (int k = -1021; k <= 1000; k++) {
      assertEquals(Math.scalb(1.0, k), PowerOfTwo.of(k));
    }
  }

  @Test
  void endsOfTheRange() {
    assertEquals(1, PowerOfTwo.of(-0.0));
    assertEquals(0, PowerOfTwo.of(Double.NEGATIVE_INFINITY));
    assertEquals(0, PowerOfTwo.of(-Double.MAX_VALUE));
    assertEquals(0, PowerOfTwo.of(-0x1.8p52));
    assertEquals(0, PowerOfTwo.of(-1021.75));
    assertTrue(PowerOfTwo.of(-1021.49) >= Double.MIN_NORMAL);
    assertTrue(Double.isNaN(PowerOfTwo.of(Double.NaN)));
    assertEquals(1 - 0x1p-53, PowerOfTwo.of(-0x1p-53));
  }

  @Test
  void whatIsBelowTheLeastPowerIsZero() {
    for (int least : new int[] {0, -1, -72, -1020}) {
      double border = least - 0.5;
      assertEquals(PowerOfTwo.of(border + 0x1p-40), PowerOfTwo.of(border + 0x1p-40, least));
      assertEquals(0, PowerOfTwo.of(border - 0x1p-40, least));
      assertEquals(1, PowerOfTwo.of(0, least));
    }
  }

  private static DoubleStream spread(int size) {
    return IntStream.range(0, size).mapToDouble(i -> (i + 1) * GOLDEN % 1);
  }

  private static double worst(DoubleStream arguments) {
    return arguments
        .map(x -> Exact.ulps(new BigDecimal(PowerOfTwo.of(x)), Exact.powerOfTwo(x)))
        .max()
        .orElseThrow();
  }
}
