package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogarithmTest {

  /** The bound of the javadoc. */
  private static final double MAX_ULPS = 0.2;

  private static final double GOLDEN = 0.6180339887498949;

  @Test
  void errorOverTheUnitInterval() {
    assertEquals(0, worst(spread(2_000)), MAX_ULPS);
  }

  @Test
  void errorNearOneAndNearZero() {
    DoubleStream tiny = spread(1_000).map(t -> StrictMath.pow(2, -53 * t));
    assertEquals(0, worst(tiny), MAX_ULPS);
    DoubleStream close = spread(1_000).map(t -> 1 - StrictMath.pow(2, -1 - 52 * t));
    assertEquals(0, worst(close), MAX_ULPS);
    assertEquals(0, worst(DoubleStream.of(0x1p-53, 1 - 0x1p-53, 0.5, Double.MIN_NORMAL)), MAX_ULPS);
  }

  /** Where the exponent changes over, f is largest and the series worst. */
  @Test
  void errorAroundTheRootOfOneHalf() {
    DoubleStream around = spread(1_500).map(t -> Math.sqrt(0.5) + 0.02 * (t - 0.5));
    assertEquals(0, worst(around), MAX_ULPS);
  }

  @Test
  void refusesShortArrays() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Logarithm.ofFractions(new double[3], new double[2], 3));
  }

  private static DoubleStream spread(int size) {
    return IntStream.range(0, size).mapToDouble(i -> (i + 1) * GOLDEN % 1);
  }

  private static double worst(DoubleStream arguments) {
    double[] u = arguments.toArray();
    double[] high = u.clone();
    double[] low = new double[u.length];
    Logarithm.ofFractions(high, low, u.length);
    return IntStream.range(0, u.length)
        .mapToDouble(i -> Exact.ulps(Exact.sum(high[i], low[i]), Exact.log(u[i])))
        .max()
        .orElseThrow();
  }
}
