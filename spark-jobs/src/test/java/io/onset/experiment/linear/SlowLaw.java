package io.onset.experiment.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The generated law G = N(m, C) of one training set, in original units, by singular values: (1) to
 * (4). C = sum_k deviations[k]^2 axes[k] axes[k]^T over its rank; the rest of space is null.
 */
record SlowLaw(SlowLinear.Settings settings, double[] mean, double[][] axes, double[] deviations) {

  /**
   * The fit to points Y = mu + sigma g, X = a Y + sqrt(D) z.
   *
   * @param g n x d standard normals, not modified
   * @param z n x d standard normals, not modified
   */
  static SlowLaw fit(SlowLinear.Settings settings, double[][] g, double[][] z) {
    int n = g.length;
    int d = g[0].length;
    double a = settings.decay();
    double noise = settings.noiseVariance();
    double[][] y = settings.points(g);
    double[][] x = new double[n][d];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < d; i++) {
        x[k][i] = a * y[k][i] + Math.sqrt(noise) * z[k][i];
      }
    }
    double[] yMean = columnMeans(y);
    double[] xMean = columnMeans(x);
    double[][] yCentred = minus(y, yMean);
    int rank = Math.min(n - 1, d);
    double[][] theta = theta(yCentred, SlowSvd.of(minus(x, xMean)), rank, settings.penalty(n));
    double spread = Arrays.stream(yCentred).mapToDouble(row -> SlowSvd.dot(row, row)).sum();
    double inputVariance = a * a * spread / ((double) n * d) + noise;
    double[] shift = IntStream.range(0, d).mapToDouble(i -> a * yMean[i] - xMean[i]).toArray();
    double[] mean =
        IntStream.range(0, d).mapToDouble(i -> yMean[i] + SlowSvd.dot(theta[i], shift)).toArray();
    SlowSvd axes = SlowSvd.of(theta);
    return new SlowLaw(
        settings,
        mean,
        Arrays.copyOf(settings.printedCovariance() ? axes.right() : axes.left(), rank),
        Arrays.stream(axes.values()).limit(rank).map(t -> t * Math.sqrt(inputVariance)).toArray());
  }

  /** (2) of given rank: sum_k (w_k / (w_k^2 + penalty)) (y^T u_k) v_k^T. */
  private static double[][] theta(double[][] y, SlowSvd x, int rank, double penalty) {
    int d = y[0].length;
    double[][] yTransposed = SlowSvd.transpose(y);
    double[][] theta = new double[d][d];
    for (int k = 0; k < rank; k++) {
      double w = x.values()[k];
      for (int i = 0; i < d; i++) {
        double weight = w / (w * w + penalty) * SlowSvd.dot(yTransposed[i], x.left()[k]);
        for (int j = 0; j < d; j++) {
          theta[i][j] += weight * x.right()[k][j];
        }
      }
    }
    return theta;
  }

  boolean fullRank() {
    return deviations.length == mean.length;
  }

  /** (p - m)^T (C + variance I)^{-1} (p - m). */
  double quadratic(double[] point, double variance) {
    double[] rest = IntStream.range(0, mean.length).mapToDouble(i -> point[i] - mean[i]).toArray();
    double sum = 0;
    for (int k = 0; k < axes.length; k++) {
      double coordinate = SlowSvd.dot(axes[k], rest);
      sum += coordinate * coordinate / (deviations[k] * deviations[k] + variance);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= coordinate * axes[k][i];
      }
    }
    return fullRank() ? sum : sum + SlowSvd.dot(rest, rest) / variance;
  }

  /** log det((C + variance I)/unit). */
  double logDeterminant(double variance, double unit) {
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      double own = k < deviations.length ? deviations[k] * deviations[k] : 0;
      sum += StrictMath.log((own + variance) / unit);
    }
    return sum;
  }

  /** log of (15): the mean over the points of exp(-q/2), over the root of the determinant. */
  double logCross(double[][] points, double width) {
    double variance = width * width;
    SlowLogSum sum = new SlowLogSum();
    for (double[] point : points) {
      sum.add(-quadratic(point, variance) / 2);
    }
    double unit = 2 * settings.standardDeviation() * settings.standardDeviation();
    return sum.log() - StrictMath.log(points.length) - logDeterminant(variance, unit) / 2;
  }

  private static double[] columnMeans(double[][] rows) {
    return IntStream.range(0, rows[0].length)
        .mapToDouble(j -> Arrays.stream(rows).mapToDouble(row -> row[j]).sum() / rows.length)
        .toArray();
  }

  private static double[][] minus(double[][] rows, double[] centre) {
    return Arrays.stream(rows)
        .map(row -> IntStream.range(0, row.length).mapToDouble(j -> row[j] - centre[j]).toArray())
        .toArray(double[][]::new);
  }
}
