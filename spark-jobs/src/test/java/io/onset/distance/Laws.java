package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.GaussianLaw.Weight;
import io.onset.linalg.Dense;
import io.onset.linalg.Normals;
import io.onset.linalg.Products;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Gaussian laws for tests, and the textbook's formulas for them. */
final class Laws {

  private Laws() {}

  /** A law of rank k. */
  static GaussianLaw random(long seed, int d, int rank) {
    Normals normals = new Normals(seed);
    return of(normals.vector(d), normals.matrix(d, rank));
  }

  /** N(mean, diag(deviations)^2). */
  static GaussianLaw diagonal(double[] mean, double... deviations) {
    return of(mean, CommonOps_DDRM.diag(deviations));
  }

  /** N(mean, A A^T) of A, d x k. */
  static GaussianLaw of(double[] mean, DMatrixRMaj factor) {
    Tiled transposed = Dense.tiled(CommonOps_DDRM.transpose(factor, null));
    return GaussianLaw.of(Dense.memory(), mean, transposed);
  }

  /** The law N(m, Y^T (x x^T)^-1 Y) of random k x d rows Y and x, x k x d as a fit has it. */
  static GaussianLaw weighted(long seed, int d, int rank) {
    return weighted(seed, 1, d, rank);
  }

  /** The same, the first row of x scaled. */
  static GaussianLaw weighted(long seed, double scale, int d, int rank) {
    Normals normals = new Normals(seed);
    Tiled transposed = Dense.tiled(normals.matrix(d, rank));
    for (int f = 0; f < d; f++) {
      transposed.set(f, 0, scale * transposed.get(f, 0));
    }
    Tiled gram = Products.gram(Dense.memory(), transposed);
    Triangular root = Triangular.factor(Dense.memory(), transposed, gram, 0);
    Tiled rows = Dense.tiled(normals.matrix(rank, d));
    Weight weight = new Weight(transposed, gram, root);
    return GaussianLaw.weighted(Dense.memory(), normals.vector(d), rows, weight);
  }

  /** A, d x k. */
  static DMatrixRMaj factor(GaussianLaw law) {
    return CommonOps_DDRM.transpose(Dense.of(law.transposedFactor()), null);
  }

  /** The law of Q y. */
  static GaussianLaw turned(GaussianLaw law, DMatrixRMaj rotation) {
    DMatrixRMaj turned = CommonOps_DDRM.mult(rotation, factor(law), null);
    return of(times(rotation, law.mean()), turned);
  }

  static DMatrixRMaj rotation(int d) {
    return RandomMatrices_DDRM.orthogonal(d, d, new java.util.Random(d));
  }

  static double[] times(DMatrixRMaj matrix, double[] vector) {
    DMatrixRMaj column = DMatrixRMaj.wrap(vector.length, 1, vector);
    return CommonOps_DDRM.mult(matrix, column, null).data;
  }

  /** A A^T + variance I. */
  static DMatrixRMaj covariance(GaussianLaw law, double variance) {
    int d = law.dimension();
    DMatrixRMaj covariance = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransB(factor(law), factor(law), covariance);
    CommonOps_DDRM.addEquals(covariance, variance, CommonOps_DDRM.identity(d));
    return covariance;
  }

  /** (point - mean)^T (A A^T + variance I)^-1 (point - mean). */
  static double quadratic(GaussianLaw law, double variance, double[] point) {
    int d = law.dimension();
    DMatrixRMaj v = new DMatrixRMaj(d, 1);
    for (int i = 0; i < d; i++) {
      v.set(i, 0, point[i] - law.mean()[i]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(d);
    if (!solver.setA(covariance(law, variance))) {
      throw new IllegalStateException("covariance is not positive");
    }
    DMatrixRMaj solution = new DMatrixRMaj(d, 1);
    solver.solve(v.copy(), solution);
    return CommonOps_DDRM.dot(v, solution);
  }
}
