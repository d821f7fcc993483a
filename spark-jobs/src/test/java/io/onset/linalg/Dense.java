package io.onset.linalg;

import io.onset.kernel.Kernels;
import org.ejml.data.DMatrixRMaj;

/** Matrices in tiles from and to EJML's, for tests. */
public final class Dense {

  private Dense() {}

  /** New memory, with this JVM's kernels. */
  public static Workspace memory() {
    return new Workspace(Kernels.best());
  }

  /** A matrix in tiles as EJML's. */
  public static DMatrixRMaj of(Tiled tiled) {
    DMatrixRMaj matrix = new DMatrixRMaj(tiled.rows(), tiled.columns());
    for (int i = 0; i < tiled.rows(); i++) {
      for (int j = 0; j < tiled.columns(); j++) {
        matrix.set(i, j, tiled.get(i, j));
      }
    }
    return matrix;
  }

  /** A triangular factor as EJML's matrix. */
  public static DMatrixRMaj of(Triangular factor) {
    DMatrixRMaj matrix = new DMatrixRMaj(factor.size(), factor.size());
    for (int i = 0; i < factor.size(); i++) {
      for (int j = 0; j < factor.size(); j++) {
        matrix.set(i, j, factor.get(i, j));
      }
    }
    return matrix;
  }

  /** EJML's matrix in tiles. */
  public static Tiled tiled(DMatrixRMaj matrix) {
    Tiled tiled = Tiled.zeros(matrix.numRows, matrix.numCols);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        tiled.set(i, j, matrix.get(i, j));
      }
    }
    return tiled;
  }
}
