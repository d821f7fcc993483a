package io.onset.stats;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * A confidence sequence for a proportion: intervals after 1, 2, 3, ... trials which hold the true P
 * all at once, up to a stated error. So one may look after every trial and stop when one likes; the
 * Wilson interval holds for a number of trials fixed beforehand alone.
 *
 * <p>With s successes in n trials, the interval is all P with
 *
 * <pre>B(s + 1, n - s + 1) / (P^s (1 - P)^(n - s)) &lt; 1 / error,</pre>
 *
 * B the beta function: the likelihood ratio of the uniform mixture against P is a martingale that
 * starts at 1 if P is true, and by Ville's inequality it ever reaches 1/error with at most that
 * probability. For scores anywhere from 0 to 1 with mean P, such as ties that count one half, it is
 * a supermartingale, and the interval holds as well.
 *
 * <p>Source: Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of
 * Mathematical Statistics 41 (1970) 1397-1409.
 */
public final class ConfidenceSequence {

  /** Ends are multiples of this, rounded outwards: no JDK's logarithm has a say in their bits. */
  private static final double GRID = 0x1p-30;

  private ConfidenceSequence() {}

  /**
   * The interval after some trials.
   *
   * @param p mean score, from 0 to 1
   * @param n number of trials, or of independent trials that would be as informative, at least 0
   * @param error the probability that an interval of the sequence misses, above 0 and below 1
   * @return a part of [0, 1]; all of it where p is NaN or n is 0
   * @throws IllegalArgumentException if the error or p is out of range
   */
  public static Interval of(double p, double n, double error) {
    if (!(error > 0 && error < 1) || p < 0 || p > 1) {
      throw new IllegalArgumentException(
          "error must be > 0 and < 1 and p in [0, 1], got " + error + " and " + p);
    }
    if (Double.isNaN(p) || n == 0) {
      return new Interval(0, 1);
    }
    double threshold = LogBeta.value(n * p + 1, n * (1 - p) + 1) + StrictMath.log(error);
    return new Interval(lowerEnd(p, n, threshold), 1 - lowerEnd(1 - p, n, threshold));
  }

  /** The largest multiple of the grid below p that is outside, by bisection; 0 where p is. */
  private static double lowerEnd(double p, double n, double threshold) {
    double outside = 0;
    double inside = Math.ceil(p / GRID);
    while (inside - outside > 1) {
      double middle = Math.rint(0.5 * (outside + inside));
      if (logLikelihood(middle * GRID, p, n) <= threshold) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return outside * GRID;
  }

  private static double logLikelihood(double at, double p, double n) {
    double failures = p < 1 ? n * (1 - p) * StrictMath.log1p(-at) : 0;
    return n * p * StrictMath.log(at) + failures;
  }
}
