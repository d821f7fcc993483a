package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.stats.FisherTest.Sample;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherTestTest {

  private static final double RELATIVE = 1e-10;

  private static double pValue(long k, long m, long l, long n) {
    return FisherTest.pValue(new Sample(k, m), new Sample(l, n));
  }

  /** Fisher's tea: of 4 cups and 4, P(4 of 4) = 1/70 and P(3 or more of 4) = 17/70. */
  @Test
  void theLadyTastingTea() {
    assertEquals(2 / 70.0, pValue(4, 4, 0, 4), RELATIVE);
    assertEquals(2 * 17 / 70.0, pValue(3, 4, 1, 4), RELATIVE);
    assertEquals(1, pValue(2, 4, 2, 4), RELATIVE);
  }

  /** Whole tables, summed in exact integers. */
  @ParameterizedTest
  @CsvSource({
    "3,20,11,30",
    "0,50,9,60",
    "200,200,150,200",
    "7,100,6,90",
    "1,1,0,400",
    "90,100,5,95"
  })
  void agreesWithTheSumOverTables(int k, int m, int l, int n) {
    BigInteger below = BigInteger.ZERO;
    BigInteger above = BigInteger.ZERO;
    for (int i = Math.max(0, k + l - n); i <= Math.min(m, k + l); i++) {
      BigInteger tables = choose(m, i).multiply(choose(n, k + l - i));
      below = i <= k ? below.add(tables) : below;
      above = i >= k ? above.add(tables) : above;
    }
    double all = choose(m + n, k + l).doubleValue();
    double expected = Math.min(1, 2 * below.min(above).doubleValue() / all);
    assertEquals(expected, pValue(k, m, l, n), RELATIVE * expected);
    assertEquals(expected, pValue(l, n, k, m), RELATIVE * expected);
  }

  private static BigInteger choose(int n, int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return product;
  }

  /** A normal law in the limit: z = 5 is 5.7e-7, less than a percent off at a million trials. */
  @Test
  void manyTrials() {
    long n = 1_000_000;
    long shift = Math.round(5 * Math.sqrt(n / 2.0) / 2);
    double p = pValue(n / 2 - shift, n, n / 2 + shift, n);
    assertEquals(5.733e-7, p, 0.01 * 5.733e-7);
  }

  @Test
  void noTrialsTellNothing() {
    assertEquals(1, pValue(0, 0, 0, 0));
    assertEquals(1, pValue(0, 0, 3, 7));
    assertEquals(1, pValue(0, 10, 0, 1000));
  }

  /** Halved until they fit: 2e9 and 2e9 are told apart at 0.1 %. */
  @Test
  void moreTrialsThanAnInteger() {
    long n = 2_000_000_000;
    assertTrue(pValue(n / 2, n, n / 2 + n / 1000, n) < 1e-100);
    assertEquals(1, pValue(n / 2, n, n / 2, n), 1e-3);
  }

  @Test
  void moreSuccessesThanTrials() {
    assertThrows(IllegalArgumentException.class, () -> new Sample(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Sample(-1, 2));
  }
}
