package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {

  /** The bound of the javadoc. */
  private static final double MAX_ULPS = 0.8;

  private static final double GOLDEN = 0.6180339887498949;

  @Test
  void errorOverTheWholeRange() {
    assertEquals(0, worst(spread(4_000).map(t -> -708.3 * t)), MAX_ULPS);
  }

  @Test
  void errorNearZero() {
    assertEquals(0, worst(spread(2_000).map(t -> -t)), MAX_ULPS);
    assertEquals(0, worst(spread(500).map(t -> -StrictMath.pow(2, -60 * t))), MAX_ULPS);
  }

  /** Where r is near ln(2)/2, of either sign, both roundings in it weigh most. */
  @Test
  void errorWhereTheReductionIsWorst() {
    DoubleStream ends =
        IntStream.range(0, 4_000)
            .mapToDouble(i -> -StrictMath.log(2) * (i % 1021 + 0.5 + 0.1 * (i * GOLDEN % 1 - 0.5)));
    assertEquals(0, worst(ends), MAX_ULPS);
  }

  @Test
  void endsOfTheRange() {
    assertEquals(1, Exponential.of(0));
    assertEquals(1, Exponential.of(-0.0));
    assertEquals(0, Exponential.of(Double.NEGATIVE_INFINITY));
    assertEquals(0, Exponential.of(-Double.MAX_VALUE));
    assertEquals(0, Exponential.of(-708.75));
    assertTrue(Double.isNaN(Exponential.of(Double.NaN)));
    assertEquals(1 - 0x1p-53, Exponential.of(-0x1p-53));
  }

  @Test
  void nearTheLeastNormalNumberNoMoreThanOneRoundingIsAdded() {
    double x = -708.6;
    double error = Exponential.of(x) - Exact.exp(new BigDecimal(x)).doubleValue();
    assertTrue(Exponential.of(x) < Double.MIN_NORMAL);
    assertTrue(Math.abs(error) <= 2 * Double.MIN_VALUE);
  }

  @Test
  void whatIsBelowTheLeastPowerIsZero() {
    for (int least : new int[] {0, -1, -72, -1021}) {
      double border = (least - 0.5) * StrictMath.log(2);
      assertEquals(Exponential.of(border + 0x1p-40), Exponential.of(border + 0x1p-40, least));
      assertEquals(0, Exponential.of(border - 0x1p-40, least));
      assertEquals(1, Exponential.of(0, least));
    }
  }

  private static DoubleStream spread(int size) {
    return IntStream.range(0, size).mapToDouble(i -> (i + 1) * GOLDEN % 1);
  }

  private static double worst(DoubleStream arguments) {
    return arguments
        .map(x -> Exact.ulps(new BigDecimal(Exponential.of(x)), Exact.exp(new BigDecimal(x))))
        .max()
        .orElseThrow();
  }
}
