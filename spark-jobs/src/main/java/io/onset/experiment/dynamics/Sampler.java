package io.onset.experiment.dynamics;

import io.onset.experiment.dynamics.NoiseSchedule.Level;
import java.util.Arrays;

/**
 * How a sample is made of noise: u_{t-1} = (u_t - beta_t eps(u_t)/sqrt(s_t))/sqrt(1 - beta_t) +
 * sigma_t z, which differ in sigma_t, or without noise.
 */
public enum Sampler {
  /** sigma_t^2 = beta_t s_{t-1}/s_t, the posterior's variance; 0 at t = 1. */
  POST("post") {
    @Override
    double variance(Level level) {
      return level.beta() * level.noiseBefore() / level.noise();
    }
  },
  /** sigma_t^2 = beta_t, but 0 at t = 1. */
  BETA("beta") {
    @Override
    double variance(Level level) {
      return level.noiseBefore() == 0 ? 0 : level.beta();
    }
  },
  /** sigma_t^2 = beta_t at every level. */
  BETA1("beta1") {
    @Override
    double variance(Level level) {
      return level.beta();
    }
  },
  /** The deterministic one of DDIM. */
  DDIM("ddim") {
    @Override
    double variance(Level level) {
      return 0;
    }

    @Override
    double factor(Level level, double signal, double unlearned) {
      double kept = Math.fma(level.noise(), unlearned, signal) / root(level);
      double noised = Math.sqrt(level.noiseBefore() * level.noise()) * (1 - unlearned);
      return (kept + noised) / (signal + level.noise());
    }
  },
  /** The limit of infinitely many steps: N(mu_0, Sigma_0 + c I). */
  IDEAL("ideal") {
    @Override
    double variance(Level level) {
      throw new IllegalStateException("the ideal sampler has no steps");
    }
  };

  private final String word;

  Sampler(String word) {
    this.word = word;
  }

  /** The word for it in a sweep file. */
  public String word() {
    return word;
  }

  /** The words of all. */
  public static String[] words() {
    return Arrays.stream(values()).map(Sampler::word).toArray(String[]::new);
  }

  /** The sampler that {@code word} names. */
  public static Sampler of(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst().orElseThrow();
  }

  /** sigma_t^2. */
  abstract double variance(Level level);

  /**
   * A, by which a step multiplies a mode's deviation: (1 - beta g)/sqrt(1 - beta) with g = (1 -
   * E)/m, of positive terms alone, m - beta = signal + (1 - beta) s_{t-1}. So A is exactly 0 where
   * it should be: for a null mode without regularisation at t = 1.
   *
   * @param signal abar_t l + gamma_t, so that the mode's rate is m = signal + s_t
   * @param unlearned E = e^{-tau m}
   */
  double factor(Level level, double signal, double unlearned) {
    double excess = (1 - level.beta()) * level.noiseBefore();
    double kept = Math.fma(level.beta(), unlearned, signal + excess);
    return kept / ((signal + level.noise()) * root(level));
  }

  static double root(Level level) {
    return Math.sqrt(1 - level.beta());
  }
}
