package io.onset.stats;

import java.io.Serializable;

/**
 * A value with its 95 % interval; NaN where there is none.
 *
 * @param value the estimate
 * @param interval its interval
 */
public record Estimate(double value, Interval interval) implements Serializable {

  /** No estimate. */
  public static final Estimate NONE =
      new Estimate(Double.NaN, new Interval(Double.NaN, Double.NaN));

  /** Whether there is an interval, with both ends finite. */
  public boolean isBounded() {
    return Double.isFinite(interval.lo()) && Double.isFinite(interval.hi());
  }

  /** A value with the quantiles 0.025 and 0.975 of bootstrap draws of it, none of them NaN. */
  static Estimate of(double value, double[] draws) {
    Quantiles quantiles = new Quantiles();
    for (double draw : draws) {
      quantiles.add(draw);
    }
    return new Estimate(value, new Interval(quantiles.quantile(0.025), quantiles.quantile(0.975)));
  }

  /** The exponential of a logarithm's estimate. */
  Estimate exp() {
    Interval exponential =
        new Interval(StrictMath.exp(interval.lo()), StrictMath.exp(interval.hi()));
    return new Estimate(StrictMath.exp(value), exponential);
  }
}
