package io.onset.distance;

import io.onset.kernel.FixedSum;
import io.onset.kernel.Kernels;
import io.onset.kernel.PowerOfTwo;
import io.onset.linalg.PointSet;
import java.util.Arrays;

/**
 * The sum over pairs sum_{i&lt;j} exp(-|y_i - y_j|^2 / (4 eps^2)) of (17), in logs.
 *
 * <p>Tiles of 32 x 32 pairs: first what the exponents are made of, then the exponentials, so that
 * nothing leaves the first-level cache. The exponent is either (y_i . y_j - |y_i|^2/2 -
 * |y_j|^2/2)/(2 eps^2), one multiply-add a feature, or, where that would lose digits, made of the
 * squared differences themselves, two operations a feature. The first form is taken for d/(4 eps^2)
 * &lt;= {@value #EXPANDABLE}, a bound of the exponents' size for points of a standard normal; its
 * absolute error is then of the order of 2e-13.
 *
 * <p>A first pass leaves the exponents unscaled; where everything would underflow (d above some
 * 1500, or far points) a second one scales by the nearest pair. A tile's rows are added in
 * ascending order into 32 sums, one for each column, through all tiles of 32 rows; those are added
 * by {@link FixedSum}, and the rows' sums in ascending order.
 *
 * <p>Holds its memory; to be used again, by one thread.
 */
public final class PairSum {

  private static final int TILE = Kernels.TILE;

  /** Below this the unscaled sum may have lost terms to underflow. */
  private static final double SAFE = 1e-250;

  /** The largest typical exponent for which the square is expanded. */
  private static final double EXPANDABLE = 400;

  /** Stands for an exponent of no pair; as squared distance, product or exponent. */
  private static final double FAR = 0x1p40;

  private final Kernels kernels;
  private final double[] block = new double[TILE * TILE];
  private final double[] sums = new double[TILE];

  /** -|y|^2/2 of every point. */
  private double[] halves = new double[0];

  /** A sum for the given kernels. */
  public PairSum(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The log of the sum over all pairs; -infinity for a single point. */
  public double log(PointSet points, double epsilonSquared) {
    return log(points, epsilonSquared, 0, points.count());
  }

  /**
   * The log of the sum over the pairs i &lt; j with fromRow &lt;= i &lt; toRow.
   *
   * @param points n x d
   * @param epsilonSquared eps^2 &gt; 0
   * @param fromRow a multiple of 32
   * @param toRow a multiple of 32, or n
   */
  public double log(PointSet points, double epsilonSquared, int fromRow, int toRow) {
    if (fromRow % TILE != 0 || toRow % TILE != 0 && toRow != points.count()) {
      throw new IllegalArgumentException(
          "rows must be whole tiles of " + TILE + ", got " + fromRow + " to " + toRow);
    }
    boolean expanded = points.dimension() <= EXPANDABLE * 4 * epsilonSquared;
    Rows rows = new Rows(points, fromRow, toRow, expanded);
    double scale = expanded ? 0.5 / epsilonSquared : -0.25 / epsilonSquared;
    double sum = sum(rows, 0, scale);
    if (sum > SAFE) {
      return StrictMath.log(sum);
    }
    double nearest = nearest(new Rows(points, fromRow, toRow, false));
    double origin = expanded ? -0.5 * nearest : nearest;
    return StrictMath.log(sum(rows, origin, scale)) + scale * origin;
  }

  /** Which pairs, and whether by the expanded square. */
  private record Rows(PointSet points, int from, int to, boolean expanded) {

    int tiles() {
      return (points.count() + TILE - 1) / TILE;
    }

    int count(int tile) {
      return Math.min(TILE, points.count() - tile * TILE);
    }

    /** Whether all places of a block are pairs i &lt; j. */
    boolean isWhole(int i, int j) {
      return i != j && count(j) == TILE;
    }
  }

  private double sum(Rows rows, double origin, double scale) {
    halve(rows);
    double binary = scale * PowerOfTwo.LOG2_E;
    int ofPairs = leastPower(rows, origin, binary);
    double sum = 0;
    for (int i = rows.from / TILE; i * TILE < rows.to; i++) {
      Arrays.fill(sums, 0);
      for (int j = i; j < rows.tiles(); j++) {
        fill(rows, i, j);
        int least = rows.isWhole(i, j) ? ofPairs : PowerOfTwo.LEAST_POWER;
        kernels.addPowers(block, 0, rows.count(i), origin, binary, least, sums);
      }
      sum += FixedSum.of(sums, 0, TILE);
    }
    return sum;
  }

  /**
   * The least power of two that counts. All do where -|y_i - y_j|^2/2 &gt;= -|y_i|^2 - |y_j|^2
   * shows that no exponent is small enough to be cut off; a rounding of both sides is nothing to
   * that.
   */
  private int leastPower(Rows rows, double origin, double binary) {
    if (!rows.expanded || origin != 0) {
      return PowerOfTwo.LEAST_POWER;
    }
    double farthest = 0;
    for (int k = rows.from; k < rows.points.count(); k++) {
      farthest = Math.min(farthest, halves[k]);
    }
    boolean allCount = 4 * farthest * binary >= PowerOfTwo.ALL_COUNT_FROM;
    return allCount ? PowerOfTwo.ALL_COUNT : PowerOfTwo.LEAST_POWER;
  }

  /** The least squared distance of a pair. */
  private double nearest(Rows rows) {
    double nearest = FAR;
    for (int i = rows.from / TILE; i * TILE < rows.to; i++) {
      for (int j = i; j < rows.tiles(); j++) {
        fill(rows, i, j);
        nearest = Math.min(nearest, kernels.least(block, rows.count(i) * TILE));
      }
    }
    return nearest;
  }

  private void halve(Rows rows) {
    PointSet points = rows.points;
    if (!rows.expanded) {
      return;
    }
    if (halves.length < rows.tiles() * TILE) {
      halves = new double[rows.tiles() * TILE];
    }
    double[] origin = new double[points.dimension()];
    for (int t = rows.from / TILE; t < rows.tiles(); t++) {
      kernels.squaredDistances(origin, points.tiles(), points.tileAt(t), halves, t * TILE);
    }
    for (int k = rows.from; k < points.count(); k++) {
      halves[k] *= -0.5;
    }
  }

  /** The block of the pairs of two tiles: -|y_i - y_j|^2/2 or |y_i - y_j|^2. */
  private void fill(Rows rows, int i, int j) {
    PointSet points = rows.points;
    double[] tiles = points.tiles();
    int left = points.tileAt(i);
    int right = points.tileAt(j);
    int d = points.dimension();
    if (rows.expanded) {
      kernels.outerSum(halves, i * TILE, halves, j * TILE, rows.count(i), block, 0);
      kernels.addProduct(tiles, left, tiles, right, rows.count(i), d, block, 0);
    } else {
      Arrays.fill(block, 0);
      kernels.addSquaredDifferences(tiles, left, tiles, right, rows.count(i), d, block, 0);
    }
    if (!rows.isWhole(i, j)) {
      mask(i == j, rows.count(i), rows.count(j), rows.expanded ? -FAR : FAR);
    }
  }

  /** Takes out what is no pair i &lt; j of points. */
  private void mask(boolean diagonal, int rowCount, int columnCount, double far) {
    for (int row = 0; row < rowCount; row++) {
      if (diagonal) {
        Arrays.fill(block, row * TILE, row * TILE + row + 1, far);
      }
      Arrays.fill(block, row * TILE + columnCount, (row + 1) * TILE, far);
    }
  }
}
