package io.onset.stats;

import java.util.List;

/**
 * {@code n = c d^a}, fitted to the crossings of several dimensions as a straight line in
 * logarithms, each weighted by one over the variance of its draws. The errors are the percentiles
 * of the fits of the draws.
 *
 * @param points how many dimensions it is fitted to
 * @param exponent a
 * @param factor c
 */
public record PowerLaw(int points, Estimate exponent, Estimate factor) {

  /** A straight line goes through two points, whatever they are. */
  public static final int LEAST_POINTS = 3;

  /** A line in logarithms: {@code log n = intercept + slope log d}. */
  private record Line(double intercept, double slope) {}

  /**
   * The law.
   *
   * @param dimensions d, above 0 and not all equal
   * @param crossings one a dimension, all of them bounded, with the same number of draws
   * @throws IllegalArgumentException for fewer than {@value #LEAST_POINTS}
   */
  public static PowerLaw of(double[] dimensions, List<Crossing> crossings) {
    if (dimensions.length < LEAST_POINTS || dimensions.length != crossings.size()) {
      throw new IllegalArgumentException(
          "points must be at least " + LEAST_POINTS + ", got " + dimensions.length);
    }
    double[] x = new double[dimensions.length];
    double[] weights = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = StrictMath.log(dimensions[i]);
      weights[i] = 1 / variance(crossings.get(i));
    }
    Line line = fit(x, crossings.stream().mapToDouble(Crossing::log).toArray(), weights);
    int draws = crossings.get(0).draws().length;
    double[] intercepts = new double[draws];
    double[] slopes = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      Line drawn = fit(x, drawn(crossings, draw), weights);
      intercepts[draw] = drawn.intercept;
      slopes[draw] = drawn.slope;
    }
    return new PowerLaw(
        x.length, Estimate.of(line.slope, slopes), Estimate.of(line.intercept, intercepts).exp());
  }

  /** Of the finite draws, and not below what its rounding can tell. */
  private static double variance(Crossing crossing) {
    double sum = 0;
    long count = 0;
    for (double draw : crossing.draws()) {
      if (Double.isFinite(draw)) {
        sum += (draw - crossing.log()) * (draw - crossing.log());
        count++;
      }
    }
    return Math.max(sum / count, 1e-24);
  }

  /** The few draws that do not cross count as the estimate. */
  private static double[] drawn(List<Crossing> crossings, int draw) {
    return crossings.stream()
        .mapToDouble(c -> Double.isFinite(c.draws()[draw]) ? c.draws()[draw] : c.log())
        .toArray();
  }

  private static Line fit(double[] x, double[] y, double[] weights) {
    double weight = 0;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      weight += weights[i];
      meanX += weights[i] * x[i];
      meanY += weights[i] * y[i];
    }
    meanX /= weight;
    meanY /= weight;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += weights[i] * (x[i] - meanX) * (x[i] - meanX);
      products += weights[i] * (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = products / squares;
    return new Line(meanY - slope * meanX, slope);
  }
}
