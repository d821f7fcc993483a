package io.onset.kernel;

import java.util.Objects;

/**
 * Two standard normals from two uniforms: sqrt(-2 ln u) cos(2 pi v) and sqrt(-2 ln u) sin(2 pi v)
 * (Box and Muller 1958), with the same bits on every machine and JDK. Holds its intermediate
 * results; one object per thread.
 *
 * <p>Accuracy: logarithm, root and turn each carry a low-order part and one fma rounds at the end,
 * so that a normal is within 0.6 ulp of the exact one (largest error seen in {@code BoxMullerTest}:
 * 0.58 ulp).
 */
public final class BoxMuller {

  private final double[] low;
  private final Turn turn;

  /** Room for that many pairs. */
  public BoxMuller(int capacity) {
    low = new double[capacity];
    turn = new Turn(capacity);
  }

  /**
   * Replaces u[0..count-1] by the normals of the cosine, and v[0..count-1] by those of the sine.
   *
   * @param u uniforms, 0 &lt; u &lt; 1 and not subnormal; modified
   * @param v uniforms, 0 &lt;= v &lt;= 1; another array; modified
   * @param count number of pairs
   * @throws IndexOutOfBoundsException if an array or the capacity is less than count
   */
  public void transform(double[] u, double[] v, int count) {
    Objects.checkFromIndexSize(0, count, v.length);
    Logarithm.ofFractions(u, low, count);
    turn.of(v, count);
    roots(u, low, count);
    products(u, v, count);
  }

  /** sqrt(-2 ln u) from the parts of ln u: a root, and one Newton step for what it leaves. */
  private static void roots(double[] high, double[] low, int count) {
    for (int i = 0; i < count; i++) {
      double square = -2 * high[i];
      double root = Math.sqrt(square);
      high[i] = root;
      low[i] = (Math.fma(-root, root, square) - 2 * low[i]) / (2 * root);
    }
  }

  private void products(double[] u, double[] v, int count) {
    double[] rootLow = low;
    double[] cosine = turn.cosine;
    double[] cosineLow = turn.cosineLow;
    double[] sine = turn.sine;
    double[] sineLow = turn.sineLow;
    for (int i = 0; i < count; i++) {
      double root = u[i];
      u[i] = Math.fma(root, cosine[i], root * cosineLow[i] + rootLow[i] * cosine[i]);
      v[i] = Math.fma(root, sine[i], root * sineLow[i] + rootLow[i] * sine[i]);
    }
  }
}
