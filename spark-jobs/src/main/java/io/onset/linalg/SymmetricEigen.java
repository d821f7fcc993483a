package io.onset.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.symm.SymmetricQREigenHelper_DDRM;
import org.ejml.dense.row.decomposition.eig.symm.SymmetricQrAlgorithm_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix, A = sum_k e_k u_k u_k^T, by
 * EJML's Householder tridiagonalisation and implicit QR steps. Of both only the arithmetic that has
 * the same bits everywhere is used: the one step that takes a sine, EJML's exceptional shift after
 * fifteen ordinary ones, is a failure instead (none of the matrices in SymmetricEigenTest needs
 * it), and so is the choice between EJML's single and multi-threaded twins, which is not made.
 *
 * <p>Accuracy: residual and loss of orthogonality of some 1e-15 times |A|. An eigenvalue far below
 * that is noise: whoever knows the rank sets it to zero.
 */
public final class SymmetricEigen {

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * The eigenvalues in ascending order with their vectors.
   *
   * @param matrix d x d, of which the blocks on and above the diagonal count; not modified
   * @throws NumericalFailure where an element is not finite, or the iteration does not end
   */
  public static SymmetricEigen of(Tiled matrix) {
    int d = matrix.rows();
    matrix.requireShape(d, d);
    TridiagonalDecompositionHouseholder_DDRM tridiagonal =
        new TridiagonalDecompositionHouseholder_DDRM();
    if (!tridiagonal.decompose(full(matrix))) {
      throw failure(d);
    }
    double[] diagonal = new double[d];
    double[] off = new double[Math.max(1, d - 1)];
    tridiagonal.getDiagonal(diagonal, off);
    DMatrixRMaj rows = tridiagonal.getQ(null, true);
    SymmetricQREigenHelper_DDRM state = new PlainShifts();
    state.init(diagonal, off, d);
    state.setQ(rows);
    SymmetricQrAlgorithm_DDRM steps = new SymmetricQrAlgorithm_DDRM(state);
    steps.setFastEigenvalues(false);
    if (!steps.process(d, null, null)) {
      throw failure(d);
    }
    return sorted(steps, rows);
  }

  private static DMatrixRMaj full(Tiled matrix) {
    int d = matrix.rows();
    DMatrixRMaj copy = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        double value = NumericalFailure.requireFinite("an element", matrix.get(i, j));
        copy.set(i, j, value);
        copy.set(j, i, value);
      }
    }
    return copy;
  }

  /** The rows in the order of their eigenvalues. */
  private static SymmetricEigen sorted(SymmetricQrAlgorithm_DDRM steps, DMatrixRMaj rows) {
    int d = rows.numRows;
    int[] order =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(steps::getEigenvalue))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[d];
    double[][] vectors = new double[d][d];
    for (int k = 0; k < d; k++) {
      values[k] = steps.getEigenvalue(order[k]);
      System.arraycopy(rows.data, order[k] * d, vectors[k], 0, d);
    }
    return new SymmetricEigen(values, vectors);
  }

  private static NumericalFailure failure(int d) {
    return new NumericalFailure("eigenvalues of a " + d + "x" + d + " matrix failed");
  }

  /** d, the number of eigenvalues. */
  public int size() {
    return values.length;
  }

  /** Eigenvalue k, in ascending order. */
  public double value(int k) {
    return values[k];
  }

  /** The eigenvector of eigenvalue k, of length 1; the array itself, not to be written to. */
  public double[] vector(int k) {
    return vectors[k];
  }

  /** Steps without sines; EJML's hook for the others is this method. */
  private static final class PlainShifts extends SymmetricQREigenHelper_DDRM {
    @Override
    public void exceptionalShift() {
      throw failure(N);
    }
  }
}
