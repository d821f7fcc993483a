package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SignedLogTest {

  private static final double ROUNDING = 1e-14;

  @Test
  void differenceOfEqualsIsExactlyZero() {
    SignedLog zero = SignedLog.difference(-3000.25, -3000.25);
    assertEquals(new SignedLog(0, Double.NEGATIVE_INFINITY), zero);
    assertEquals(zero, zero.plus(zero.negatedTimes(1)));
  }

  @Test
  void arithmeticAgreesWithDoublesWhereTheyHaveTheRange() {
    double[] numbers = {-7.5, -1.25, 0, 0.5, 3, 40};
    for (double x : numbers) {
      for (double y : numbers) {
        assertEquals(x + y, value(of(x).plus(of(y))), ROUNDING * (Math.abs(x) + Math.abs(y)));
      }
      assertEquals(-2 * x, value(of(x).negatedTimes(Math.log(2))), ROUNDING * 2 * Math.abs(x));
    }
  }

  @Test
  void sumsFarBelowTheRangeOfADouble() {
    // e^-5000 (3 - 1) and e^-5000 (3 - 1) - 5 e^-5000
    SignedLog two = SignedLog.difference(-5000 + Math.log(3), -5000);
    assertEquals(-5000 + Math.log(2), two.log(), ROUNDING * 5000);
    SignedLog minusThree = two.plus(new SignedLog(-1, -5000 + Math.log(5)));
    assertEquals(-1, minusThree.sign());
    assertEquals(-5000 + Math.log(3), minusThree.log(), ROUNDING * 5000);
  }

  private static SignedLog of(double x) {
    return new SignedLog((int) Math.signum(x), Math.log(Math.abs(x)));
  }

  private static double value(SignedLog x) {
    return x.sign() == 0 ? 0 : x.sign() * Math.exp(x.log());
  }
}
