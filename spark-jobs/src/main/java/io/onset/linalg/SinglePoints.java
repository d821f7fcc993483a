package io.onset.linalg;

import io.onset.kernel.Kernels;

/**
 * A copy of points in single precision: d x n in tiles of {@value Kernels#SINGLE_TILE} points,
 * coordinate f of point k at {@code ((k / 64) * d + f) * 64 + k % 64}; zeros beyond the last point.
 *
 * <p>Immutable by agreement: {@link #tiles} is the array itself, for kernels.
 */
public final class SinglePoints {

  private static final int TILE = Kernels.SINGLE_TILE;

  private final float[] tiles;
  private final double greatestNorm;

  private SinglePoints(float[] tiles, double greatestNorm) {
    this.tiles = tiles;
    this.greatestNorm = greatestNorm;
  }

  /** A copy, every coordinate rounded to the nearest single. */
  static SinglePoints of(PointSet points) {
    int dimension = points.dimension();
    int count = (points.count() + TILE - 1) / TILE;
    float[] tiles = new float[count * dimension * TILE];
    double greatest = 0;
    for (int from = 0; from < points.count(); from += Kernels.TILE) {
      int at = from / TILE * dimension * TILE + from % TILE;
      int width = Math.min(Kernels.TILE, points.count() - from);
      greatest = Math.max(greatest, copy(points, from, width, tiles, at));
    }
    return new SinglePoints(tiles, Math.sqrt(greatest));
  }

  /** Copies the points of one tile; the greatest of their squared norms. */
  private static double copy(PointSet points, int from, int width, float[] out, int outAt) {
    double[] tiles = points.tiles();
    double[] squares = new double[width];
    for (int f = 0; f < points.dimension(); f++) {
      int at = points.tileAt(from / Kernels.TILE) + f * Kernels.TILE;
      for (int k = 0; k < width; k++) {
        double value = tiles[at + k];
        out[outAt + f * TILE + k] = (float) value;
        squares[k] = Math.fma(value, value, squares[k]);
      }
    }
    double greatest = 0;
    for (double square : squares) {
      greatest = Math.max(greatest, square);
    }
    return greatest;
  }

  /** The tiles, see the class description; read only. */
  public float[] tiles() {
    return tiles;
  }

  /** The greatest |y_k| of the original points, in double precision; NaN if one has a NaN. */
  public double greatestNorm() {
    return greatestNorm;
  }
}
