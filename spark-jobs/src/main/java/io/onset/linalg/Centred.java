package io.onset.linalg;

import io.onset.kernel.Kernels;

/**
 * The centred data matrix without its null direction. A centred n x d matrix x has rank at most n -
 * 1, since 1^T x = 0; the reflection that sends 1/sqrt(n) to the last unit vector turns it into n -
 * 1 rows, which are returned here, above a zero row. Cross products are kept: reduced(X)^T
 * reduced(Y) = x^T y for the centred x, y, so a least-squares fit on the reduced rows is the fit on
 * the centred ones, and a generic set of n &lt;= d points has full row rank n - 1: nothing has to
 * be truncated.
 *
 * <p>With s = sum_k p_k the rows are p_k - (s + sqrt(n) p_n)/(n + sqrt(n)) for k = 1..n-1. Backward
 * stable, O(n d).
 */
public final class Centred {

  private static final int TILE = Kernels.TILE;

  private final PointSet left;
  private final double scale;
  private final PointSet right;
  private final double[] shift;

  private Centred(PointSet left, double scale, PointSet right, double[] shift) {
    this.left = left;
    this.scale = scale;
    this.right = right;
    this.shift = shift;
  }

  /**
   * The points {@code left + scale right}, to be reduced.
   *
   * @param left n x d, n &gt;= 2
   * @param right n x d
   */
  public static Centred of(Workspace memory, Sample left, double scale, Sample right) {
    int n = left.points().count();
    int d = left.points().dimension();
    double root = Math.sqrt(n);
    double[] shift = memory.array(d);
    for (int f = 0; f < d; f++) {
      double last = value(left.points().get(n - 1, f), scale, right.points().get(n - 1, f));
      double mean = value(left.mean()[f], scale, right.mean()[f]);
      shift[f] = (n * mean + root * last) / (n + root);
    }
    return new Centred(left.points(), scale, right.points(), shift);
  }

  /** The points of one set, to be reduced. */
  public static Centred of(Workspace memory, Sample points) {
    return of(memory, points, 0, points);
  }

  private static double value(double left, double scale, double right) {
    return Math.fma(scale, right, left);
  }

  /** The reduced rows, a column a feature; (n-1) x d, a new matrix of the workspace. */
  public Tiled byFeature(Workspace memory) {
    int n = left.count() - 1;
    int d = left.dimension();
    Tiled rows = memory.matrix(n, d);
    int mark = memory.mark();
    double[] block = memory.array(d * TILE);
    for (int from = 0; from < n; from += TILE) {
      write(from / TILE, block, 0);
      rows.setTransposed(new Tiled(block, d, Math.min(TILE, n - from)), from);
    }
    memory.release(mark);
    return rows;
  }

  /** The same, a column a point; d x (n-1), a new matrix of the workspace. */
  public Tiled byPoint(Workspace memory) {
    Tiled columns = memory.matrix(left.dimension(), left.count() - 1);
    for (int tile = 0; tile < columns.tiles(); tile++) {
      write(tile, columns.data(), columns.at(tile, 0));
    }
    return columns;
  }

  /** A tile, with what is beyond the last point. */
  private void write(int tile, double[] out, int at) {
    for (int f = 0; f < left.dimension(); f++) {
      writeRow(left.tileAt(tile) + f * TILE, shift[f], out, at + f * TILE);
    }
  }

  private void writeRow(int from, double shift, double[] out, int at) {
    double[] first = left.tiles();
    double[] second = right.tiles();
    for (int k = 0; k < TILE; k++) {
      out[at + k] = Math.fma(scale, second[from + k], first[from + k]) - shift;
    }
  }
}
