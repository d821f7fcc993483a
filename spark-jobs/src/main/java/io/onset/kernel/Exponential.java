package io.onset.kernel;

import java.util.Objects;

/**
 * exp(x) for x &lt;= 0, with the same bits on every machine and JDK: IEEE operations and fma in a
 * fixed order, no table and no branch, so that a vector twin can repeat it bit for bit.
 *
 * <p>Formula: x = k ln 2 + r with k the nearest integer and |r| &lt;= ln(2)/2, then exp(x) =
 * 2<sup>k</sup> (1 + r + r<sup>2</sup> q(r)). The integer comes from adding 1.5 &#183;
 * 2<sup>52</sup>, whose low bits then hold k; r loses one rounding (Cody and Waite, ln 2 in two
 * parts, both by fma). q has degree 9 and is minimax in the relative error of the whole, 1.1e-17
 * with its coefficients rounded (Remez exchange in mpmath 1.2.1 at 60 digits).
 *
 * <p>Accuracy: below 1 ulp wherever exp(x) &gt;= 2<sup>-1022</sup> (largest error seen in {@code
 * ExponentialTest}: 0.77 ulp). Below that the result is a subnormal with one rounding more, or, for
 * x &lt; -1022.5 ln 2 = -708.74, zero. exp(0) = 1 and exp(-0.0) = 1, exp(-infinity) = 0, NaN gives
 * NaN. Positive arguments are not looked for; up to 709 they happen to be right.
 *
 * <p>Speed: the polynomial is a loop of its own since C2 of JDK 17 turns it into vector code, while
 * moving bits between long and double keeps a loop scalar.
 */
public final class Exponential {

  private static final double LOG2_E = 0x1.71547652b82fep0;
  private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
  private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

  /** Adding it rounds to an integer, left in the low bits of the sum. */
  private static final double ROUNDER = 0x1.8p52;

  /** Here k is -1023, and the bits of 2^k come out as those of zero. */
  private static final double LEAST = -709;

  private static final int EXPONENT_BIAS = 1023;
  private static final int FRACTION_BITS = 52;

  private Exponential() {}

  /**
   * Replaces x[from..to-1] by their exponentials.
   *
   * @param x arguments, none positive; modified
   * @param from first index
   * @param to index after the last
   * @param scratch another array, at least {@code to} long; overwritten in the same range
   * @throws IndexOutOfBoundsException if the range is not inside x, or scratch is too short
   */
  public static void ofNonPositive(double[] x, int from, int to, double[] scratch) {
    Objects.checkFromToIndex(from, to, x.length);
    Objects.checkFromToIndex(from, to, scratch.length);
    reduce(x, from, to, scratch);
    scale(x, from, to, scratch);
  }

  /** exp(x) for x &lt;= 0, the same bits as {@link #ofNonPositive}. */
  public static double of(double x) {
    double argument = Math.max(x, LEAST);
    double shifted = shifted(argument);
    return mantissa(argument, shifted) * power(shifted);
  }

  private static void reduce(double[] x, int from, int to, double[] scratch) {
    for (int i = from; i < to; i++) {
      double argument = Math.max(x[i], LEAST);
      double shifted = shifted(argument);
      scratch[i] = shifted;
      x[i] = mantissa(argument, shifted);
    }
  }

  private static void scale(double[] x, int from, int to, double[] scratch) {
    for (int i = from; i < to; i++) {
      x[i] *= power(scratch[i]);
    }
  }

  private static double shifted(double x) {
    return Math.fma(x, LOG2_E, ROUNDER);
  }

  /** exp(r), between 0.70 and 1.42. */
  private static double mantissa(double x, double shifted) {
    double k = shifted - ROUNDER;
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    double sum = 1 + r;
    double rest = (1 - sum) + r;
    return sum + Math.fma(r * r, quotient(r), rest);
  }

  /** q(r) = (exp(r) - 1 - r) / r^2. */
  private static double quotient(double r) {
    double q = 0x1.ad7f7870e642fp-26;
    q = Math.fma(q, r, 0x1.28ad68a15f5e1p-22);
    q = Math.fma(q, r, 0x1.71df253b9f3a6p-19);
    q = Math.fma(q, r, 0x1.a0199a16e55a1p-16);
    q = Math.fma(q, r, 0x1.a01a012a69231p-13);
    q = Math.fma(q, r, 0x1.6c16c184266a6p-10);
    q = Math.fma(q, r, 0x1.1111111127b9dp-7);
    q = Math.fma(q, r, 0x1.555555555088cp-5);
    q = Math.fma(q, r, 0x1.55555555554fap-3);
    return Math.fma(q, r, 0x1.000000000000ap-1);
  }

  /** 2^k, or 0 for k = -1023. */
  private static double power(double shifted) {
    long bits = Double.doubleToRawLongBits(shifted) + EXPONENT_BIAS << FRACTION_BITS;
    return Double.longBitsToDouble(bits);
  }
}
