package io.onset.experiment.linear;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to 90 significant digits, by series. */
final class BigReal {

  static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static final MathContext WORKING = new MathContext(100, RoundingMode.HALF_EVEN);
  private static final BigDecimal WORKING_ULP = BigDecimal.ONE.movePointLeft(101);
  private static final double LN_10 = 2.302585092994046;
  private static final int NEWTON_STEPS = 4; // cubic: 15 digits, 45, 135, and one to spare

  private BigReal() {}

  /** e^x: the Taylor series of x/2^k, |x/2^k| below 2^-8, squared k times. */
  static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 9);
    BigDecimal small = x.divide(TWO.pow(halvings), WORKING);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(WORKING_ULP) > 0; k++) {
      term = term.multiply(small, WORKING).divide(BigDecimal.valueOf(k), WORKING);
      sum = sum.add(term, WORKING);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, WORKING);
    }
    return sum;
  }

  /** log x by Halley's iteration y + 2 (x - e^y)/(x + e^y) on {@link #exp}. */
  static BigDecimal log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    double mantissa = x.movePointLeft(exponent).doubleValue();
    BigDecimal y = new BigDecimal(StrictMath.log(mantissa) + exponent * LN_10);
    for (int k = 0; k < NEWTON_STEPS; k++) {
      BigDecimal power = exp(y);
      BigDecimal step = x.subtract(power, WORKING).divide(x.add(power, WORKING), WORKING);
      y = y.add(step.multiply(TWO), WORKING);
    }
    return y;
  }

  static BigDecimal sqrt(BigDecimal x) {
    return x.sqrt(WORKING);
  }

  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, WORKING);
  }

  static BigDecimal multiply(BigDecimal first, BigDecimal second) {
    return first.multiply(second, WORKING);
  }

  static BigDecimal half(BigDecimal x) {
    return x.divide(TWO, WORKING);
  }
}
