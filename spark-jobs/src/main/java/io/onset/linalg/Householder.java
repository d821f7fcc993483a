package io.onset.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Orthogonal factors by EJML's reflections, of e I stacked on A: in this order, since below A an e
 * far above it would swamp the rows of A, and with them a least-squares solution. For the few
 * matrices that are too ill-conditioned for {@link Triangular}'s other ways.
 */
final class Householder {

  private Householder() {}

  /** R of e I over A, c x c, with a diagonal that is nowhere negative; a new matrix. */
  static Tiled factor(Tiled a, double e) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.rows(), a.columns());
    if (!qr.decompose(stack(a, e, a.columns()))) {
      throw new NumericalFailure("QR of a " + a.rows() + "x" + a.columns() + " matrix failed");
    }
    DMatrixRMaj r = qr.getR(null, true);
    Tiled upper = Tiled.zeros(a.columns(), a.columns());
    for (int i = 0; i < r.numRows; i++) {
      double sign = r.get(i, i) < 0 ? -1 : 1;
      for (int j = i; j < r.numCols; j++) {
        upper.set(i, j, sign * r.get(i, j));
      }
    }
    return upper;
  }

  /** The solution B of least squares of (e I over x) B = (0 over y), c x m; a new matrix. */
  static Tiled leastSquares(Tiled x, double e, Tiled y) {
    DMatrixRMaj a = stack(x, e, x.columns());
    LinearSolverDense<DMatrixRMaj> solver =
        LinearSolverFactory_DDRM.leastSquares(a.numRows, a.numCols);
    if (!solver.setA(a)) {
      throw new NumericalFailure("centred x is singular, " + x.rows() + "x" + x.columns());
    }
    DMatrixRMaj solution = new DMatrixRMaj(x.columns(), y.columns());
    DMatrixRMaj right = stack(y, 0, 0);
    if (e != 0) {
      right = below(x.columns(), right);
    }
    solver.solve(right, solution);
    Tiled tiled = Tiled.zeros(x.columns(), y.columns());
    for (int i = 0; i < solution.numRows; i++) {
      for (int j = 0; j < solution.numCols; j++) {
        tiled.set(i, j, solution.get(i, j));
      }
    }
    return tiled;
  }

  /** e I above A; A alone where e = 0. */
  private static DMatrixRMaj stack(Tiled a, double e, int size) {
    int above = e == 0 ? 0 : size;
    DMatrixRMaj stacked = new DMatrixRMaj(above + a.rows(), a.columns());
    for (int i = 0; i < above; i++) {
      stacked.set(i, i, e);
    }
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        stacked.set(above + i, j, a.get(i, j));
      }
    }
    return stacked;
  }

  private static DMatrixRMaj below(int zeros, DMatrixRMaj y) {
    DMatrixRMaj stacked = new DMatrixRMaj(zeros + y.numRows, y.numCols);
    System.arraycopy(y.data, 0, stacked.data, zeros * y.numCols, y.getNumElements());
    return stacked;
  }
}
