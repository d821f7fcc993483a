package io.onset.stats;

/**
 * Where a curve crosses its level.
 *
 * @param rising from below to above
 * @param bracket the nearest grid points on either side whose side is known
 * @param from first grid point of the monotone stretch that the estimate is made from
 * @param to last grid point of the stretch
 * @param interior how many of the stretch's points are not saturated
 * @param log the logarithm of the abscissa where the isotonic fit of the stretch crosses; NaN where
 *     it does not
 * @param draws bootstrap draws of the logarithm, by number; infinite where a draw does not cross;
 *     not modified
 */
public record Crossing(
    boolean rising, Interval bracket, int from, int to, int interior, double log, double[] draws) {

  /** An interval needs as many interior points: with fewer it says more of the grid. */
  public static final int LEAST_INTERIOR = 3;

  /**
   * Whether there is an interval; otherwise there is but the bracket, and the grid wants points.
   */
  public boolean isBounded() {
    return interior >= LEAST_INTERIOR && Double.isFinite(log) && percentiles().isBounded();
  }

  /** The abscissa with its 95 % interval, by the percentiles of the draws; NaN unless bounded. */
  public Estimate estimate() {
    return isBounded() ? percentiles().exp() : Estimate.NONE;
  }

  private Estimate percentiles() {
    return Estimate.of(log, draws);
  }

  /** This abscissa over another's, draw by draw; NaN unless both are bounded. */
  public Estimate ratio(Crossing other) {
    if (!isBounded() || !other.isBounded()) {
      return Estimate.NONE;
    }
    double[] ratios = new double[draws.length];
    for (int i = 0; i < ratios.length; i++) {
      double difference = draws[i] - other.draws[i];
      ratios[i] = Double.isNaN(difference) ? log - other.log : difference;
    }
    return Estimate.of(log - other.log, ratios).exp();
  }
}
