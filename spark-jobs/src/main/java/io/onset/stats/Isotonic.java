package io.onset.stats;

import java.util.Arrays;

/**
 * Weighted isotonic regression: the non-decreasing sequence nearest to some values in the weighted
 * sum of squares, by pooling adjacent violators.
 *
 * <p>Spark's MLlib has the same regression and is the check in MllibIsotonicTest. It is not used
 * for results: the bootstrap takes thousands of fits of a dozen points, where MLlib takes a Spark
 * job each, and the bits of a sum would be those of its partitions.
 *
 * <p>Source: Barlow, Bartholomew, Bremner and Brunk, "Statistical inference under order
 * restrictions", Wiley 1972, section 1.2.
 */
public final class Isotonic {

  private Isotonic() {}

  /**
   * The fit.
   *
   * @param values finite; not modified
   * @param weights above 0, as many; not modified
   * @return as many values, non-decreasing; equal within a pool
   */
  public static double[] fit(double[] values, double[] weights) {
    double[] mean = new double[values.length];
    double[] weight = new double[values.length];
    int[] size = new int[values.length];
    int pools = 0;
    for (int i = 0; i < values.length; i++) {
      mean[pools] = values[i];
      weight[pools] = weights[i];
      size[pools++] = 1;
      while (pools > 1 && mean[pools - 2] >= mean[pools - 1]) {
        pools--;
        double both = weight[pools - 1] + weight[pools];
        mean[pools - 1] += weight[pools] / both * (mean[pools] - mean[pools - 1]);
        weight[pools - 1] = both;
        size[pools - 1] += size[pools];
      }
    }
    return expand(mean, size, pools);
  }

  private static double[] expand(double[] mean, int[] size, int pools) {
    double[] fit = new double[Arrays.stream(size, 0, pools).sum()];
    int at = 0;
    for (int pool = 0; pool < pools; pool++) {
      Arrays.fill(fit, at, at + size[pool], mean[pool]);
      at += size[pool];
    }
    return fit;
  }

  /**
   * Where a non-decreasing sequence, joined by straight lines, crosses 0; the middle of where it is
   * 0, if at grid points.
   *
   * @param x increasing abscissae
   * @param fit the sequence
   * @return infinite, with the sign of the side, where the sequence stays below (+) or above (-)
   */
  public static double crossing(double[] x, double[] fit) {
    int below = 0;
    while (below < fit.length && fit[below] < 0) {
      below++;
    }
    int notAbove = below;
    while (notAbove < fit.length && fit[notAbove] == 0) {
      notAbove++;
    }
    if (notAbove > below) {
      return 0.5 * (x[below] + x[notAbove - 1]);
    }
    if (below == 0 || below == fit.length) {
      return below == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double share = fit[below - 1] / (fit[below - 1] - fit[below]);
    return x[below - 1] + share * (x[below] - x[below - 1]);
  }
}
