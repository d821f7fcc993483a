package io.onset.diffusion;

import static io.onset.linalg.NumericalFailure.requireFinite;

import io.onset.linalg.Centred;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import io.onset.linalg.Triangular;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The one-step linear denoiser (2) fitted on a training set: theta1^T = (x^T x + ridge n tau^2
 * I)^-1 x^T y for the centred n x d matrices x, y, of minimum norm and rank n - 1 where n &lt;= d
 * and the ridge is 0. In {@linkplain ForwardProcess standard units}, where tau^2 = 1 + r^2.
 *
 * <p>The gain is kept as the product theta1 = U W^T of d x k factors: k = n - 1 where that is below
 * d, and U = theta1 without a W (W = I) otherwise. Both fits are orthogonal (Householder QR), so
 * the relative error is of the order of 1e-16 times the condition number of x; see
 * LinearDenoiserTest.
 */
public final class LinearDenoiser {

  private final DMatrixRMaj left;
  private final DMatrixRMaj right;
  private final double[] mean;
  private final double spread;

  private LinearDenoiser(
      DMatrixRMaj left, DMatrixRMaj right, PointSet data, PointSet noise, double ratio) {
    this.left = left;
    this.right = right;
    this.mean = lawMean(left, right, data.mean(), noise.mean(), ratio);
    this.spread = Math.sqrt(pooledVariance(data) + ratio * ratio);
  }

  /**
   * Fits the denoiser.
   *
   * @param data y, n x d standard normals (the training set), n &gt;= 2; not modified
   * @param noise z, n x d (the forward noise); not modified
   * @param noiseRatio r, {@link ForwardProcess#noiseRatio}
   * @param ridge &gt;= 0
   * @throws NumericalFailure where the fit is singular, or r or the penalty overflows
   */
  public static LinearDenoiser fit(PointSet data, PointSet noise, double noiseRatio, double ridge) {
    requireFinite("noise ratio r", noiseRatio);
    double penalty = ridge * data.count() * (1 + noiseRatio * noiseRatio);
    double shrink = Math.sqrt(requireFinite("ridge n tau^2", penalty));
    DMatrixRMaj x = Centred.reduce(data, noiseRatio, noise);
    DMatrixRMaj y = Centred.reduce(data);
    return x.numRows < x.numCols
        ? underdetermined(x, y, shrink, data, noise, noiseRatio)
        : overdetermined(x, y, shrink, data, noise, noiseRatio);
  }

  /** theta1^T = x^T (x x^T + s^2 I)^-1 y = (T^-T x)^T (T^-T y), T^T T = x x^T + s^2 I. */
  private static LinearDenoiser underdetermined(
      DMatrixRMaj x, DMatrixRMaj y, double shrink, PointSet data, PointSet noise, double ratio) {
    DMatrixRMaj factor = Triangular.factor(CommonOps_DDRM.transpose(x, null), shrink);
    DMatrixRMaj right = CommonOps_DDRM.transpose(Triangular.solveTransposed(factor, x), null);
    DMatrixRMaj left = CommonOps_DDRM.transpose(Triangular.solveTransposed(factor, y), null);
    return new LinearDenoiser(left, right, data, noise, ratio);
  }

  /** Least squares of 0 over y on s I over x. */
  private static LinearDenoiser overdetermined(
      DMatrixRMaj x, DMatrixRMaj y, double shrink, PointSet data, PointSet noise, double ratio) {
    int d = x.numCols;
    DMatrixRMaj a = Triangular.stack(x, shrink);
    DMatrixRMaj b = new DMatrixRMaj(a.numRows, d);
    System.arraycopy(y.data, 0, b.data, (a.numRows - y.numRows) * d, y.getNumElements());
    LinearSolverDense<DMatrixRMaj> solver =
        LinearSolverFactory_DDRM.leastSquares(a.numRows, a.numCols);
    if (!solver.setA(a)) {
      throw new NumericalFailure("centred x is singular, " + x.numRows + "x" + d);
    }
    DMatrixRMaj transposedGain = new DMatrixRMaj(d, d);
    solver.solve(b, transposedGain);
    DMatrixRMaj gain = CommonOps_DDRM.transpose(transposedGain, null);
    return new LinearDenoiser(gain, null, data, noise, ratio);
  }

  /** m = Ybar - r theta1 Zbar (4). */
  private static double[] lawMean(
      DMatrixRMaj left, DMatrixRMaj right, double[] dataMean, double[] noiseMean, double ratio) {
    DMatrixRMaj inner = DMatrixRMaj.wrap(noiseMean.length, 1, noiseMean);
    if (right != null) {
      DMatrixRMaj projected = new DMatrixRMaj(right.numCols, 1);
      CommonOps_DDRM.multTransA(right, inner, projected);
      inner = projected;
    }
    DMatrixRMaj mean = DMatrixRMaj.wrap(dataMean.length, 1, dataMean.clone());
    CommonOps_DDRM.multAdd(-ratio, left, inner, mean);
    return mean.data;
  }

  /** S = (1/(n d)) sum_k |Y_k - Ybar|^2 (3). */
  private static double pooledVariance(PointSet data) {
    double[] mean = data.mean();
    double sum = 0;
    for (int f = 0; f < data.dimension(); f++) {
      for (int k = 0; k < data.count(); k++) {
        double difference = data.get(k, f) - mean[f];
        sum = Math.fma(difference, difference, sum);
      }
    }
    return sum / ((double) data.count() * data.dimension());
  }

  /** theta1, d x d; a new matrix. */
  public DMatrixRMaj gain() {
    if (right == null) {
      return left.copy();
    }
    DMatrixRMaj gain = new DMatrixRMaj(left.numRows, left.numRows);
    CommonOps_DDRM.multTransB(left, right, gain);
    return gain;
  }

  /** min(n - 1, d). */
  public int rank() {
    return left.numCols;
  }

  /**
   * The law of theta0 + theta1 X for Gaussian X of the training set's mean and pooled variance (3),
   * (4).
   */
  public GaussianLaw law(GeneratedCovariance covariance) {
    DMatrixRMaj factor =
        switch (covariance) {
          case CORRECTED -> right == null ? left.copy() : outerRoot(left, right);
          case AS_PRINTED ->
              right == null ? CommonOps_DDRM.transpose(left, null) : outerRoot(right, left);
        };
    CommonOps_DDRM.scale(spread, factor);
    return GaussianLaw.of(mean, factor);
  }

  /** A with A A^T = U W^T W U^T: A = U R^T, R^T R = W^T W; d x k. */
  private static DMatrixRMaj outerRoot(DMatrixRMaj outer, DMatrixRMaj inner) {
    DMatrixRMaj factor = new DMatrixRMaj(outer.numRows, outer.numCols);
    CommonOps_DDRM.multTransB(outer, Triangular.factor(inner, 0), factor);
    return factor;
  }
}
