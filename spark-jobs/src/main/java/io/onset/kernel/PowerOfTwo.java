package io.onset.kernel;

/**
 * 2<sup>t</sup> for t &lt;= 0, with the same bits on every machine and JDK and in vectors of any
 * width: IEEE operations and fma in a fixed order, no table and no branch. The exponentials of
 * densities are powers of two whose exponents were scaled by {@link #LOG2_E}: that costs no
 * operation where there is a scale anyway, and nothing has to be reduced by a rounded ln 2.
 *
 * <p>Formula: t = k + r with k the nearest integer and |r| &lt;= 1/2, exactly, then 2<sup>t</sup> =
 * 2<sup>k</sup> (1 + r q(r)). The integer comes from adding 1.5 &#183; 2<sup>52</sup>, whose low
 * bits then hold k, to be added to the exponent's bits of the second factor. q has degree 10 and is
 * minimax in the relative error of the whole, 1.8e-17, 4.2e-17 with its coefficients rounded (Remez
 * exchange in mpmath at 60 digits); its even and odd powers are summed apart, which halves the
 * chain of operations that wait for each other.
 *
 * <p>Accuracy: below 1.2 ulp (largest error seen in {@code PowerOfTwoTest}: 1.17 ulp). What is
 * below 2<sup>-1021.5</sup> is zero, so that no result is subnormal. 2^0 = 2^-0.0 = 1, 2^-infinity
 * = 0, NaN gives NaN. Positive exponents up to 1023 happen to be right.
 *
 * <p>The constants are public for the vector twin.
 */
public final class PowerOfTwo {

  /** 1/ln 2: exp(x) = 2^(x log2 e). */
  public static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2. */
  public static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Adding it rounds to an integer, left in the low bits of the sum. */
  public static final double ROUNDER = 0x1.8p52;

  /** Where a double's exponent begins. */
  public static final int FRACTION_BITS = 52;

  /** The coefficient of r^0 in q. */
  public static final double Q0 = 0x1.62e42fefa39f3p-1;

  /** The coefficient of r^1 in q. */
  public static final double Q1 = 0x1.ebfbdff82c598p-3;

  /** The coefficient of r^2 in q. */
  public static final double Q2 = 0x1.c6b08d7048f31p-5;

  /** The coefficient of r^3 in q. */
  public static final double Q3 = 0x1.3b2ab6fba1e1cp-7;

  /** The coefficient of r^4 in q. */
  public static final double Q4 = 0x1.5d87fe7bbbe07p-10;

  /** The coefficient of r^5 in q. */
  public static final double Q5 = 0x1.4309130961163p-13;

  /** The coefficient of r^6 in q. */
  public static final double Q6 = 0x1.ffcbee3b0af8cp-17;

  /** The coefficient of r^7 in q. */
  public static final double Q7 = 0x1.62bfd49ed0adfp-20;

  /** The coefficient of r^8 in q. */
  public static final double Q8 = 0x1.b54167a0b9061p-24;

  /** The coefficient of r^9 in q. */
  public static final double Q9 = 0x1.e605f979c7a5dp-28;

  /** The coefficient of r^10 in q. */
  public static final double Q10 = 0x1.c0638527edf34p-32;

  /** The least k of a 2^k times a number from 0.7 to 1.42 that is never subnormal. */
  public static final int LEAST_POWER = -1021;

  /** In place of a least k, where every t is known to be {@link #ALL_COUNT_FROM} or more. */
  public static final int ALL_COUNT = Integer.MIN_VALUE;

  /** What t must reach for {@link #ALL_COUNT}. */
  public static final double ALL_COUNT_FROM = -1000;

  private PowerOfTwo() {}

  /** 2<sup>t</sup>, t &lt;= 0. */
  public static double of(double t) {
    return of(t, LEAST_POWER);
  }

  /**
   * 2<sup>t</sup>, t &lt;= 0, or zero where the nearest integer k to t is below a bound.
   *
   * @param leastPower the least k, -1021 to 0, or {@link #ALL_COUNT}
   */
  public static double of(double t, int leastPower) {
    double shifted = t + ROUNDER;
    double k = shifted - ROUNDER;
    return k < leastPower ? 0 : scaled(mantissa(t - k), shifted);
  }

  /** 2<sup>r</sup>, between 0.70 and 1.42. */
  private static double mantissa(double r) {
    double square = r * r;
    double even = Math.fma(Q10, square, Q8);
    even = Math.fma(even, square, Q6);
    even = Math.fma(even, square, Q4);
    even = Math.fma(even, square, Q2);
    even = Math.fma(even, square, Q0);
    double odd = Math.fma(Q9, square, Q7);
    odd = Math.fma(odd, square, Q5);
    odd = Math.fma(odd, square, Q3);
    odd = Math.fma(odd, square, Q1);
    return Math.fma(Math.fma(odd, r, even), r, 1);
  }

  /** Adds k to the exponent's bits. */
  private static double scaled(double mantissa, double shifted) {
    long power = Double.doubleToRawLongBits(shifted) << FRACTION_BITS;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(mantissa) + power);
  }
}
