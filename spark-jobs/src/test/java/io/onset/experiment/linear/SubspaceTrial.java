package io.onset.experiment.linear;

import io.onset.experiment.linear.SlowLinear.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trial of few points in many dimensions, n &lt;= d: all sets lie in the span of their points, of
 * r dimensions, where the slow law is fitted; of the d - r others, in which neither the law nor any
 * point has an extent, only the dimension counts. Sums of terms by 100-digit exponentials.
 *
 * @param d the whole dimension
 * @param law G in the span, sigma = 1, mu = 0
 * @param trial the points in the span
 */
record SubspaceTrial(int d, SlowLaw law, SlowTrial trial) {

  private static final double NEGLIGIBLE = 1e-10;

  static SubspaceTrial of(Settings settings, SlowTrial whole) {
    int d = whole.g()[0].length;
    double[][] axes = axes(whole);
    SlowTrial trial =
        new SlowTrial(
            project(whole.g(), axes),
            project(whole.z(), axes),
            project(whole.original(), axes),
            project(whole.matched(), axes));
    SlowLaw law = SlowLaw.fit(settings, trial.g(), trial.z());
    double factor = Math.sqrt(inputVariance(settings, trial.g(), d));
    factor /= Math.sqrt(inputVariance(settings, trial.g(), axes.length));
    double scale = factor;
    double[] deviations = Arrays.stream(law.deviations()).map(s -> s * scale).toArray();
    SlowLaw rescaled = new SlowLaw(settings, law.mean(), law.axes(), deviations);
    return new SubspaceTrial(d, rescaled, trial);
  }

  /** Gram-Schmidt, twice, of all points. */
  private static double[][] axes(SlowTrial whole) {
    List<double[]> axes = new ArrayList<>();
    for (double[][] set : List.of(whole.g(), whole.z(), whole.original(), whole.matched())) {
      for (double[] point : set) {
        double[] rest = orthogonalTo(axes, orthogonalTo(axes, point));
        double norm = Math.sqrt(SlowSvd.dot(rest, rest));
        if (norm > NEGLIGIBLE) {
          axes.add(Arrays.stream(rest).map(v -> v / norm).toArray());
        }
      }
    }
    return axes.toArray(double[][]::new);
  }

  private static double[] orthogonalTo(List<double[]> axes, double[] point) {
    double[] rest = point.clone();
    for (double[] axis : axes) {
      double coordinate = SlowSvd.dot(axis, rest);
      Arrays.setAll(rest, i -> rest[i] - coordinate * axis[i]);
    }
    return rest;
  }

  private static double[][] project(double[][] points, double[][] axes) {
    return Arrays.stream(points)
        .map(p -> Arrays.stream(axes).mapToDouble(axis -> SlowSvd.dot(axis, p)).toArray())
        .toArray(double[][]::new);
  }

  /** (3), S averaged over this many dimensions. */
  private static double inputVariance(Settings settings, double[][] g, int dimensions) {
    double spread = 0;
    for (int i = 0; i < g[0].length; i++) {
      int coordinate = i;
      double mean = Arrays.stream(g).mapToDouble(row -> row[coordinate]).average().orElseThrow();
      spread += Arrays.stream(g).mapToDouble(row -> Math.pow(row[coordinate] - mean, 2)).sum();
    }
    double a = settings.decay();
    return a * a * spread / ((double) g.length * dimensions) + settings.noiseVariance();
  }

  /** log of (15). */
  double logCross(double[][] points, double width) {
    return law.logCross(points, width) - (d - law.mean().length) * logShrink(width);
  }

  /** log of (27) at eps = 0. */
  double logCrossExact() {
    return logCross(new double[][] {new double[law.mean().length]}, 1);
  }

  /** Of a direction without extent: (1/2) log(eps^2/2). */
  private static double logShrink(double width) {
    return StrictMath.log(width) - 0.5 * StrictMath.log(2);
  }

  /** log of (17). */
  double logOff(double[][] points, double width) {
    SlowLogSum sum = new SlowLogSum();
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double[] second = points[j];
        double[] gap = points[i].clone();
        Arrays.setAll(gap, f -> gap[f] - second[f]);
        sum.add(-SlowSvd.dot(gap, gap) / (4 * width * width));
      }
    }
    double n = points.length;
    return sum.log() + StrictMath.log(2 / n / n) - d * StrictMath.log(width);
  }

  double width(int n) {
    return law.settings().relativeWidth(n, d);
  }

  /** The sum of weight times exp(log), given in turns. */
  static BigDecimal sum(double... terms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < terms.length; i += 2) {
      BigDecimal power = BigReal.exp(new BigDecimal(terms[i + 1]));
      sum = sum.add(power.multiply(new BigDecimal(terms[i])));
    }
    return sum;
  }
}
