package io.onset.diffusion;

import io.onset.linalg.NumericalFailure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition;

/**
 * A Gaussian law N(m, A A^T) on R^d, possibly singular: A is d x k with k &lt;= d. Immutable; the
 * arrays that it hands out are its own, not to be written to.
 */
public final class GaussianLaw {

  private final double[] mean;
  private final DMatrixRMaj factor;

  private GaussianLaw(double[] mean, DMatrixRMaj factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /**
   * A law from its mean and a factor of its covariance; neither is copied.
   *
   * @param mean m, length d
   * @param factor A, d x k, k &lt;= d
   */
  public static GaussianLaw of(double[] mean, DMatrixRMaj factor) {
    if (mean.length != factor.numRows || factor.numCols > factor.numRows) {
      throw new IllegalArgumentException(
          "factor is " + factor.numRows + "x" + factor.numCols + ", mean has " + mean.length);
    }
    return new GaussianLaw(mean, factor);
  }

  /** m, length d. */
  public double[] mean() {
    return mean;
  }

  /** A, d x k. */
  public DMatrixRMaj factor() {
    return factor;
  }

  /** d. */
  public int dimension() {
    return mean.length;
  }

  /** k, the rank of the covariance. */
  public int rank() {
    return factor.numCols;
  }

  /** Whether the law has a density: k = d. */
  public boolean isRegular() {
    return rank() == dimension();
  }

  /** tr A A^T. */
  public double covarianceTrace() {
    return sumOfSquares(factor.data, factor.getNumElements());
  }

  /** |m|^2. */
  public double meanSquared() {
    return sumOfSquares(mean, mean.length);
  }

  /** log det A A^T = 2 log |det A|; -infinity for a singular law. */
  public double logDeterminant() {
    if (!isRegular()) {
      return Double.NEGATIVE_INFINITY;
    }
    DMatrixRMaj upper = lu().getUpper(null);
    double sum = 0;
    for (int i = 0; i < upper.numRows; i++) {
      sum += StrictMath.log(Math.abs(upper.get(i, i)));
    }
    return 2 * sum;
  }

  /** A^-1, d x d, of a regular law; a new matrix. */
  public DMatrixRMaj inverseFactor() {
    DMatrixRMaj inverse = new DMatrixRMaj(dimension(), dimension());
    if (!isRegular() || !CommonOps_DDRM.invert(factor, inverse)) {
      throw new NumericalFailure("covariance factor of the generated law is singular");
    }
    return inverse;
  }

  private LUDecomposition<DMatrixRMaj> lu() {
    LUDecomposition<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(factor.numRows, factor.numCols);
    if (!lu.decompose(factor.copy())) {
      throw new NumericalFailure("LU of the covariance factor failed");
    }
    return lu;
  }

  private static double sumOfSquares(double[] values, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum = Math.fma(values[i], values[i], sum);
    }
    return sum;
  }
}
