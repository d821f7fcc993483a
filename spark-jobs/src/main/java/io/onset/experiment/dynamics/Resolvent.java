package io.onset.experiment.dynamics;

/**
 * Deterministic equivalents of the resolvent of the empirical covariance Sigma_0 (centred, 1/N) at
 * -z, the answers of random-matrix theory and of the replica method alike. With n = N - 1, f = n/N,
 * L = f lambda, df_j(kappa) = sum_i (L_i/(L_i + kappa))^j and kappa the solution of kappa (1 -
 * df_1(kappa)/n) = z, kappa' = 1/(1 - df_2/n):
 *
 * <pre>
 * E Tr R = (d - df_1)/z                E Tr R^2 = (d - df_1)/z^2 - (kappa'/z) sum L/(L + kappa)^2
 * E Tr R Sigma = n (kappa - z)/(z f)   E Tr R^2 Sigma = n (kappa - z kappa')/(z^2 f)
 * E ln det(Sigma_0 + z) = d ln z + sum ln(1 + L/kappa) - n ln(z/kappa) - n (1 - z/kappa)
 * </pre>
 *
 * <p>As a prediction within 1 or 2 % at d = 100, 5 % at N = d; it fails at the hard edge N = d + 1
 * for z below the smallest eigenvalue's scale, see PredictedLossesTest. The differences kappa - z
 * and kappa - z kappa' are computed as kappa df_1/n and kappa kappa' (df_1 - df_2)/n, without
 * cancellation.
 *
 * @param size N &gt;= 2
 * @param shift z &gt; 0
 * @param kappa the solution
 * @param first df_1
 * @param second df_2
 * @param spectrum the population's
 */
record Resolvent(
    int size, double shift, double kappa, double first, double second, Spectrum spectrum) {

  private static final int MOST_STEPS = 200;

  /** Solves for kappa by Newton's steps from above, where the equation is convex and rising. */
  static Resolvent of(Spectrum spectrum, int size, double shift) {
    double n = size - 1.0;
    double f = n / size;
    double kappa = shift + f * spectrum.dimension() / n;
    double[] degrees = degrees(spectrum, f, kappa);
    for (int step = 0; step < MOST_STEPS; step++) {
      double value = kappa * (1 - degrees[0] / n) - shift;
      double next = kappa - value / (1 - degrees[1] / n);
      if (!(next < kappa && next > 0)) {
        break;
      }
      kappa = next;
      degrees = degrees(spectrum, f, kappa);
    }
    return new Resolvent(size, shift, kappa, degrees[0], degrees[1], spectrum);
  }

  private static double[] degrees(Spectrum spectrum, double f, double kappa) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < spectrum.dimension(); i++) {
      double l = f * spectrum.get(i);
      double share = l / (l + kappa);
      first += share;
      second = Math.fma(share, share, second);
    }
    return new double[] {first, second};
  }

  private double n() {
    return size - 1.0;
  }

  private double f() {
    return n() / size;
  }

  /** kappa'. */
  private double slope() {
    return 1 / (1 - second / n());
  }

  /** E Tr R. */
  double trace() {
    return (spectrum.dimension() - first) / shift;
  }

  /** E Tr R^2; sum L/(L + kappa)^2 = (df_1 - df_2)/kappa. */
  double traceSquared() {
    return (trace() - slope() * (first - second) / kappa) / shift;
  }

  /** E Tr R Sigma. */
  double traceOfSpread() {
    return kappa * first / (shift * f());
  }

  /** E Tr R^2 Sigma. */
  double traceSquaredOfSpread() {
    return kappa * slope() * (first - second) / (shift * shift * f());
  }

  /** E ln det(Sigma_0 + z I). */
  double logDeterminant() {
    double sum = spectrum.dimension() * StrictMath.log(shift);
    for (int i = 0; i < spectrum.dimension(); i++) {
      sum += StrictMath.log1p(f() * spectrum.get(i) / kappa);
    }
    return sum - n() * StrictMath.log(shift / kappa) - first;
  }
}
