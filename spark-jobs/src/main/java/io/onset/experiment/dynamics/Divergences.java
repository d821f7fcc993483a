package io.onset.experiment.dynamics;

/**
 * The Kullback-Leibler divergences, in nats, between what a model generates, G = N(mu_s, U diag(v)
 * U^T), and the population, rho = N(0, Sigma).
 *
 * <pre>
 * KL(G||rho) = (sum_k v_k P_k - d + mu_s^T Sigma^-1 mu_s - sum ln v_k + ln det Sigma)/2
 * KL(rho||G) = (sum_k (D_k + M_k^2 q_k^2)/v_k - d + sum ln v_k - ln det Sigma)/2
 * </pre>
 *
 * Both are infinite where a v_k is 0. Those of the ideal sampler for N &gt; d are {@link
 * WhitenedLaw}'s.
 *
 * @param generatedTrue KL(G||rho)
 * @param trueGenerated KL(rho||G)
 */
record Divergences(double generatedTrue, double trueGenerated) {

  private static final Divergences SINGULAR =
      new Divergences(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The divergences of a model trained on a training set. */
  static Divergences of(TrainingModes modes, SampledModes sampled) {
    double logs = -modes.spectrum().logDeterminant();
    double forward = -modes.dimension();
    double reverse = -modes.dimension();
    for (int k = 0; k < sampled.size(); k++) {
      double v = sampled.variance(k);
      if (v == 0) {
        return SINGULAR;
      }
      double centre = sampled.mean(k) * modes.offset(k);
      forward = Math.fma(v, modes.precision(k), forward);
      reverse += Math.fma(centre, centre, modes.spread(k)) / v;
      logs += StrictMath.log(v);
    }
    forward += whitenedSquare(modes, sampled);
    return new Divergences(0.5 * (forward - logs), 0.5 * (reverse + logs));
  }

  /** mu_s^T Sigma^-1 mu_s. */
  private static double whitenedSquare(TrainingModes modes, SampledModes sampled) {
    double[] mean = modes.sampledMean(sampled);
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += mean[i] * mean[i] / modes.spectrum().get(i);
    }
    return sum;
  }

  /** The divergences of the model of infinitely many points: Sigma_0 = Sigma, mu_0 = 0. */
  static Divergences limit(Spectrum spectrum, Denoising denoising) {
    SampledModes sampled = SampledModes.of(denoising, spectrum.values());
    double forward = 0;
    double reverse = 0;
    for (int k = 0; k < sampled.size(); k++) {
      double ratio = sampled.variance(k) / spectrum.get(k);
      double log = StrictMath.log(ratio);
      forward += ratio - 1 - log;
      reverse += 1 / ratio - 1 + log;
    }
    return new Divergences(0.5 * forward, 0.5 * reverse);
  }
}
