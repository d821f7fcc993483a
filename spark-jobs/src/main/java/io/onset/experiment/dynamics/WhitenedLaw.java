package io.onset.experiment.dynamics;

import io.onset.linalg.NumericalFailure;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;

/**
 * What the ideal sampler generates, N(mu_0, Sigma_0 + c I), in units in which the population is
 * N(0, I): with the moments z, S/N of standard normals, N(z, A), A = S/N + c Sigma^-1. Divergences
 * do not depend on units,
 *
 * <pre>
 * KL(G||rho) = (Tr A - d + |z|^2 - ln det A)/2
 * KL(rho||G) = (Tr A^-1 + z^T A^-1 z - d + ln det A)/2
 * </pre>
 *
 * and without a ridge nothing of Sigma enters: all spectra of a trial have the same bits.
 *
 * <p>For N &gt; d, where A has no mode that the ridge alone makes: Cholesky's factor would lose
 * such a one in the rounding of the others, while {@link TrainingModes} has it exactly. Relative
 * error some 1e-16 times the condition of A, as by the modes.
 *
 * @param memory for the duration of a call
 * @param moments of the training set, N &gt; d
 * @param spectrum the population's
 * @param ridge c &gt;= 0
 */
record WhitenedLaw(Workspace memory, StandardMoments moments, Spectrum spectrum, double ridge) {

  /** Whether all modes of the training set are learned. */
  static boolean suits(StandardMoments moments) {
    return moments.rank() == moments.dimension();
  }

  /**
   * The divergences from the population.
   *
   * @throws NumericalFailure where A is singular to rounding
   */
  Divergences divergences() {
    int mark = memory.mark();
    int d = moments.dimension();
    Tiled covariance = memory.matrix(d, d).set(moments.scatter()).scale(1.0 / moments.size());
    double trace = addRidge(covariance);
    Triangular root =
        Triangular.ofPositive(memory, covariance)
            .orElseThrow(() -> new NumericalFailure("whitened covariance is singular"));
    double[] mean = memory.array(d);
    System.arraycopy(moments.mean(), 0, mean, 0, d);
    double forward = trace - d + sumOfSquares(mean);
    double inverse = root.inverseTransposed().sumOfSquares();
    double reverse = inverse - d + sumOfSquares(root.solveTransposed(mean));
    double logs = root.logDeterminantSquared();
    memory.release(mark);
    return new Divergences(0.5 * (forward - logs), 0.5 * (reverse + logs));
  }

  /** Adds c Sigma^-1; the trace of the sum. */
  private double addRidge(Tiled covariance) {
    double trace = 0;
    for (int i = 0; i < covariance.rows(); i++) {
      double variance = covariance.get(i, i) + ridge / spectrum.get(i);
      covariance.set(i, i, variance);
      trace += variance;
    }
    return trace;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum = Math.fma(value, value, sum);
    }
    return sum;
  }
}
