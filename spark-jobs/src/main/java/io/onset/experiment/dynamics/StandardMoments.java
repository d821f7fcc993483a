package io.onset.experiment.dynamics;

import io.onset.linalg.Centred;
import io.onset.linalg.PointSet;
import io.onset.linalg.Products;
import io.onset.linalg.Sample;
import io.onset.linalg.Tiled;
import io.onset.linalg.Workspace;

/**
 * The empirical moments of N standard normal points: data of any covariance Sigma = diag(lambda)
 * has the moments {@code sqrt(lambda_i) mean_i} and {@code sqrt(lambda_i lambda_j) S_ij}, so that
 * all spectra of a trial share these.
 *
 * @param size N
 * @param mean d values
 * @param scatter N S = sum_k (z_k - mean)(z_k - mean)^T, d x d, the blocks on and above the
 *     diagonal
 */
record StandardMoments(int size, double[] mean, Tiled scatter) {

  /**
   * The moments of points.
   *
   * @param points N x d, N &gt;= 2
   */
  static StandardMoments of(Workspace memory, PointSet points) {
    Sample sample = Sample.of(memory, points);
    Tiled scatter = Products.gram(memory, Centred.of(memory, sample).byFeature(memory));
    return new StandardMoments(points.count(), sample.mean(), scatter);
  }

  /**
   * The same law from fewer numbers: mean ~ N(0, I/N), scatter B B^T ~ Wishart_d(N - 1, I) with B
   * lower triangular, normals below its diagonal and on it the root of a chi-square of N - 1 - i
   * degrees of freedom, i from 0 [Bartlett 1933].
   *
   * @param mean d standard normals; not modified
   * @param below d x d standard normals, row by row; those on and above the diagonal are not used
   * @param diagonal d chi variates
   */
  static StandardMoments bartlett(
      Workspace memory, int size, double[] mean, double[] below, double[] diagonal) {
    int d = mean.length;
    Tiled transposed = memory.matrix(d, d);
    double[] scaled = memory.array(d);
    double root = Math.sqrt(size);
    for (int i = 0; i < d; i++) {
      scaled[i] = mean[i] / root;
      for (int k = 0; k < d; k++) {
        double element = k == i ? diagonal[i] : below[i * d + k];
        transposed.set(k, i, k <= i ? element : 0);
      }
    }
    return new StandardMoments(size, scaled, Products.gram(memory, transposed));
  }

  /** Whether there are enough points for {@link #bartlett}: N - 1 &gt;= d. */
  static boolean suitsBartlett(int size, int dimension) {
    return size - 1 >= dimension;
  }

  /** d. */
  int dimension() {
    return mean.length;
  }

  /** The rank of the scatter, min(d, N - 1). */
  int rank() {
    return Math.min(mean.length, size - 1);
  }
}
