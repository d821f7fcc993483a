package io.onset.experiment.dynamics;

import io.onset.experiment.dynamics.NoiseSchedule.Level;

/**
 * What theory predicts for a training set of N points: exact averages where there are any, else
 * {@linkplain Resolvent deterministic equivalents}; and where everything goes for infinitely many
 * points. Divergences are totals in nats and those of the ideal sampler; losses are per dimension.
 * NaN where there is no prediction, which is wherever training stops early.
 *
 * @param spectrum the population's
 * @param size N &gt;= 2
 * @param denoising the model
 */
record DynamicsTheory(Spectrum spectrum, int size, Denoising denoising) {

  private static final int BISECTIONS = 200;

  /** E KL(G||rho): exact without regularisation, an equivalent with a data ridge. */
  double klGeneratedTrue() {
    if (denoising.regularisation().isNone()) {
      return averages().klGeneratedTrue();
    }
    return isDataRidge() ? klGeneratedTrue(ridge()) : Double.NaN;
  }

  /** E KL(rho||G), as {@link #klGeneratedTrue}. */
  double klTrueGenerated() {
    if (denoising.regularisation().isNone()) {
      return averages().klTrueGenerated();
    }
    return isDataRidge() ? klTrueGenerated(ridge()) : Double.NaN;
  }

  private WishartAverages averages() {
    return new WishartAverages(spectrum.dimension(), size);
  }

  private boolean isDataRidge() {
    Regularisation regularisation = denoising.regularisation();
    return regularisation.stoppingTime() == 0 && regularisation.form() == RidgeForm.DATA;
  }

  private double ridge() {
    return denoising.regularisation().ridge();
  }

  /** Equivalent of KL(N(mu_0, Sigma_0 + c I) || N(0, Sigma)), c &gt; 0. */
  double klGeneratedTrue(double ridge) {
    double traces = ridge * spectrum.inverseTrace();
    double logs = spectrum.logDeterminant() - resolvent(ridge).logDeterminant();
    return 0.5 * (traces + logs);
  }

  /** Equivalent of KL(N(0, Sigma) || N(mu_0, Sigma_0 + c I)), c &gt; 0. */
  double klTrueGenerated(double ridge) {
    Resolvent resolvent = resolvent(ridge);
    double squares = withMean(resolvent.traceOfSpread());
    double logs = resolvent.logDeterminant() - spectrum.logDeterminant();
    return 0.5 * (squares - spectrum.dimension() + logs);
  }

  /** A trace against Sigma, and the same against the mean mu_0 mu_0^T, Sigma/N on average. */
  private double withMean(double trace) {
    return (1 + 1.0 / size) * trace;
  }

  private Resolvent resolvent(double shift) {
    return Resolvent.of(spectrum, size, shift);
  }

  /**
   * The divergence's rate at large N: KL(G||rho) - limit with the data ridge c and a_k =
   * lambda_k/(lambda_k + c), [(sum a)^2 + sum a^2 + 2 sum a]/(4 N); d (d + 3)/(4 N) without one.
   */
  double rate() {
    if (!isDataRidge()) {
      return Double.NaN;
    }
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < spectrum.dimension(); k++) {
      double share = spectrum.get(k) / (spectrum.get(k) + ridge());
      sum += share;
      squares += share * share;
    }
    return (sum * sum + squares + 2 * sum) / (4.0 * size);
  }

  /** Losses that theory predicts. */
  record Predicted(double train, double test, double optimum) {

    /** None. */
    static final Predicted NONE = new Predicted(Double.NaN, Double.NaN, Double.NaN);

    private Predicted plus(Predicted other) {
      return new Predicted(train + other.train, test + other.test, optimum + other.optimum);
    }

    private Predicted over(double count) {
      return new Predicted(train / count, test / count, optimum / count);
    }
  }

  /** The losses averaged over the levels. */
  Predicted losses() {
    int levels = denoising.schedule().levels();
    Predicted sum = new Predicted(0, 0, 0);
    for (int t = 1; t <= levels; t++) {
      sum = sum.plus(losses(t));
    }
    return sum.over(levels);
  }

  /**
   * The losses of level t: with z = (s + gamma)/abar and G = R/abar, equivalents of d - 2 s Tr G +
   * s Tr G^2 (abar Sigma_0 + s) and, on fresh data, of the same with Sigma + mu_0 mu_0^T; the
   * optimum is that of infinitely many points without regularisation, df_1(Sigma, s/abar).
   */
  Predicted losses(int t) {
    Level level = denoising.schedule().level(t);
    double d = spectrum.dimension();
    double optimum = optimum(level.relativeNoise()) / d;
    if (denoising.regularisation().stoppingTime() != 0) {
      return new Predicted(Double.NaN, Double.NaN, optimum);
    }
    double noise = level.relativeNoise();
    double penalty = denoising.regularisation().penalty(level.signal()) / level.signal();
    Resolvent resolvent = resolvent(noise + penalty);
    double trace = resolvent.trace();
    double squared = resolvent.traceSquared();
    double base = d - 2 * noise * trace + noise * noise * squared;
    double seen = noise * (trace - resolvent.shift() * squared);
    double fresh = noise * withMean(resolvent.traceSquaredOfSpread());
    return new Predicted((base + seen) / d, (base + fresh) / d, optimum);
  }

  private double optimum(double noise) {
    double sum = 0;
    for (int k = 0; k < spectrum.dimension(); k++) {
      sum += spectrum.get(k) / (spectrum.get(k) + noise);
    }
    return sum;
  }

  /**
   * The data ridge c of the least KL(G||rho), by its equivalent: c Tr Sigma^-1 = d -
   * df_1(kappa(c)), bisected in ln c below the limit of no points, d/Tr Sigma^-1.
   */
  double bestRidge() {
    double high = spectrum.dimension() / spectrum.inverseTrace();
    double low = high * 1e-12;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      double excess = middle * spectrum.inverseTrace() + resolvent(middle).first();
      if (excess > spectrum.dimension()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.sqrt(low * high);
  }
}
