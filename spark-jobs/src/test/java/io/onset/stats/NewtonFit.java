package io.onset.stats;

/**
 * Binomial regression by Newton's method on (log n*, slope), with the covariance at the maximum:
 * slow, plain, and no kin to MLlib's.
 *
 * @param log log n*
 * @param slope by log n
 * @param error standard error of log n*
 */
public record NewtonFit(double log, double slope, double error) {

  /** The maximum of the likelihood; NaN where a hundred halved steps do not find it. */
  public static NewtonFit of(BinomialData data, Link link) {
    double intercept = 0;
    double slope = 0;
    double middle = logAt(data, data.abscissae().length / 2);
    for (int step = 0; step < 200; step++) {
      double[] moments = moments(data, link, middle, intercept, slope);
      double determinant = moments[2] * moments[4] - moments[3] * moments[3];
      double down = (moments[4] * moments[0] - moments[3] * moments[1]) / determinant;
      double along = (moments[2] * moments[1] - moments[3] * moments[0]) / determinant;
      double length = Math.min(1, 2 / (Math.abs(down) + Math.abs(along)));
      intercept += length * down;
      slope += length * along;
      if (Math.abs(down) + Math.abs(along) < 1e-13 * (1 + Math.abs(slope))) {
        return at(middle - intercept / slope, slope, data, link);
      }
    }
    return new NewtonFit(Double.NaN, Double.NaN, Double.NaN);
  }

  private static NewtonFit at(double log, double slope, BinomialData data, Link link) {
    double[] moments = moments(data, link, log, 0, slope);
    double determinant = moments[2] * moments[4] - moments[3] * moments[3];
    return new NewtonFit(log, slope, Math.sqrt(moments[4] / determinant) / Math.abs(slope));
  }

  private static double logAt(BinomialData data, int i) {
    return Math.log(data.abscissae()[i]);
  }

  /** Score and information: of the intercept, of the slope; and both, intercept, slope. */
  private static double[] moments(
      BinomialData data, Link link, double centre, double intercept, double slope) {
    double[] sums = new double[5];
    for (int i = 0; i < data.abscissae().length; i++) {
      double x = logAt(data, i) - centre;
      double eta = intercept + slope * x;
      double p = link.probability(eta);
      double q = link.probability(-eta);
      double density = link.density(eta);
      double score = data.sizes()[i] * (data.proportions()[i] - p) * density / (p * q);
      double information = data.sizes()[i] * density * density / (p * q);
      sums[0] += score;
      sums[1] += score * x;
      sums[2] += information;
      sums[3] += information * x;
      sums[4] += information * x * x;
    }
    return sums;
  }
}
