package io.onset.experiment.dynamics;

import io.onset.linalg.SymmetricEigen;
import io.onset.linalg.Tiled;
import java.util.Arrays;

/**
 * A training set of N points of N(0, Sigma) as a linear diffusion model sees it: the eigenvectors
 * u_k of the empirical covariance Sigma_0 = U diag(l) U^T, with 1/N, and what of the population and
 * of the empirical mean mu_0 lies along each.
 *
 * <p>Modes in ascending order of l. The rank of Sigma_0 is min(d, N - 1), and the eigenvalues of
 * the other, null modes are set to exactly 0: what rounding leaves of them, 1e-16 or so, would be
 * taken for a mode that was learned. Their vectors are any orthonormal basis of the null space.
 */
final class TrainingModes {

  private final Spectrum spectrum;
  private final int size;
  private final double[] mean;
  private final double[] eigenvalues;
  private final double[][] vectors;
  private final double[] spread;
  private final double[] precision;
  private final double[] offset;
  private final int nulls;

  private TrainingModes(Spectrum spectrum, StandardMoments moments, SymmetricEigen eigen) {
    int d = spectrum.dimension();
    this.spectrum = spectrum;
    this.size = moments.size();
    this.nulls = d - moments.rank();
    this.mean = new double[d];
    Arrays.setAll(mean, i -> Math.sqrt(spectrum.get(i)) * moments.mean()[i]);
    this.vectors = new double[d][];
    Arrays.setAll(vectors, eigen::vector);
    this.eigenvalues = new double[d];
    Arrays.setAll(eigenvalues, k -> k < nulls ? 0 : Math.max(0, eigen.value(k)));
    this.spread = new double[d];
    this.precision = new double[d];
    this.offset = new double[d];
    for (int k = 0; k < d; k++) {
      measure(k);
    }
  }

  /** The modes of a training set of this spectrum. */
  static TrainingModes of(Spectrum spectrum, StandardMoments moments) {
    int d = spectrum.dimension();
    Tiled covariance = Tiled.zeros(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        double scale = Math.sqrt(spectrum.get(i) * spectrum.get(j)) / moments.size();
        covariance.set(i, j, scale * moments.scatter().get(i, j));
      }
    }
    return new TrainingModes(spectrum, moments, SymmetricEigen.of(covariance));
  }

  private void measure(int k) {
    for (int i = 0; i < vectors[k].length; i++) {
      double u = vectors[k][i];
      spread[k] = Math.fma(u * u, spectrum.get(i), spread[k]);
      precision[k] += u * u / spectrum.get(i);
      offset[k] = Math.fma(u, mean[i], offset[k]);
    }
  }

  /** The population's spectrum. */
  Spectrum spectrum() {
    return spectrum;
  }

  /** N. */
  int size() {
    return size;
  }

  /** d. */
  int dimension() {
    return mean.length;
  }

  /** The rank of Sigma_0. */
  int rank() {
    return mean.length - nulls;
  }

  /** l_k. */
  double eigenvalue(int k) {
    return eigenvalues[k];
  }

  /** All l, ascending; a copy. */
  double[] eigenvalues() {
    return Arrays.copyOf(eigenvalues, eigenvalues.length);
  }

  /** u_k; not to be written to. */
  double[] vector(int k) {
    return vectors[k];
  }

  /** D_k = u_k^T Sigma u_k. */
  double spread(int k) {
    return spread[k];
  }

  /** P_k = u_k^T Sigma^-1 u_k. */
  double precision(int k) {
    return precision[k];
  }

  /** q_k = u_k^T mu_0; the population's mean is 0. */
  double offset(int k) {
    return offset[k];
  }

  /** The samples' mean mu_s = sum_k M_k q_k u_k. */
  double[] sampledMean(SampledModes sampled) {
    double[] sum = new double[mean.length];
    for (int k = 0; k < sum.length; k++) {
      double weight = sampled.mean(k) * offset[k];
      for (int i = 0; i < sum.length; i++) {
        sum[i] = Math.fma(weight, vectors[k][i], sum[i]);
      }
    }
    return sum;
  }
}
