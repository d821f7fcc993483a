package io.onset.experiment.dynamics;

import io.onset.experiment.dynamics.NoiseSchedule.Level;
import java.util.Arrays;

/**
 * What a sampler makes of the modes of the empirical covariance: samples are N(mu_s, U diag(v)
 * U^T), mu_s = U diag(M) U^T mu_0, where v and M are functions of a mode's eigenvalue l alone, by
 * the recursion over t = T..1 from v = 1, M = 0
 *
 * <pre>v &lt;- A^2 v + sigma_t^2,   M &lt;- A M + (1/sqrt(1 - beta_t) - A) sqrt(abar_t)</pre>
 *
 * with {@link Sampler#factor} A; the ideal sampler has v = l + c, M = 1.
 *
 * <p>A null mode (l = 0) without regularisation has v = sigma_1^2 exactly: zero but for {@link
 * Sampler#BETA1}.
 */
final class SampledModes {

  private final double[] variances;
  private final double[] means;

  private SampledModes(double[] variances, double[] means) {
    this.variances = variances;
    this.means = means;
  }

  /**
   * Samples.
   *
   * @param eigenvalues l &gt;= 0 of each mode; not modified
   */
  static SampledModes of(Denoising denoising, double[] eigenvalues) {
    return denoising.sampler() == Sampler.IDEAL
        ? ideal(denoising.regularisation(), eigenvalues)
        : stepwise(denoising, eigenvalues);
  }

  private static SampledModes ideal(Regularisation regularisation, double[] eigenvalues) {
    double[] variances = new double[eigenvalues.length];
    Arrays.setAll(variances, k -> eigenvalues[k] + regularisation.ridge());
    double[] means = new double[eigenvalues.length];
    Arrays.fill(means, 1);
    return new SampledModes(variances, means);
  }

  private static SampledModes stepwise(Denoising denoising, double[] eigenvalues) {
    double[] variances = new double[eigenvalues.length];
    double[] means = new double[eigenvalues.length];
    Arrays.fill(variances, 1);
    for (int t = denoising.schedule().levels(); t >= 1; t--) {
      Level level = denoising.schedule().level(t);
      double noise = denoising.sampler().variance(level);
      double plain = 1 / Sampler.root(level);
      double shrink = Math.sqrt(level.signal());
      double penalty = denoising.regularisation().penalty(level.signal());
      for (int k = 0; k < variances.length; k++) {
        double signal = Math.fma(level.signal(), eigenvalues[k], penalty);
        double unlearned = denoising.regularisation().unlearned(signal + level.noise());
        double factor = denoising.sampler().factor(level, signal, unlearned);
        variances[k] = Math.fma(factor * factor, variances[k], noise);
        means[k] = Math.fma(factor, means[k], (plain - factor) * shrink);
      }
    }
    return new SampledModes(variances, means);
  }

  /** v of mode k. */
  double variance(int k) {
    return variances[k];
  }

  /** M of mode k. */
  double mean(int k) {
    return means[k];
  }

  /** How many modes there are. */
  int size() {
    return variances.length;
  }

  /** The sum of the v. */
  double trace() {
    double sum = 0;
    for (double variance : variances) {
      sum += variance;
    }
    return sum;
  }

  /** The least v. */
  double least() {
    return Arrays.stream(variances).min().orElseThrow();
  }

  /** The largest v. */
  double largest() {
    return Arrays.stream(variances).max().orElseThrow();
  }
}
