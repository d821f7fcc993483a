package io.onset.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A mean against an abscissa, and a level that may depend on it.
 *
 * <p>Sides are told by the normal law at error 0.05 over the number of grid points. A bootstrap
 * draw adds to every height a normal number times its standard error: means of hundreds of trials
 * are that near to normal, and no trial need be read again.
 */
public final class MeanCurve implements Curve {

  private final double[] abscissae;
  private final double[] heights;
  private final double[] errors;
  private final double quantile;
  private final double least;
  private final Resampling source;

  /**
   * A curve.
   *
   * @param abscissae increasing, above 0; none of the arrays is modified
   * @param heights the means minus the level; may be infinite
   * @param errors the standard errors of those that are finite, at least 0
   * @param source where draws come from
   */
  public MeanCurve(double[] abscissae, double[] heights, double[] errors, Resampling source) {
    this.abscissae = abscissae;
    this.heights = heights;
    this.errors = errors;
    this.source = source;
    double largest = Arrays.stream(errors).filter(error -> error > 0).max().orElse(1);
    this.least = 1e-6 * largest;
    this.quantile = normalQuantile(1 - 0.5 * ProportionCurve.ERROR / Math.max(1, abscissae.length));
  }

  /** To the nearest 2^-20, which no JDK's logarithm has a say in. */
  private static double normalQuantile(double p) {
    double quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    return Math.rint(quantile * 0x1p20) * 0x1p-20;
  }

  @Override
  public double[] abscissae() {
    return abscissae;
  }

  @Override
  public double height(int point) {
    return heights[point];
  }

  @Override
  public double weight(int point) {
    double error = Math.max(errors[point], least);
    return 1 / (error * error);
  }

  @Override
  public Side side(int point) {
    double reach = Double.isInfinite(heights[point]) ? 0 : quantile * errors[point];
    return Side.of(new Interval(heights[point] - reach, heights[point] + reach), 0);
  }

  /** Never: a mean has no end where it must stay. */
  @Override
  public boolean saturated(int point) {
    return false;
  }

  @Override
  public double widening() {
    return 1;
  }

  @Override
  public double[] drawn(int draw) {
    double[] normals = new double[heights.length];
    source.normals(draw, normals);
    double[] drawn = heights.clone();
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] += Double.isInfinite(drawn[i]) ? 0 : errors[i] * normals[i];
    }
    return drawn;
  }
}
