package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedSumTest {

  /** n/8 additions in a lane and three more: relative to the sum of magnitudes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65, 255, 256, 257, 1000})
  void isTheSumToItsRoundings(int size) {
    double[] values = values(size);
    BigDecimal exact = BigDecimal.ZERO;
    double magnitude = 0;
    for (double value : values) {
      exact = exact.add(new BigDecimal(value));
      magnitude += Math.abs(value);
    }
    double bound = (size / 8 + 4) * 0x1p-53 * magnitude;
    BigDecimal error = exact.subtract(new BigDecimal(FixedSum.of(values, 0, size)));
    assertTrue(error.abs().doubleValue() <= bound);
  }

  /** The order is that of the range, wherever it lies in the array. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 65, 1000})
  void theOffsetDoesNotMoveABit(int size) {
    double[] values = values(size);
    double expected = FixedSum.of(values, 0, size);
    for (int from = 1; from < 10; from++) {
      double[] shifted = new double[from + size + 3];
      Arrays.fill(shifted, 1e9);
      System.arraycopy(values, 0, shifted, from, size);
      assertEquals(expected, FixedSum.of(shifted, from, from + size));
    }
  }

  /** 1 + 2^-53 is 1, but lanes 0 and 8 meet before 1: only the documented order gives this. */
  @Test
  void keepsTheDocumentedOrder() {
    double half = 0x1p-53;
    double[] values = {half, 1, 0, 0, 0, 0, 0, 0, half};
    assertEquals(1 + 2 * half, FixedSum.of(values, 0, 9));
    double[] swapped = {half, 1, 0, 0, 0, 0, 0, 0, 0, half};
    assertEquals(1, FixedSum.of(swapped, 0, 10));
  }

  private static double[] values(int size) {
    SplittableRandom random = new SplittableRandom(size);
    return random.doubles(size, -1, 1).map(x -> x * StrictMath.exp(20 * x)).toArray();
  }
}
