package io.onset.linalg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular values of a matrix, by EJML's decomposition: to look at, for they are slow and no
 * result depends on them.
 */
public final class SingularValues {

  private SingularValues() {}

  /**
   * All min(r, c) of them, the largest first; relative to it each is within some 1e-15.
   *
   * @param matrix r x c; not modified
   * @throws NumericalFailure where an element is not finite, or the iteration does not end
   */
  public static List<Double> of(Tiled matrix) {
    DMatrixRMaj copy = new DMatrixRMaj(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        copy.set(i, j, NumericalFailure.requireFinite("an element", matrix.get(i, j)));
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(copy.numRows, copy.numCols, false, false, true);
    if (!svd.decompose(copy)) {
      String size = matrix.rows() + "x" + matrix.columns();
      throw new NumericalFailure("singular values of a " + size + " matrix failed");
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < svd.numberOfSingularValues(); i++) {
      values.add(svd.getSingularValues()[i]);
    }
    values.sort(Collections.reverseOrder());
    return List.copyOf(values);
  }
}
