package io.onset.experiment.dynamics;

import io.onset.experiment.dynamics.NoiseSchedule.Level;

/**
 * The denoising losses |eps - eps_hat|^2/d of each noise level, averaged over the noise, on the
 * training set and on fresh data. With the gains g_k of a level, s = 1 - abar,
 *
 * <pre>
 * train: (1/d) sum_k [1 - s g_k (2 - g_k (abar l_k + s))]
 * test:  (1/d) sum_k [1 - s g_k (2 - g_k (abar (D_k + q_k^2) + s))]
 * </pre>
 */
final class Losses {

  private final double[] train;
  private final double[] test;

  private Losses(double[] train, double[] test) {
    this.train = train;
    this.test = test;
  }

  /** The losses of a model trained on a training set; its sampler does not matter. */
  static Losses of(TrainingModes modes, Denoising denoising) {
    int levels = denoising.schedule().levels();
    Losses losses = new Losses(new double[levels], new double[levels]);
    for (int t = 1; t <= levels; t++) {
      losses.measure(t, modes, denoising);
    }
    return losses;
  }

  private void measure(int t, TrainingModes modes, Denoising denoising) {
    Level level = denoising.schedule().level(t);
    Regularisation regularisation = denoising.regularisation();
    double penalty = regularisation.penalty(level.signal());
    double seen = 0;
    double fresh = 0;
    for (int k = 0; k < modes.dimension(); k++) {
      double second = Math.fma(level.signal(), modes.eigenvalue(k), level.noise());
      double gain = regularisation.gain(second + penalty);
      double variance = Math.fma(modes.offset(k), modes.offset(k), modes.spread(k));
      double other = Math.fma(level.signal(), variance, level.noise());
      seen += loss(level.noise() * gain, gain * second);
      fresh += loss(level.noise() * gain, gain * other);
    }
    train[t - 1] = seen / modes.dimension();
    test[t - 1] = fresh / modes.dimension();
  }

  private static double loss(double weight, double response) {
    return Math.fma(-weight, 2 - response, 1);
  }

  /** T. */
  int levels() {
    return train.length;
  }

  /** The training loss of level t, from 1. */
  double train(int t) {
    return train[t - 1];
  }

  /** The test loss of level t, from 1. */
  double test(int t) {
    return test[t - 1];
  }

  /** The training loss averaged over the levels. */
  double meanTrain() {
    return mean(train);
  }

  /** The test loss averaged over the levels. */
  double meanTest() {
    return mean(test);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
