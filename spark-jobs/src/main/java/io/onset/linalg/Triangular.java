package io.onset.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Upper triangular factors R of sums of squares, R^T R = A^T A + e^2 I, by Householder QR of e I
 * stacked on A. The cross product itself is never formed, so the relative error of R is of the
 * order of the machine precision times the condition number of R, not of its square.
 */
public final class Triangular {

  private Triangular() {}

  /**
   * The factor R of A^T A + e^2 I.
   *
   * @param a r x c, not modified; r &gt;= c where e = 0
   * @param e the square root of what is added to the diagonal, &gt;= 0
   * @return c x c, upper triangular, diagonal of any sign
   */
  public static DMatrixRMaj factor(DMatrixRMaj a, double e) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.numRows, a.numCols);
    if (!qr.decompose(stack(a, e))) {
      throw new NumericalFailure("QR of a " + a.numRows + "x" + a.numCols + " matrix failed");
    }
    return qr.getR(null, true);
  }

  /**
   * e I above A; a copy of A where e = 0. In this order: below A, an e far above it would swamp the
   * rows of A in the reflections, and with them a least-squares solution.
   */
  public static DMatrixRMaj stack(DMatrixRMaj a, double e) {
    int above = e == 0 ? 0 : a.numCols;
    DMatrixRMaj stacked = new DMatrixRMaj(above + a.numRows, a.numCols);
    System.arraycopy(a.data, 0, stacked.data, above * a.numCols, a.numRows * a.numCols);
    for (int i = 0; i < above; i++) {
      stacked.set(i, i, e);
    }
    return stacked;
  }

  /**
   * Overwrites B by R^-T B, where R is upper triangular.
   *
   * @param r c x c upper triangular with a non-zero diagonal
   * @param b c x k, overwritten
   * @return b
   */
  public static DMatrixRMaj solveTransposed(DMatrixRMaj r, DMatrixRMaj b) {
    requireInvertible(r);
    for (int i = 0; i < r.numRows; i++) {
      for (int k = 0; k < i; k++) {
        subtractRow(b, i, r.get(k, i), k);
      }
      scaleRow(b, i, 1 / r.get(i, i));
    }
    return b;
  }

  /** R^-T, lower triangular; c x c. */
  public static DMatrixRMaj inverseTransposed(DMatrixRMaj r) {
    requireInvertible(r);
    DMatrixRMaj lower = new DMatrixRMaj(r.numRows, r.numCols);
    for (int i = 0; i < r.numRows; i++) {
      for (int k = 0; k <= i; k++) {
        lower.set(i, k, r.get(k, i));
      }
    }
    TriangularSolver_DDRM.invertLower(lower.data, lower.numRows);
    return lower;
  }

  /** log |det R|^2 = 2 sum_i log |R_ii|. */
  public static double logDeterminantSquared(DMatrixRMaj r) {
    double sum = 0;
    for (int i = 0; i < r.numRows; i++) {
      sum += StrictMath.log(Math.abs(r.get(i, i)));
    }
    return 2 * sum;
  }

  private static void requireInvertible(DMatrixRMaj r) {
    for (int i = 0; i < r.numRows; i++) {
      if (!(Math.abs(r.get(i, i)) > 0)) {
        throw new NumericalFailure("triangular factor is singular at " + i + ": " + r.get(i, i));
      }
    }
  }

  private static void subtractRow(DMatrixRMaj b, int to, double factor, int from) {
    int target = to * b.numCols;
    int source = from * b.numCols;
    for (int j = 0; j < b.numCols; j++) {
      b.data[target + j] = Math.fma(-factor, b.data[source + j], b.data[target + j]);
    }
  }

  private static void scaleRow(DMatrixRMaj b, int row, double factor) {
    for (int j = row * b.numCols; j < (row + 1) * b.numCols; j++) {
      b.data[j] *= factor;
    }
  }
}
