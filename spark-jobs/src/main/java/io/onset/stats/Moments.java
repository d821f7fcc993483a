package io.onset.stats;

import java.io.Serializable;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/**
 * The first two moments of a run of values: one node of the tree of {@link TreeMoments}.
 *
 * @param count number of values, at least 1
 * @param mean their mean; infinite if values of one sign are, NaN if values of both signs are
 * @param squares sum of squared deviations from the mean; NaN if the mean is not finite
 */
record Moments(long count, double mean, double squares) implements Serializable {

  /** The moments of the first {@code count} values of an array, which is not modified. */
  static Moments ofFirst(double[] values, int count) {
    double mean = Mean.ofRange(values, 0, count).getAsDouble();
    double variance = Variance.ofRange(values, 0, count).setBiased(true).getAsDouble();
    return new Moments(count, mean, Double.isFinite(mean) ? variance * count : Double.NaN);
  }

  /**
   * The moments of these values followed by others.
   *
   * <p>With {@code D} the difference of the means and {@code w} the share of the other values, the
   * mean moves by {@code D w} and the squares grow by {@code D^2 n w}. The difference is formed at
   * half size, so that it cannot overflow.
   *
   * <p>Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The
   * American Statistician 37 (1983) 242-247.
   */
  Moments combine(Moments other) {
    long total = count + other.count;
    if (!Double.isFinite(mean) || !Double.isFinite(other.mean)) {
      return new Moments(total, mean + other.mean, Double.NaN);
    }
    double half = other.mean * 0.5 - mean * 0.5;
    double weight = (double) other.count / total;
    double between = 4 * half * half * count * weight;
    return new Moments(total, 2 * (mean * 0.5 + half * weight), squares + other.squares + between);
  }
}
