package io.onset.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The centred data matrix without its null direction. A centred n x d matrix x has rank at most n -
 * 1, since 1^T x = 0; the reflection that sends 1/sqrt(n) to the first unit vector turns it into a
 * zero row above n - 1 rows, which are returned here. Cross products are kept: reduced(X)^T
 * reduced(Y) = x^T y for the centred x, y, so a least-squares fit on the reduced rows is the fit on
 * the centred ones, and a generic set of n &lt;= d points has full row rank n - 1: nothing has to
 * be truncated.
 *
 * <p>With s = sum_k p_k the rows are p_k - (s + sqrt(n) p_1)/(n + sqrt(n)) for k = 2..n. Backward
 * stable, O(n d).
 */
public final class Centred {

  private Centred() {}

  /**
   * The reduced rows of {@code left + scale right}.
   *
   * @param left n x d, n &gt;= 2
   * @param right n x d
   * @return (n-1) x d
   */
  public static DMatrixRMaj reduce(PointSet left, double scale, PointSet right) {
    int n = left.count();
    int d = left.dimension();
    DMatrixRMaj rows = new DMatrixRMaj(n - 1, d);
    double root = Math.sqrt(n);
    for (int f = 0; f < d; f++) {
      double first = Math.fma(scale, right.get(0, f), left.get(0, f));
      double sum = Math.fma(scale, right.sum(f), left.sum(f));
      double shift = Math.fma(root, first, sum) / (n + root);
      for (int k = 1; k < n; k++) {
        double value = Math.fma(scale, right.get(k, f), left.get(k, f));
        rows.data[(k - 1) * d + f] = value - shift;
      }
    }
    return rows;
  }

  /** The reduced rows of one set; (n-1) x d. */
  public static DMatrixRMaj reduce(PointSet points) {
    return reduce(points, 0, points);
  }
}
