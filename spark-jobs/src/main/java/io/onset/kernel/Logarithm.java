package io.onset.kernel;

import java.util.Objects;

/**
 * ln(u) for 0 &lt; u &lt; 1 to more than double precision, with the same bits on every machine and
 * JDK: IEEE operations, fma and bit moves in a fixed order, no table and no branch.
 *
 * <p>Formula: u = 2<sup>k</sup> (1 + f) with sqrt(1/2) &lt;= 1 + f &lt; sqrt(2), s = f / (2 + f),
 * and ln(1 + f) = f - f<sup>2</sup>/2 + s (f<sup>2</sup>/2 + R(s<sup>2</sup>)); k ln 2, f and
 * f<sup>2</sup>/2 are summed with their rounding errors kept (Dekker 1971). R, with its
 * coefficients, and the split of ln 2 are those of fdlibm 5.3, {@code e_log.c} (Sun Microsystems
 * 1993; |error of R| &lt; 2<sup>-58.45</sup>).
 *
 * <p>Accuracy: high + low is within 0.2 ulp of high, see {@code LogarithmTest}. Two loops, since C2
 * of JDK 17 makes vector code of the second but not of bit moves. The constants are public for the
 * vector twin.
 */
public final class Logarithm {

  /** The bits of the double next to sqrt(1/2). */
  public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /** Where a double's exponent begins. */
  public static final int FRACTION_BITS = 52;

  /** ln 2 to 33 bits, so that k times it is exact. */
  public static final double LN2_HIGH = 6.93147180369123816490e-01;

  /** The rest of ln 2. */
  public static final double LN2_LOW = 1.90821492927058770002e-10;

  /** The coefficient of z^1 in R. */
  public static final double R1 = 6.666666666666735130e-01;

  /** The coefficient of z^2 in R. */
  public static final double R2 = 3.999999999940941908e-01;

  /** The coefficient of z^3 in R. */
  public static final double R3 = 2.857142874366239149e-01;

  /** The coefficient of z^4 in R. */
  public static final double R4 = 2.222219843214978396e-01;

  /** The coefficient of z^5 in R. */
  public static final double R5 = 1.818357216161805012e-01;

  /** The coefficient of z^6 in R. */
  public static final double R6 = 1.531383769920937332e-01;

  /** The coefficient of z^7 in R. */
  public static final double R7 = 1.479819860511658591e-01;

  private Logarithm() {}

  /**
   * Replaces u[0..count-1] by the high parts of their logarithms.
   *
   * @param u normal numbers, 0 &lt; u &lt; 1; modified
   * @param low another array, receives the low parts
   * @param count how many
   * @throws IndexOutOfBoundsException if an array is shorter than count
   */
  public static void ofFractions(double[] u, double[] low, int count) {
    Objects.checkFromIndexSize(0, count, Math.min(u.length, low.length));
    split(u, low, count);
    sum(u, low, count);
  }

  /** u becomes f, and low receives k. */
  private static void split(double[] u, double[] low, int count) {
    for (int i = 0; i < count; i++) {
      long bits = Double.doubleToRawLongBits(u[i]);
      long exponent = (bits - SQRT_HALF_BITS) >> FRACTION_BITS;
      low[i] = exponent;
      u[i] = Double.longBitsToDouble(bits - (exponent << FRACTION_BITS)) - 1;
    }
  }

  /** k ln 2 + f - f^2/2 + tail: in every sum the first term is the larger one, or zero. */
  private static void sum(double[] u, double[] low, int count) {
    for (int i = 0; i < count; i++) {
      double f = u[i];
      double square = 0.5 * f * f;
      double squareLow = Math.fma(0.5 * f, f, -square);
      double tail = Math.fma(low[i], LN2_LOW, tail(f, square) - squareLow);
      double whole = low[i] * LN2_HIGH;
      double first = whole + f;
      double second = first - square;
      double rest = (whole - first) + f + ((first - second) - square + tail);
      double high = second + rest;
      u[i] = high;
      low[i] = (second - high) + rest;
    }
  }

  private static double tail(double f, double square) {
    double s = f / (2 + f);
    return s * (square + remainder(s * s));
  }

  /** R(z), z = s^2. */
  private static double remainder(double z) {
    double r = R7;
    r = Math.fma(r, z, R6);
    r = Math.fma(r, z, R5);
    r = Math.fma(r, z, R4);
    r = Math.fma(r, z, R3);
    r = Math.fma(r, z, R2);
    return z * Math.fma(r, z, R1);
  }
}
