package io.onset.random;

import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * Chi variates, the roots of chi-square variates, by number: a function of (stream, number, degrees
 * of freedom) alone. The definition is in the package description. Without state, so threads may
 * share it.
 *
 * <p>With one degree of freedom the absolute value of a normal; otherwise the rejection method of
 * [Marsaglia 2000] for a gamma variate of shape m/2 &gt;= 1, which accepts an attempt with
 * probability above 0.95. A variate has {@value #ATTEMPTS} attempts, each of one normal and one
 * uniform of the stream, and needs more with a probability below 1e-83.
 *
 * @param stream whose numbers it takes; nobody else may
 */
public record ChiStream(NormalStream stream) {

  /** The most attempts of one variate. */
  static final int ATTEMPTS = 64;

  /** How many variates a stream has, 2<sup>25</sup>. */
  public static final long SIZE = NormalStream.SIZE / (4 * ATTEMPTS);

  /**
   * A variate.
   *
   * @param number from 0 to 2<sup>25</sup> - 1
   * @param degrees m &gt;= 1
   * @throws IndexOutOfBoundsException if there is no such number
   * @throws IllegalArgumentException if there are no degrees of freedom
   */
  public double get(long number, long degrees) {
    Objects.checkIndex(number, SIZE);
    return from(0, number, degrees);
  }

  /**
   * Writes the variates 0, 1, ..., most of them from numbers drawn together.
   *
   * @param degrees of freedom of each, &gt;= 1
   * @param out overwritten
   */
  public void fill(IntToLongFunction degrees, double[] out) {
    Objects.checkFromIndexSize(0, out.length, SIZE);
    double[] uniforms = new double[out.length];
    stream.fill(0, out, 0, out.length);
    stream.fillUniforms(SIZE, uniforms, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      long m = degrees.applyAsLong(i);
      double chi = attempt(out[i], uniforms[i], m);
      out[i] = chi > 0 ? chi : from(1, i, m);
    }
  }

  /** The first variate that is accepted. */
  private double from(int first, long number, long degrees) {
    double[] one = new double[1];
    for (int attempt = first; attempt < ATTEMPTS; attempt++) {
      long at = 2 * SIZE * attempt + number;
      stream.fill(at, one, 0, 1);
      double normal = one[0];
      stream.fillUniforms(at + SIZE, one, 0, 1);
      double chi = attempt(normal, one[0], degrees);
      if (chi > 0) {
        return chi;
      }
    }
    throw new IllegalStateException("no attempt accepted for number " + number + " of " + stream);
  }

  /** A variate, positive; 0 where it is rejected. The root of 2 s v, with s = m/2 - 1/3. */
  private static double attempt(double normal, double uniform, long degrees) {
    if (degrees < 2) {
      return one(normal, degrees);
    }
    double s = 0.5 * degrees - 1.0 / 3;
    double root = 1 + normal / (3 * Math.sqrt(s));
    double v = root * root * root;
    boolean accepted =
        v > 0 && StrictMath.log(uniform) < 0.5 * normal * normal + s * (1 - v + StrictMath.log(v));
    return accepted ? Math.sqrt(2 * s * v) : 0;
  }

  /** A normal is never 0: its pair's radius is not, and no turn is a quarter exactly. */
  private static double one(double normal, long degrees) {
    if (degrees < 1) {
      throw new IllegalArgumentException("degrees must be >= 1, got " + degrees);
    }
    return Math.abs(normal);
  }
}
