package io.onset.kernel;

import io.onset.linalg.PointSet;
import java.util.Arrays;

/**
 * The sum over pairs sum_{i&lt;j} exp(-|y_i - y_j|^2 / (4 eps^2)) of (17), in logs.
 *
 * <p>Row i runs over the points j &gt; i in tiles; squared differences are formed directly (no
 * expansion of the square), features ascending, so narrow kernels lose no digits. A first pass
 * leaves the exponents unscaled; where everything would underflow (d above some 1500, or far
 * points) a second one scales by the nearest pair. Tiles are summed in ascending order of (row,
 * tile).
 */
public final class PairSum {

  private static final int TILE = 256;

  /** Below this the unscaled sum may have lost terms to underflow. */
  private static final double SAFE = 1e-250;

  private final PointSet points;

  /** Squared distances, then exponents, of a row's tile to the points of the same index. */
  private final double[] row;

  private final double[] scratch;

  private PairSum(PointSet points) {
    this.points = points;
    this.row = new double[points.count()];
    this.scratch = new double[points.count()];
  }

  /** The log of the sum over all pairs; -infinity for a single point. */
  public static double log(PointSet points, double epsilonSquared) {
    return log(points, epsilonSquared, 0, points.count());
  }

  /**
   * The log of the sum over the pairs i &lt; j with fromRow &lt;= i &lt; toRow.
   *
   * @param points n x d
   * @param epsilonSquared eps^2 &gt; 0
   */
  public static double log(PointSet points, double epsilonSquared, int fromRow, int toRow) {
    PairSum pairs = new PairSum(points);
    double weight = -0.25 / epsilonSquared;
    double sum = pairs.sum(fromRow, toRow, weight, 0);
    if (sum > SAFE) {
      return StrictMath.log(sum);
    }
    double nearest = pairs.nearest(fromRow, toRow);
    return StrictMath.log(pairs.sum(fromRow, toRow, weight, nearest)) + weight * nearest;
  }

  private double sum(int fromRow, int toRow, double weight, double nearest) {
    double sum = 0;
    for (int tile = 0; tile < points.count(); tile += TILE) {
      int to = Math.min(tile + TILE, points.count());
      for (int i = fromRow; i < Math.min(toRow, to - 1); i++) {
        int from = Math.max(i + 1, tile);
        squaredDistances(i, from, to);
        toExponents(row, weight, nearest, from, to);
        Exponential.ofNonPositive(row, from, to, scratch);
        sum += FixedSum.of(row, from, to);
      }
    }
    return sum;
  }

  private double nearest(int fromRow, int toRow) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = fromRow; i < toRow; i++) {
      squaredDistances(i, i + 1, points.count());
      for (int k = i + 1; k < points.count(); k++) {
        nearest = row[k] < nearest ? row[k] : nearest;
      }
    }
    return nearest;
  }

  private static void toExponents(double[] row, double weight, double nearest, int from, int to) {
    for (int k = from; k < to; k++) {
      row[k] = weight * (row[k] - nearest);
    }
  }

  /** row[k] = |y_i - y_k|^2 for from &lt;= k &lt; to, features ascending, four to a pass. */
  private void squaredDistances(int i, int from, int to) {
    Arrays.fill(row, from, to, 0);
    int d = points.dimension();
    int f = 0;
    for (; f + 3 < d; f += 4) {
      double[] v0 = points.feature(f);
      double[] v1 = points.feature(f + 1);
      double[] v2 = points.feature(f + 2);
      double[] v3 = points.feature(f + 3);
      addFour(v0[i], v0, v1[i], v1, v2[i], v2, v3[i], v3, row, from, to);
    }
    for (; f < d; f++) {
      addOne(points.feature(f)[i], points.feature(f), row, from, to);
    }
  }

  private static void addFour(
      double c0,
      double[] v0,
      double c1,
      double[] v1,
      double c2,
      double[] v2,
      double c3,
      double[] v3,
      double[] row,
      int from,
      int to) {
    for (int k = from; k < to; k++) {
      double t0 = c0 - v0[k];
      double t1 = c1 - v1[k];
      double t2 = c2 - v2[k];
      double t3 = c3 - v3[k];
      double sum = Math.fma(t0, t0, row[k]);
      sum = Math.fma(t1, t1, sum);
      sum = Math.fma(t2, t2, sum);
      row[k] = Math.fma(t3, t3, sum);
    }
  }

  private static void addOne(double c, double[] v, double[] row, int from, int to) {
    for (int k = from; k < to; k++) {
      double t = c - v[k];
      row[k] = Math.fma(t, t, row[k]);
    }
  }
}
