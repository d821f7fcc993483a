package io.onset.random;

import java.util.Objects;

/**
 * Chi variates, the roots of chi-square variates, by number: a function of (stream, number, degrees
 * of freedom) alone. The definition is in the package description. Without state, so threads may
 * share it.
 *
 * <p>With one degree of freedom the absolute value of a normal; otherwise the rejection method of
 * [Marsaglia 2000] for a gamma variate of shape m/2 &gt;= 1, which accepts an attempt with
 * probability above 0.95. A variate has room for {@value #ATTEMPTS} attempts, hence {@value
 * #NUMBERS} numbers of the stream, and needs more with a probability below 1e-83.
 *
 * @param stream whose numbers it takes; nobody else may
 */
public record ChiStream(NormalStream stream) {

  /** The most attempts of one variate. */
  static final int ATTEMPTS = 64;

  /** Numbers of an attempt: two blocks, of one the normal, of the other the uniform. */
  private static final int STEP = 4;

  /** Numbers of the stream that are set aside for one variate. */
  static final int NUMBERS = STEP * ATTEMPTS;

  /** How many variates a stream has, 2<sup>25</sup>. */
  public static final long SIZE = NormalStream.SIZE / NUMBERS;

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
    if (degrees < 1) {
      throw new IllegalArgumentException("degrees must be >= 1, got " + degrees);
    }
    long first = number * NUMBERS;
    return degrees == 1 ? Math.abs(normal(first)) : byRejection(first, 0.5 * degrees - 1.0 / 3);
  }

  /** The root of 2 s v: s v is the gamma variate of shape s + 1/3. */
  private double byRejection(long first, double s) {
    for (long at = first; at < first + NUMBERS; at += STEP) {
      double x = normal(at);
      double root = 1 + x / (3 * Math.sqrt(s));
      double v = root * root * root;
      if (v > 0
          && StrictMath.log(uniform(at + 2)) < 0.5 * x * x + s * (1 - v + StrictMath.log(v))) {
        return Math.sqrt(2 * s * v);
      }
    }
    throw new IllegalStateException("no attempt accepted from number " + first + " on: " + stream);
  }

  private double normal(long number) {
    double[] one = new double[1];
    stream.fill(number, one, 0, 1);
    return one[0];
  }

  private double uniform(long number) {
    double[] one = new double[1];
    stream.fillUniforms(number, one, 0, 1);
    return one[0];
  }
}
