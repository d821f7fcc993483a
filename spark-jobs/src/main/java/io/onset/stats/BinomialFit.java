package io.onset.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A binomial regression {@code P = F(slope log(n / n*))}.
 *
 * @param status whether there is a fit
 * @param half n*, where P is 1/2, with its 95 % interval; the interval is by the delta method,
 *     symmetric in the logarithm
 * @param slope by log n
 * @param deviance twice the log likelihood that the saturated model has more
 * @param freedom degrees of freedom of the deviance: grid points minus 2
 */
public record BinomialFit(
    Status status, Estimate half, double slope, double deviance, int freedom) {

  /** What became of a fit. */
  public enum Status {
    /** It is the maximum of the likelihood. */
    FITTED,
    /** A threshold separates successes from failures: no finite slope is best. */
    SEPARATED,
    /** What the library gave is not the maximum of the likelihood. */
    DIVERGED
  }

  /** No fit, for a reason. */
  public static BinomialFit none(Status status) {
    return new BinomialFit(status, Estimate.NONE, Double.NaN, Double.NaN, 0);
  }

  /**
   * A fit.
   *
   * @param log the logarithm of n*
   * @param error its standard error
   */
  public static BinomialFit of(
      BinomialData data, Link link, double log, double error, double slope) {
    double reach = Proportion.Z * error;
    Estimate half = new Estimate(log, new Interval(log - reach, log + reach)).exp();
    double deviance = deviance(data, link, log, slope);
    return new BinomialFit(Status.FITTED, half, slope, deviance, data.abscissae().length - 2);
  }

  /**
   * The probability of a deviance as large if the model is true; NaN without a degree of freedom.
   */
  public double pValue() {
    return freedom < 1 || Double.isNaN(deviance)
        ? Double.NaN
        : ChiSquaredDistribution.of(freedom).survivalProbability(deviance);
  }

  /**
   * The step that Newton's method, by Fisher's information, would make from some coefficients, in
   * standard errors: near 0 at the maximum of the likelihood and there alone.
   */
  public static double step(BinomialData data, Link link, double log, double slope) {
    double[] score = new double[2];
    for (int i = 0; i < data.abscissae().length; i++) {
      double x = StrictMath.log(data.abscissae()[i]) - log;
      double eta = slope * x;
      double variance = link.probability(eta) * link.probability(-eta);
      double size = variance > 0 ? data.sizes()[i] * link.density(eta) / variance : 0;
      double residual = residual(data.proportions()[i], link, eta);
      score[0] += size * residual;
      score[1] += size * residual * x;
    }
    double[] information = information(data, link, log, slope);
    double square =
        information[2] * score[0] * score[0]
            - 2 * information[1] * score[0] * score[1]
            + information[0] * score[1] * score[1];
    return Math.sqrt(square / determinant(information));
  }

  /**
   * The standard error that log n* would have if the model were true, by Fisher's information;
   * infinite where no grid point tells anything.
   *
   * @param data where the grid points are and how many trials they have; proportions have no say
   */
  public static double expectedError(BinomialData data, Link link, double log, double slope) {
    double[] information = information(data, link, log, slope);
    double determinant = determinant(information);
    return determinant > 0
        ? Math.sqrt(information[2] / determinant) / Math.abs(slope)
        : Double.POSITIVE_INFINITY;
  }

  private static double determinant(double[] information) {
    return information[0] * information[2] - information[1] * information[1];
  }

  /** Of the intercept, of both, and of the slope, with log n centred at log n*. */
  private static double[] information(BinomialData data, Link link, double log, double slope) {
    double[] information = new double[3];
    for (int i = 0; i < data.abscissae().length; i++) {
      double x = StrictMath.log(data.abscissae()[i]) - log;
      double variance = link.probability(slope * x) * link.probability(-slope * x);
      double density = link.density(slope * x);
      double size = variance > 0 ? data.sizes()[i] * density * density / variance : 0;
      information[0] += size;
      information[1] += size * x;
      information[2] += size * x * x;
    }
    return information;
  }

  /** Proportion minus probability, without cancellation where both are near 1. */
  private static double residual(double proportion, Link link, double eta) {
    return eta > 0 ? link.probability(-eta) - (1 - proportion) : proportion - link.probability(eta);
  }

  private static double deviance(BinomialData data, Link link, double log, double slope) {
    double sum = 0;
    for (int i = 0; i < data.abscissae().length; i++) {
      double eta = slope * (StrictMath.log(data.abscissae()[i]) - log);
      double p = data.proportions()[i];
      sum += data.sizes()[i] * term(p, link.probability(eta));
      sum += data.sizes()[i] * term(1 - p, link.probability(-eta));
    }
    return Math.max(0, 2 * sum);
  }

  private static double term(double observed, double expected) {
    return observed > 0 ? observed * StrictMath.log(observed / expected) : 0;
  }
}
