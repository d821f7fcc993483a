package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Points of R^d as the kernels read them: a d x n matrix in {@linkplain Kernels tiles} of {@value
 * Kernels#TILE} points, coordinate f of point k at {@code ((k / 32) * d + f) * 32 + k % 32}. What
 * is beyond the last point in its tile is not a point's and may be anything finite.
 *
 * <p>Immutable by agreement: {@link #tiles} is the array itself, for kernels, and nobody but {@link
 * #fill} writes to it.
 */
public final class PointSet implements Serializable {

  private static final int TILE = Kernels.TILE;

  private final double[] tiles;
  private final int count;
  private final int dimension;
  private final SingleCopy copy;

  PointSet(double[] tiles, int count, int dimension, SingleCopy copy) {
    this.tiles = tiles;
    this.count = count;
    this.dimension = dimension;
    this.copy = copy;
  }

  /** Writes whole points, one after the other, into a buffer: {@link #draw}'s source. */
  @FunctionalInterface
  public interface Source {

    /**
     * Writes the numbers first, first + 1, ... of the source.
     *
     * @param first number of the first value
     * @param out where to write, from index 0
     * @param length how many
     */
    void fill(long first, double[] out, int length);
  }

  /**
   * Room for points, all at the origin.
   *
   * @param count n &gt;= 1
   * @param dimension d &gt;= 1
   * @throws IllegalArgumentException if an array cannot be so long
   */
  public static PointSet zeros(int count, int dimension) {
    return new PointSet(new double[Tiled.length(dimension, count)], count, dimension, null);
  }

  /** New points from a source, see {@link #fill}. */
  public static PointSet draw(Source source, int count, int dimension) {
    return zeros(count, dimension).fill(source);
  }

  /** Points from rows, one point a row; copied. */
  public static PointSet of(double[][] rows) {
    PointSet points = zeros(rows.length, rows[0].length);
    for (int k = 0; k < rows.length; k++) {
      points.transpose(rows[k], k, 1);
    }
    return points;
  }

  /** New points from a source, in the memory of a workspace. */
  public static PointSet draw(Workspace memory, Source source, int count, int dimension) {
    double[] tiles = memory.array(Tiled.length(dimension, count));
    PointSet points = new PointSet(tiles, count, dimension, null);
    int mark = memory.mark();
    points.fill(source, memory.array(chunk(count) * dimension));
    memory.release(mark);
    return points;
  }

  /**
   * Overwrites the points from a source that counts point by point: coordinate f of point k is its
   * number k d + f. A smaller set is thus a prefix of a larger one.
   *
   * @return this
   */
  public PointSet fill(Source source) {
    return fill(source, new double[chunk(count) * dimension]);
  }

  private static int chunk(int count) {
    return Math.min(TILE, count);
  }

  private PointSet fill(Source source, double[] buffer) {
    int chunk = chunk(count);
    for (int k = 0; k < count; k += chunk) {
      int points = Math.min(chunk, count - k);
      source.fill((long) k * dimension, buffer, points * dimension);
      transpose(buffer, k, points);
    }
    return this;
  }

  /** Writes some points, one after the other, to the places from {@code first} on in one tile. */
  private void transpose(double[] rows, int first, int points) {
    int at = index(first, 0);
    for (int k = 0; k < points; k++) {
      int row = k * dimension;
      for (int f = 0; f < dimension; f++) {
        tiles[at + k + f * TILE] = rows[row + f];
      }
    }
  }

  private int index(int point, int feature) {
    return (point / TILE * dimension + feature) * TILE + point % TILE;
  }

  /** The first {@code size} points; shares this set's array. */
  public PointSet prefix(int size) {
    if (size < 1 || size > count) {
      throw new IllegalArgumentException("prefix must be 1 to " + count + " points, got " + size);
    }
    return size == count ? this : new PointSet(tiles, size, dimension, copy);
  }

  /**
   * These points, as many trials will meet them: no longer to be filled, and with a copy in single
   * precision, made when first asked for, to be had for a screen. Shares this set's array.
   */
  public PointSet shared() {
    return new PointSet(tiles, count, dimension, new SingleCopy(this));
  }

  /** Whether there is a copy in single precision. */
  public boolean isShared() {
    return copy != null;
  }

  /**
   * The copy in single precision of these and, in a prefix, the further points of the shared set.
   */
  public SinglePoints singles() {
    return copy.get();
  }

  /** Coordinate f of point k. */
  public double get(int point, int feature) {
    return tiles[index(point, feature)];
  }

  /** n, the number of points. */
  public int count() {
    return count;
  }

  /** d, the number of coordinates. */
  public int dimension() {
    return dimension;
  }

  /** The tiles, see the class description; read only. */
  public double[] tiles() {
    return tiles;
  }

  /** Where a tile begins. */
  public int tileAt(int tile) {
    return tile * dimension * TILE;
  }

  /** The mean of the points, d values. */
  public double[] mean() {
    return mean(new double[dimension]);
  }

  /** Overwrites {@code mean} by the points' mean: tile by tile in order, see {@link #rowSum}. */
  double[] mean(double[] mean) {
    Arrays.fill(mean, 0);
    for (int from = 0; from < count; from += TILE) {
      int at = tileAt(from / TILE);
      for (int f = 0; f < dimension; f++) {
        mean[f] += rowSum(at + f * TILE, Math.min(TILE, count - from));
      }
    }
    for (int f = 0; f < dimension; f++) {
      mean[f] /= count;
    }
    return mean;
  }

  /** Four sums, one for each remainder of the index modulo 4, in order; then those of pairs. */
  private double rowSum(int at, int points) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int whole = at + points - points % 4;
    for (int k = at; k < whole; k += 4) {
      s0 += tiles[k];
      s1 += tiles[k + 1];
      s2 += tiles[k + 2];
      s3 += tiles[k + 3];
    }
    for (int k = whole; k < at + points; k++) {
      s0 += tiles[k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
