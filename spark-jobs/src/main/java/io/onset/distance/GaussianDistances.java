package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.GaussianLaw.Precision;

/**
 * Distances between a generated law G = N(m, C) and the true law rho = N(0, I), in standard units:
 * squared Hellinger (11), both Kullback-Leibler divergences (12), (13), and the squared norm of G
 * (14).
 *
 * <p>Of a singular law H^2 = 1 and both divergences are infinite (20).
 *
 * @param logAffinity log(1 - H^2); -infinity for a singular law
 * @param klGeneratedTrue KL(G||rho); infinite for a singular law
 * @param klTrueGenerated KL(rho||G); infinite for a singular law
 * @param logGg log of &lt;G, G&gt; in units of kappa; infinite for a singular law
 */
public record GaussianDistances(
    double logAffinity, double klGeneratedTrue, double klTrueGenerated, double logGg) {

  private static final GaussianDistances SINGULAR =
      new GaussianDistances(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /**
   * The distances of a law.
   *
   * @param law G
   * @param widened G smoothed by a unit kernel, N(m, C + I)
   */
  public static GaussianDistances of(GaussianLaw law, LawAtOrigin widened) {
    if (!law.isRegular()) {
      return SINGULAR;
    }
    Precision precision = law.precision();
    return new GaussianDistances(
        logAffinity(widened, precision.logDeterminant()),
        klGeneratedTrue(law, precision.logDeterminant()),
        klTrueGenerated(law, precision),
        -0.5 * precision.logDeterminant());
  }

  /** (11): (d/2) log 2 + (1/4) log det C - (1/2) log det(C + I) - m^T (C + I)^-1 m / 4. */
  private static double logAffinity(LawAtOrigin widened, double logDeterminant) {
    return widened.logScale() + 0.25 * logDeterminant - 0.25 * widened.squaredDistance();
  }

  /** (13): (tr C - d - log det C + |m|^2)/2. */
  private static double klGeneratedTrue(GaussianLaw law, double logDeterminant) {
    return 0.5 * (law.covarianceTrace() - law.dimension() - logDeterminant + law.meanSquared());
  }

  /** (12): (tr C^-1 + m^T C^-1 m - d + log det C)/2. */
  private static double klTrueGenerated(GaussianLaw law, Precision precision) {
    double squares = precision.inverseTrace() + precision.squaredDistanceFromOrigin();
    return 0.5 * (squares - law.dimension() + precision.logDeterminant());
  }
}
