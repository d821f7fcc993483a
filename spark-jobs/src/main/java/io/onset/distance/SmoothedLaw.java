package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Triangular;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A Gaussian law smoothed by an isotropic kernel, S = C + eps^2 I with C = A A^T: what (15), (27)
 * and (11) ask of a law. In standard units.
 *
 * <p>Two forms of the squared Mahalanobis distance v^T S^-1 v, chosen by the cheaper count of
 * multiplications, N d^2/2 against N d k for a law of rank k:
 *
 * <ul>
 *   <li>triangular, 2k &gt;= d: |R^-T v|^2 with R^T R = S;
 *   <li>low rank, 2k &lt; d: (|v|^2 - |F v|^2)/eps^2 with F = T^-T A^T, T^T T = eps^2 I + A^T A
 *       (Woodbury); F has singular values below one, so what cancels costs an absolute error of
 *       1e-16 |v|^2/eps^2 in an exponent, no more.
 * </ul>
 *
 * Both triangular factors come from Householder QR, so C is never formed.
 */
public final class SmoothedLaw {

  static final double LOG_2 = StrictMath.log(2);

  private final QuadraticForm form;
  private final double logDeterminant;

  private SmoothedLaw(QuadraticForm form, double logDeterminant) {
    this.form = form;
    this.logDeterminant = logDeterminant;
  }

  /**
   * Smooths a law.
   *
   * @param law N(m, A A^T)
   * @param epsilonSquared eps^2 &gt; 0
   */
  public static SmoothedLaw of(GaussianLaw law, double epsilonSquared) {
    return 2 * law.rank() < law.dimension()
        ? lowRank(law, epsilonSquared)
        : triangular(law, epsilonSquared);
  }

  static SmoothedLaw triangular(GaussianLaw law, double epsilonSquared) {
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(law.factor(), null);
    DMatrixRMaj root = Triangular.factor(transposed, Math.sqrt(epsilonSquared));
    DMatrixRMaj whitening = Triangular.inverseTransposed(root);
    Kernels kernels = Kernels.best();
    QuadraticForm form =
        QuadraticForm.triangular(kernels, law.dimension()).set(tiled(whitening), law.mean(), 1);
    return new SmoothedLaw(form, Triangular.logDeterminantSquared(root));
  }

  static SmoothedLaw lowRank(GaussianLaw law, double epsilonSquared) {
    DMatrixRMaj root = Triangular.factor(law.factor(), Math.sqrt(epsilonSquared));
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(law.factor(), null);
    DMatrixRMaj projection = Triangular.solveTransposed(root, transposed);
    QuadraticForm form =
        QuadraticForm.deflated(Kernels.best(), law.rank(), law.dimension())
            .set(tiled(projection), law.mean(), 1 / epsilonSquared);
    double null0 = (law.dimension() - law.rank()) * StrictMath.log(epsilonSquared);
    return new SmoothedLaw(form, Triangular.logDeterminantSquared(root) + null0);
  }

  private static double[] tiled(DMatrixRMaj m) {
    int tiles = (m.numCols + Kernels.TILE - 1) / Kernels.TILE;
    double[] tiled = new double[tiles * m.numRows * Kernels.TILE];
    for (int i = 0; i < m.numRows; i++) {
      for (int j = 0; j < m.numCols; j++) {
        tiled[(j / Kernels.TILE * m.numRows + i) * Kernels.TILE + j % Kernels.TILE] = m.get(i, j);
      }
    }
    return tiled;
  }

  /** log det S. */
  public double logDeterminant() {
    return logDeterminant;
  }

  /**
   * log of (15), the L2 product of G and the kernel density of the points, in units of kappa: (d/2)
   * log 2 - (1/2) log det S + log mean_k exp(-q_k/2).
   *
   * @param points N x d, N &gt;= 1
   */
  public double logCross(PointSet points) {
    return logScale() + form.logMeanExponential(points);
  }

  /** m^T S^-1 m, the squared Mahalanobis distance of the true mean, 0, from m. */
  public double squaredDistanceFromOrigin() {
    return form.at(new double[form.dimension()]);
  }

  /** log of (15) for a single point at the origin: with eps = 1 it is (27) at eps = 0. */
  public double logCrossAtOrigin() {
    return logScale() - 0.5 * squaredDistanceFromOrigin();
  }

  private double logScale() {
    return 0.5 * (form.dimension() * LOG_2 - logDeterminant);
  }
}
