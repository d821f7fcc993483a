package io.onset.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quantiles of a stream of logarithms, exact up to {@value #EXACT} values.
 *
 * <p>Up to there all values are kept. With the next one all move into bins of width {@value #WIDTH}
 * with long counts, and each value stands for the centre of its bin, a multiple of the width; so
 * the result depends on the values alone, not even on their order, and is within half a bin (0.05 %
 * of the quantity whose logarithm is kept) of the exact one.
 *
 * <p>With {@code x_0 <= ... <= x_{n-1}} and {@code h = (n - 1) p}, {@code f} its fraction, the
 * quantile is {@code x_floor(h) + f (x_{floor(h)+1} - x_floor(h))}: type 7 of Hyndman and Fan,
 * "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361-365, NumPy's
 * default.
 *
 * <p>Infinite values are ordered like any others. Where {@code f = 0} or the two neighbours are
 * equal, that neighbour is the quantile; otherwise an infinite neighbour is, and between the two
 * infinities it is NaN. commons-statistics has the same quantile, but NaN beside an infinite value
 * and fewer than 2^31 values; it is the check in QuantilesTest. Not thread-safe.
 */
public final class Quantiles implements Serializable {
  /** Number of values up to which all are kept: 8 MB. */
  public static final int EXACT = 1_000_000;

  /** Width of a bin, in units of the value. */
  public static final double WIDTH = 0x1p-10;

  private final int limit;
  private double[] values = new double[16];
  private boolean sorted;
  private TreeMap<Double, Long> bins;
  private long count;

  /** No values yet. */
  public Quantiles() {
    this(EXACT);
  }

  Quantiles(int limit) {
    this.limit = limit;
  }

  /**
   * Adds a value.
   *
   * @param value infinite, or below 1e305 in magnitude
   * @throws IllegalArgumentException if it is NaN
   */
  public void add(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("value must be a number, got NaN as value " + count);
    }
    if (count == limit) {
      moveToBins();
    }
    if (count >= limit) {
      addToBin(value);
    } else {
      keep(value);
    }
    count++;
  }

  /** Number of values. */
  public long count() {
    return count;
  }

  /** The quantile at one half. */
  public double median() {
    return quantile(0.5);
  }

  /**
   * The quantile at a probability; NaN without a value.
   *
   * @param p from 0, the smallest value, to 1, the largest
   * @throws IllegalArgumentException if it is not
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be in [0, 1], got " + p);
    }
    if (count == 0) {
      return Double.NaN;
    }
    double position = (count - 1) * p;
    long rank = (long) position;
    double fraction = position - rank;
    double low = ranked(rank);
    return fraction == 0 ? low : between(low, ranked(rank + 1), fraction);
  }

  /**
   * The standard error of a quantile: {@code (x_{p + r} - x_{p - r}) / 2z} with {@code r = z
   * sqrt(p(1 - p)/n)} and z the normal quantile at 0.975; where values stand for bins, half a bin
   * besides. NaN where p - r or p + r is no probability: too few values.
   *
   * <p>Source: Woodruff, "Confidence intervals for medians and other position measures", JASA 47
   * (1952) 635-646.
   *
   * @param p above 0 and below 1
   */
  public double standardError(double p) {
    double reach = Proportion.Z * Math.sqrt(p * (1 - p) / count);
    if (!(p - reach >= 0 && p + reach <= 1)) {
      return Double.NaN;
    }
    double error = (quantile(p + reach) - quantile(p - reach)) / (2 * Proportion.Z);
    double rounding = bins == null ? 0 : 0.5 * WIDTH;
    return Math.sqrt(error * error + rounding * rounding);
  }

  /**
   * The degrees of freedom of that standard error, {@code z sqrt(n p (1 - p))}: it is a sum of
   * twice as many spacings of neighbours, each as variable as an exponential, so that its relative
   * variance is that of a chi variate of so many degrees.
   */
  public double freedom(double p) {
    return Proportion.Z * Math.sqrt(count * p * (1 - p));
  }

  private static double between(double low, double high, double fraction) {
    if (low == high) {
      return low;
    }
    boolean finite = Double.isFinite(low) && Double.isFinite(high);
    return finite ? low + fraction * (high - low) : low + high;
  }

  /** The value of a rank, from 0, or the centre of its bin. */
  private double ranked(long rank) {
    if (bins == null) {
      sort();
      return values[(int) rank];
    }
    long before = 0;
    for (Map.Entry<Double, Long> bin : bins.entrySet()) {
      before += bin.getValue();
      if (rank < before) {
        return bin.getKey();
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + before + " values in bins");
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, (int) count);
      sorted = true;
    }
  }

  private void keep(double value) {
    int size = (int) count;
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.min(limit, 2 * size));
    }
    values[size] = value;
    sorted = false;
  }

  private void moveToBins() {
    bins = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      addToBin(values[i]);
    }
    values = new double[0];
  }

  /** Counts a value under its bin's centre; adding 0 makes one zero of the two. */
  private void addToBin(double value) {
    bins.merge(Math.rint(value / WIDTH) * WIDTH + 0.0, 1L, Long::sum);
  }
}
