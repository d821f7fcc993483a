package io.onset.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to 40 digits and more, by their series; slow, and unlike the kernels. */
public final class Exact {

  /** Digits carried. */
  public static final MathContext DIGITS = new MathContext(50);

  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097");
  private static final BigDecimal LN2 =
      new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int HALVINGS = 12;

  private Exact() {}

  /** exp(x) = exp(x / 2^12)^(2^12); the powers cost 4 of the 50 digits. */
  public static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(TWO.pow(HALVINGS), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; term.signum() != 0 && term.scale() - term.precision() < 52; i++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** 2^t = exp(t ln 2). */
  public static BigDecimal powerOfTwo(double t) {
    return exp(new BigDecimal(t).multiply(LN2));
  }

  /** ln(u): one step of Halley's method, which triples the digits of StrictMath.log. */
  public static BigDecimal log(double u) {
    BigDecimal exact = new BigDecimal(u);
    BigDecimal start = new BigDecimal(StrictMath.log(u));
    BigDecimal power = exp(start);
    BigDecimal step = exact.subtract(power).divide(exact.add(power), DIGITS);
    return start.add(TWO.multiply(step), DIGITS);
  }

  /** cos(2 pi v). */
  public static BigDecimal cosineOfTurn(double v) {
    return series(angle(v), BigDecimal.ONE, 0);
  }

  /** sin(2 pi v). */
  public static BigDecimal sineOfTurn(double v) {
    return series(angle(v), angle(v), 1);
  }

  /** |approximation - exact| in units of the last place of the double nearest to exact. */
  public static double ulps(BigDecimal approximation, BigDecimal exact) {
    BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
    return approximation.subtract(exact).abs().divide(ulp, DIGITS).doubleValue();
  }

  /** high + low without rounding. */
  public static BigDecimal sum(double high, double low) {
    return new BigDecimal(high).add(new BigDecimal(low));
  }

  /** 2 pi v, brought to at most pi so that the series loses two digits only. */
  private static BigDecimal angle(double v) {
    BigDecimal turns = new BigDecimal(v);
    BigDecimal centred = turns.subtract(turns.setScale(0, RoundingMode.HALF_EVEN));
    return TWO.multiply(PI).multiply(centred);
  }

  private static BigDecimal series(BigDecimal x, BigDecimal first, int power) {
    BigDecimal square = x.multiply(x, DIGITS).negate();
    BigDecimal sum = first;
    BigDecimal term = first;
    for (int i = power + 2; i < 60; i += 2) {
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((long) i * (i - 1)), DIGITS);
      sum = sum.add(term);
    }
    return sum;
  }
}
