package io.onset.stats;

/**
 * The digamma function psi(x) = d/dx ln Gamma(x) for x &gt; 0: psi(x) = psi(x + 1) - 1/x up to x
 * &gt;= 10, from there on the asymptotic series ln x - 1/(2x) - sum B_2k/(2k x^2k) of seven terms.
 * Commons Numbers has it, too, and is the check in DigammaTest; its logarithm is an intrinsic,
 * whose last bit is the JDK's, and predictions are stored.
 *
 * <p>Accuracy: absolute error below 1e-15 times max(1, |psi|, 1/x).
 */
public final class Digamma {

  private static final double SERIES_FROM = 10;

  /** B_2k/(2k), k = 7 .. 1. */
  private static final double[] COEFFICIENTS = {
    1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12
  };

  private Digamma() {}

  /**
   * psi(x).
   *
   * @throws IllegalArgumentException if x is not above 0
   */
  public static double of(double x) {
    if (!(x > 0)) {
      throw new IllegalArgumentException("x must be > 0, got " + x);
    }
    double shifted = x;
    double sum = 0;
    while (shifted < SERIES_FROM) {
      sum -= 1 / shifted;
      shifted++;
    }
    double inverse = 1 / (shifted * shifted);
    double series = 0;
    for (double coefficient : COEFFICIENTS) {
      series = (series + coefficient) * inverse;
    }
    return sum + StrictMath.log(shifted) - 0.5 / shifted - series;
  }
}
