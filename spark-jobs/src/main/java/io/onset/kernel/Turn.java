package io.onset.kernel;

import java.util.Objects;

/**
 * cos(2 pi v) and sin(2 pi v), 0 &lt;= v &lt;= 1, to more than double precision, with the same bits
 * on every machine and JDK: IEEE operations and fma in a fixed order, no table and no branch. Holds
 * its results; one object per thread.
 *
 * <p>Formula: 4 v = q + t with q the nearest integer, exact; the angle (pi/2) t, at most pi/4, is
 * kept in two parts. Sine and cosine of it by the polynomials of fdlibm 5.3, {@code k_sin.c} and
 * {@code k_cos.c} (Sun Microsystems 1993; errors below 2<sup>-58</sup>), their leading terms summed
 * with the rounding errors kept, and turned by q right angles, which multiplies by 0, 1 and -1.
 *
 * <p>Accuracy: each high + low is within 0.1 ulp of high, see {@code TurnTest}. The constants are
 * public for the vector twin.
 */
public final class Turn {

  /** pi/2 to 53 bits. */
  public static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;

  /** The rest of pi/2. */
  public static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

  /** The coefficient of x^4 in the cosine. */
  public static final double C1 = 4.16666666666666019037e-02;

  /** The coefficient of x^6 in the cosine. */
  public static final double C2 = -1.38888888888741095749e-03;

  /** The coefficient of x^8 in the cosine. */
  public static final double C3 = 2.48015872894767294178e-05;

  /** The coefficient of x^10 in the cosine. */
  public static final double C4 = -2.75573143513906633035e-07;

  /** The coefficient of x^12 in the cosine. */
  public static final double C5 = 2.08757232129817482790e-09;

  /** The coefficient of x^14 in the cosine. */
  public static final double C6 = -1.13596475577881948265e-11;

  /** The coefficient of x^3 in the sine. */
  public static final double S1 = -1.66666666666666324348e-01;

  /** The coefficient of x^5 in the sine. */
  public static final double S2 = 8.33333333332248946124e-03;

  /** The coefficient of x^7 in the sine. */
  public static final double S3 = -1.98412698298579493134e-04;

  /** The coefficient of x^9 in the sine. */
  public static final double S4 = 2.75573137070700676789e-06;

  /** The coefficient of x^11 in the sine. */
  public static final double S5 = -2.50507602534068634195e-08;

  /** The coefficient of x^13 in the sine. */
  public static final double S6 = 1.58969099521155010221e-10;

  final double[] cosine;
  final double[] cosineLow;
  final double[] sine;
  final double[] sineLow;

  /** Room for that many results. */
  public Turn(int capacity) {
    cosine = new double[capacity];
    cosineLow = new double[capacity];
    sine = new double[capacity];
    sineLow = new double[capacity];
  }

  /**
   * Computes the turns by v[0..count-1].
   *
   * @param v fractions of a whole turn, 0 &lt;= v &lt;= 1; overwritten
   * @param count how many
   * @throws IndexOutOfBoundsException if v or the capacity is less than count
   */
  public void of(double[] v, int count) {
    Objects.checkFromIndexSize(0, count, Math.min(v.length, cosine.length));
    reduce(v, count);
    cosines(count);
    sines(count);
    turn(v, count);
  }

  /** v becomes q; sine and sineLow receive the angle. */
  private void reduce(double[] v, int count) {
    double[] angle = sine;
    double[] angleLow = sineLow;
    for (int i = 0; i < count; i++) {
      double quarters = Math.rint(4 * v[i]);
      double t = 4 * v[i] - quarters;
      double product = HALF_PI_HIGH * t;
      v[i] = quarters;
      angle[i] = product;
      angleLow[i] = Math.fma(HALF_PI_HIGH, t, -product) + HALF_PI_LOW * t;
    }
  }

  /** 1 - z/2 + z^2 C(z) - x y for the angle x + y and z = x^2. */
  private void cosines(int count) {
    double[] angle = sine;
    double[] angleLow = sineLow;
    double[] high = cosine;
    double[] low = cosineLow;
    for (int i = 0; i < count; i++) {
      double x = angle[i];
      double z = x * x;
      double squareLow = Math.fma(x, x, -z);
      double tail = Math.fma(-x, angleLow[i], z * z * cosineSeries(z)) - 0.5 * squareLow;
      double head = 1 - 0.5 * z;
      double rest = ((1 - head) - 0.5 * z) + tail;
      double sum = head + rest;
      high[i] = sum;
      low[i] = (head - sum) + rest;
    }
  }

  /** x + s1 x^3 + x^5 S(z) + y (1 - z/2) for the angle x + y and z = x^2, in its place. */
  private void sines(int count) {
    double[] high = sine;
    double[] low = sineLow;
    for (int i = 0; i < count; i++) {
      double x = high[i];
      double z = x * x;
      double cube = x * z;
      double cubeLow = Math.fma(x, z, -cube) + x * Math.fma(x, x, -z);
      double term = S1 * cube;
      double termLow = Math.fma(S1, cube, -term) + S1 * cubeLow;
      double tail = Math.fma(cube * z, sineSeries(z), Math.fma(-0.5 * z, low[i], low[i])) + termLow;
      double head = x + term;
      double rest = ((x - head) + term) + tail;
      double sum = head + rest;
      high[i] = sum;
      low[i] = (head - sum) + rest;
    }
  }

  private void turn(double[] quarters, int count) {
    turn(quarters, cosine, sine, count);
    turn(quarters, cosineLow, sineLow, count);
  }

  /** By 0 to 4 right angles: (a, b), the cosine and sine of these, is (1,0), (0,1), (-1,0) ... */
  private static void turn(double[] quarters, double[] cosine, double[] sine, int count) {
    for (int i = 0; i < count; i++) {
      double centred = quarters[i] - 2;
      double a = Math.abs(centred) - 1;
      double b = centred * (Math.abs(centred) - 2);
      double c = cosine[i];
      double s = sine[i];
      cosine[i] = a * c - b * s;
      sine[i] = b * c + a * s;
    }
  }

  private static double cosineSeries(double z) {
    double c = C6;
    c = Math.fma(c, z, C5);
    c = Math.fma(c, z, C4);
    c = Math.fma(c, z, C3);
    c = Math.fma(c, z, C2);
    return Math.fma(c, z, C1);
  }

  private static double sineSeries(double z) {
    double s = S6;
    s = Math.fma(s, z, S5);
    s = Math.fma(s, z, S4);
    s = Math.fma(s, z, S3);
    return Math.fma(s, z, S2);
  }
}
