package io.onset.stats;

import java.io.Serializable;

/**
 * How often a difference is positive, with ties as one half.
 *
 * <p>Three counts, so that merging is exact in any order. The estimate is {@code p = (positive +
 * zero / 2) / total}; without any trial it and its interval are NaN.
 *
 * @param positive trials with a difference above 0
 * @param zero trials with a difference of exactly 0
 * @param negative trials with a difference below 0
 */
public record Proportion(long positive, long zero, long negative) implements Serializable {
  /** No trial. */
  public static final Proportion NONE = new Proportion(0, 0, 0);

  /** The normal quantile at 0.975, a constant so that no JDK's logarithm has a say. */
  static final double Z = 1.959963984540054;

  public Proportion {
    if (positive < 0 || zero < 0 || negative < 0) {
      throw new IllegalArgumentException(
          "counts must be >= 0, got positive "
              + positive
              + ", zero "
              + zero
              + ", negative "
              + negative);
    }
  }

  /**
   * These trials and one more.
   *
   * @param difference finite or infinite; its sign counts, both zeros are ties
   * @throws IllegalArgumentException if it is NaN
   */
  public Proportion with(double difference) {
    if (Double.isNaN(difference)) {
      throw new IllegalArgumentException("difference must be a number, got NaN");
    }
    return new Proportion(
        positive + (difference > 0 ? 1 : 0),
        zero + (difference == 0 ? 1 : 0),
        negative + (difference < 0 ? 1 : 0));
  }

  /** These trials and others. */
  public Proportion plus(Proportion other) {
    return new Proportion(positive + other.positive, zero + other.zero, negative + other.negative);
  }

  /** Number of trials. */
  public long total() {
    return positive + zero + negative;
  }

  /** {@code (positive + zero / 2) / total}; NaN without a trial. */
  public double estimate() {
    return (positive + 0.5 * zero) / total();
  }

  /** The interval for independent trials: {@link #wilson(double)} with all of them. */
  public Interval wilson() {
    return wilson(total());
  }

  /**
   * Two-sided Wilson score interval at 95 %: all P with {@code (p - P)^2 <= z^2 P (1 - P) / n}.
   *
   * <p>The lower end is {@code n p^2 / (n p + z^2/2 + z sqrt(n p (1 - p) + z^2/4))}, a form without
   * cancellation; the upper end is one minus the lower end for {@code 1 - p}. So 0 and 1 are hit
   * exactly and the interval mirrors the proportion. Ties vary less than the {@code P (1 - P)} of
   * the formula: with many of them the interval is wider than need be.
   *
   * <p>Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA
   * 22 (1927) 209-212; against the Wald interval see Brown, Cai and DasGupta, Statistical Science
   * 16 (2001) 101-133.
   *
   * @param effectiveSize n, the number of independent trials that would be as informative, above 0
   * @return the interval, NaN without a trial
   * @throws IllegalArgumentException if there is a trial and the size is not a number above 0
   */
  public Interval wilson(double effectiveSize) {
    if (total() == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    if (!(effectiveSize > 0 && effectiveSize < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "effectiveSize must be > 0 and finite, got " + effectiveSize);
    }
    double p = estimate();
    return new Interval(lowerEnd(p, effectiveSize), 1 - lowerEnd(1 - p, effectiveSize));
  }

  private static double lowerEnd(double p, double n) {
    double root = Math.sqrt(n * p * (1 - p) + Z * Z / 4);
    return n * p * p / (n * p + Z * Z / 2 + Z * root);
  }
}
