package io.onset.experiment.dynamics;

import io.onset.diffusion.GaussianLaw;
import io.onset.distance.PairSum;
import io.onset.distance.SignedLog;
import io.onset.distance.SmoothedLaw;
import io.onset.linalg.PointSet;
import io.onset.linalg.Tiled;
import io.onset.linalg.Workspace;

/**
 * The question of the experiment {@code linear}, asked of this model: the squared L2 distance of
 * the generated law from the kernel density of the training set, E_TG, and of an original set,
 * E_OG, and Delta = E_TG - E_OG, formulas (14) to (19) with the caption's kernel width eps =
 * n^(-1/d) in units of sigma, sigma^2 = Tr Sigma/d = 1. Logs natural, L2 terms in units of (4
 * pi)^(-d/2).
 *
 * @param training the training set
 * @param original the original set
 */
record SetErrors(KernelSet training, KernelSet original) {

  /**
   * A set of points with its kernel density's own terms: the diagonal is 1 with this width.
   *
   * @param points n x d
   * @param widthSquared eps^2
   * @param logOff log of (17)
   */
  record KernelSet(PointSet points, double widthSquared, double logOff) {

    static KernelSet of(PairSum pairs, PointSet points) {
      double n = points.count();
      double d = points.dimension();
      double widthSquared = StrictMath.pow(n, -2 / d);
      double logPairs = pairs.log(points, widthSquared);
      double logOff =
          logPairs
              + StrictMath.log(2)
              - 2 * StrictMath.log(n)
              - 0.5 * d * StrictMath.log(widthSquared);
      return new KernelSet(points, widthSquared, logOff);
    }

    private double logCross(Workspace memory, GaussianLaw law) {
      return SmoothedLaw.of(memory, law, widthSquared).logCross(points);
    }
  }

  /**
   * The errors of one law.
   *
   * @param delta E_TG - E_OG, finite also where both are infinite
   * @param logTraining log E_TG
   * @param logOriginal log E_OG
   */
  record Errors(SignedLog delta, double logTraining, double logOriginal) {}

  /** What a model generates, as a law. */
  static GaussianLaw law(Workspace memory, TrainingModes modes, SampledModes sampled) {
    int d = modes.dimension();
    int first = 0;
    while (first < d && sampled.variance(first) == 0) {
      first++;
    }
    Tiled rows = memory.matrix(d - first, d);
    for (int k = first; k < d; k++) {
      double root = Math.sqrt(sampled.variance(k));
      for (int i = 0; i < d; i++) {
        rows.set(k - first, i, root * modes.vector(k)[i]);
      }
    }
    return GaussianLaw.of(memory, modes.sampledMean(sampled), rows);
  }

  /**
   * The errors of what a model generates; an infinite gg, of a singular law, makes both infinite.
   */
  Errors of(Workspace memory, TrainingModes modes, SampledModes sampled) {
    int mark = memory.mark();
    GaussianLaw law = law(memory, modes, sampled);
    double logGg = 0;
    for (int k = 0; k < sampled.size(); k++) {
      logGg -= 0.5 * StrictMath.log(sampled.variance(k));
    }
    double crossT = training.logCross(memory, law);
    double crossO = original.logCross(memory, law);
    memory.release(mark);
    SignedLog delta = SignedLog.sum(1, training.logOff, -1, original.logOff, -2, crossT, 2, crossO);
    return new Errors(
        delta, error(logGg, crossT, training.logOff), error(logGg, crossO, original.logOff));
  }

  private static double error(double logGg, double logCross, double logOff) {
    return SignedLog.sum(1, logGg, -2, logCross, 1, 0, 1, logOff).log();
  }
}
