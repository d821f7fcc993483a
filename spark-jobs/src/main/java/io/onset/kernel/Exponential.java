package io.onset.kernel;

/**
 * exp(x) for x &lt;= 0, with the same bits on every machine and JDK and in vectors of any width:
 * IEEE operations and fma in a fixed order, no table and no branch.
 *
 * <p>Formula: x = k ln 2 + r with k the nearest integer and |r| &lt;= ln(2)/2, then exp(x) =
 * 2<sup>k</sup> (1 + r + r<sup>2</sup> q(r)), 1 + r with its rounding error. The integer comes from
 * adding 1.5 &#183; 2<sup>52</sup>, whose low bits then hold k; r loses one rounding (Cody and
 * Waite, ln 2 in two parts, both by fma). q has degree 9 and is minimax in the relative error of
 * the whole, 1.1e-17 with its coefficients rounded (Remez exchange in mpmath 1.2.1 at 60 digits).
 *
 * <p>Accuracy: below 1 ulp wherever exp(x) &gt;= 2<sup>-1022</sup> (largest error seen in {@code
 * ExponentialTest}: 0.77 ulp). Below that the result is a subnormal with one rounding more, or, for
 * x &lt; -1022.5 ln 2 = -708.74, zero. exp(0) = 1 and exp(-0.0) = 1, exp(-infinity) = 0, NaN gives
 * NaN. Positive arguments are not looked for; up to 709 they happen to be right.
 *
 * <p>The constants are public for the vector twin.
 */
public final class Exponential {

  /** 1/ln 2. */
  public static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 to 53 bits. */
  public static final double LN2_HIGH = 0x1.62e42fefa39efp-1;

  /** The rest of ln 2. */
  public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

  /** Adding it rounds to an integer, left in the low bits of the sum. */
  public static final double ROUNDER = 0x1.8p52;

  /** The bias of a double's exponent. */
  public static final int BIAS = 1023;

  /** Where a double's exponent begins. */
  public static final int FRACTION_BITS = 52;

  /** The coefficient of r^0 in q. */
  public static final double Q0 = 0x1.000000000000ap-1;

  /** The coefficient of r^1 in q. */
  public static final double Q1 = 0x1.55555555554fap-3;

  /** The coefficient of r^2 in q. */
  public static final double Q2 = 0x1.555555555088cp-5;

  /** The coefficient of r^3 in q. */
  public static final double Q3 = 0x1.1111111127b9dp-7;

  /** The coefficient of r^4 in q. */
  public static final double Q4 = 0x1.6c16c184266a6p-10;

  /** The coefficient of r^5 in q. */
  public static final double Q5 = 0x1.a01a012a69231p-13;

  /** The coefficient of r^6 in q. */
  public static final double Q6 = 0x1.a0199a16e55a1p-16;

  /** The coefficient of r^7 in q. */
  public static final double Q7 = 0x1.71df253b9f3a6p-19;

  /** The coefficient of r^8 in q. */
  public static final double Q8 = 0x1.28ad68a15f5e1p-22;

  /** The coefficient of r^9 in q. */
  public static final double Q9 = 0x1.ad7f7870e642fp-26;

  /** The least k of a 2^k that is not subnormal. */
  public static final int LEAST_POWER = -1022;

  private Exponential() {}

  /** exp(x), x &lt;= 0. */
  public static double of(double x) {
    return of(x, LEAST_POWER);
  }

  /**
   * exp(x), x &lt;= 0, or zero where the power 2<sup>k</sup> in it has k &lt; leastPower.
   *
   * @param leastPower -1022 to 0
   */
  public static double of(double x, int leastPower) {
    double shifted = Math.fma(x, LOG2_E, ROUNDER);
    double k = shifted - ROUNDER;
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    return k < leastPower ? 0 : mantissa(r) * power(shifted);
  }

  /** exp(r), between 0.70 and 1.42. */
  private static double mantissa(double r) {
    double q = Math.fma(Q9, r, Q8);
    q = Math.fma(q, r, Q7);
    q = Math.fma(q, r, Q6);
    q = Math.fma(q, r, Q5);
    q = Math.fma(q, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, Q1);
    q = Math.fma(q, r, Q0);
    double sum = 1 + r;
    double rest = (1 - sum) + r;
    return sum + Math.fma(r * r, q, rest);
  }

  private static double power(double shifted) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) + BIAS << FRACTION_BITS);
  }
}
