package io.onset.distance;

import io.onset.linalg.NumericalFailure;

/**
 * A real number as sign and log of its absolute value, so that sums of terms far outside the range
 * of a double keep their sign and all their digits (19).
 *
 * @param sign -1, 0 or 1
 * @param log log |value|; -infinity where sign is 0
 */
public record SignedLog(int sign, double log) {

  private static final SignedLog ZERO = new SignedLog(0, Double.NEGATIVE_INFINITY);

  /**
   * The sum of signed terms: one log-sum-exp about the largest, the terms added in their order. An
   * infinite positive term makes the sum infinite.
   *
   * @param terms weight w_i and log l_i of the term w_i exp(l_i), alternating: w_0, l_0, w_1, ...
   */
  public static SignedLog sum(double... terms) {
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < terms.length; i += 2) {
      top = Math.max(top, NumericalFailure.requireNumber("a term's log", terms[i + 1]));
    }
    if (Double.isInfinite(top)) {
      return top < 0 ? ZERO : new SignedLog(1, top);
    }
    double sum = 0;
    for (int i = 0; i < terms.length; i += 2) {
      sum += terms[i] * StrictMath.exp(terms[i + 1] - top);
    }
    return sum == 0
        ? ZERO
        : new SignedLog((int) Math.signum(sum), top + StrictMath.log(Math.abs(sum)));
  }

  /**
   * e^a - e^b = +-e^max(a,b) (1 - e^-|a-b|), exactly zero for a = b; its relative error is that of
   * a - b.
   */
  public static SignedLog difference(double a, double b) {
    if (a == b) {
      return ZERO;
    }
    double log = Math.max(a, b) + StrictMath.log(-StrictMath.expm1(-Math.abs(a - b)));
    return new SignedLog(a > b ? 1 : -1, log);
  }

  /** {@code -e^factor x}. */
  public SignedLog negatedTimes(double factor) {
    return new SignedLog(-sign, log + factor);
  }

  /** The sum of two. */
  public SignedLog plus(SignedLog other) {
    if (sign * other.sign < 0) {
      SignedLog gap = difference(log, other.log);
      return new SignedLog(sign * gap.sign, gap.log);
    }
    return new SignedLog(sign == 0 ? other.sign : sign, logOfSum(log, other.log));
  }

  /** log(e^a + e^b). */
  public static double logOfSum(double a, double b) {
    return a == b
        ? a + StrictMath.log(2)
        : Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-Math.abs(a - b)));
  }
}
