package io.onset.stats;

import java.io.Serializable;

/**
 * A closed interval; both ends NaN where there is nothing to estimate.
 *
 * @param lo lower end
 * @param hi upper end, not below {@code lo}
 */
public record Interval(double lo, double hi) implements Serializable {
  public Interval {
    if (lo > hi) {
      throw new IllegalArgumentException("lo must be <= hi, got [" + lo + ", " + hi + "]");
    }
  }

  /** Whether a value lies in the interval, ends included. */
  public boolean contains(double value) {
    return lo <= value && value <= hi;
  }
}
