package io.onset.experiment.dynamics;

import io.onset.stats.Digamma;

/**
 * Exact averages over training sets for the ideal sampler without regularisation, which draws from
 * N(mu_0, Sigma_0). The divergences are affine-invariant, so that nothing depends on Sigma; with
 * Wishart determinants as products of chi-squares
 *
 * <pre>
 * E KL(G||rho) = [d ln(N/2) - sum_{i=1}^d psi((N-i)/2)]/2,                         N &gt; d
 * E KL(rho||G) = [(N+1) d/(N-d-2) - d + sum psi((N-i)/2) - d ln(N/2)]/2,           N &gt; d + 2
 * </pre>
 *
 * and infinite otherwise. Total divergences in nats.
 *
 * @param dimension d &gt;= 1
 * @param size N &gt;= 2
 */
record WishartAverages(int dimension, long size) {

  /** E KL(G||rho). */
  double klGeneratedTrue() {
    return size > dimension ? 0.5 * logDeficit() : Double.POSITIVE_INFINITY;
  }

  /** E KL(rho||G). */
  double klTrueGenerated() {
    if (size <= dimension + 2L) {
      return Double.POSITIVE_INFINITY;
    }
    double inverse = (size + 1.0) * dimension / (size - dimension - 2.0);
    return 0.5 * (inverse - dimension - logDeficit());
  }

  /** -E ln det(Sigma^-1 Sigma_0) = d ln(N/2) - sum psi((N-i)/2). */
  private double logDeficit() {
    double sum = 0;
    for (int i = 1; i <= dimension; i++) {
      sum += StrictMath.log(0.5 * size) - Digamma.of(0.5 * (size - i));
    }
    return sum;
  }

  /**
   * The parametric rate of a Gaussian, d(d+3)/2 parameters over 2N: both divergences for N &gt;&gt;
   * d, and 2N KL is then a chi-square of so many degrees of freedom [Wilks 1938].
   */
  double rate() {
    return parameters() / (2.0 * size);
  }

  /** d (d + 3)/2. */
  double parameters() {
    return 0.5 * dimension * (dimension + 3.0);
  }

  /** KL(G||rho)/d for d, N to infinity at y = d/N &lt; 1: [1 + ((1-y)/y) ln(1-y)]/2. */
  static double proportionalGeneratedTrue(double ratio) {
    return 0.5 * (1 + (1 - ratio) / ratio * StrictMath.log1p(-ratio));
  }

  /** KL(rho||G)/d for d, N to infinity at y = d/N &lt; 1. */
  static double proportionalTrueGenerated(double ratio) {
    double log = (1 - ratio) / ratio * StrictMath.log1p(-ratio);
    return 0.5 * (ratio / (1 - ratio) - 1 - log);
  }
}
