package io.onset.experiment.linear;

/**
 * A real number as its sign and the natural logarithm of its absolute value: what is left of a
 * difference of numbers too small for a double. Zero is sign 0 and logarithm -infinity.
 *
 * @param sign -1, 0 or 1
 * @param log log |x|
 */
record SignedLog(int sign, double log) {

  private static final SignedLog ZERO = new SignedLog(0, Double.NEGATIVE_INFINITY);

  /**
   * {@code e^a - e^b = +-e^max(a,b) (1 - e^-|a-b|)}, exactly zero for {@code a = b}; its relative
   * error is that of {@code a - b}.
   */
  static SignedLog difference(double a, double b) {
    if (a == b) {
      return ZERO;
    }
    double log = Math.max(a, b) + StrictMath.log(-StrictMath.expm1(-Math.abs(a - b)));
    return new SignedLog(a > b ? 1 : -1, log);
  }

  /** {@code -e^factor x}. */
  SignedLog negatedTimes(double factor) {
    return new SignedLog(-sign, log + factor);
  }

  /** The sum of two. */
  SignedLog plus(SignedLog other) {
    if (sign * other.sign < 0) {
      SignedLog gap = difference(log, other.log);
      return new SignedLog(sign * gap.sign, gap.log);
    }
    return new SignedLog(sign == 0 ? other.sign : sign, logOfSum(log, other.log));
  }

  /** {@code log(e^a + e^b)}. */
  static double logOfSum(double a, double b) {
    return a == b
        ? a + StrictMath.log(2)
        : Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-Math.abs(a - b)));
  }
}
