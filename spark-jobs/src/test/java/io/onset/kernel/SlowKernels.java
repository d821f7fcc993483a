package io.onset.kernel;

/**
 * What the kernels must give, element by element, from the chains that {@link Kernels} documents:
 * no tiles but to find an element, no panels, no vectors.
 */
final class SlowKernels {

  private SlowKernels() {}

  /** c + sum_k a[k][i] b[k][j]. */
  static double product(Tiled a, int i, Tiled b, int j, double c) {
    double sum = c;
    for (int k = 0; k < a.rows(); k++) {
      sum = Math.fma(a.get(k, i), b.get(k, j), sum);
    }
    return sum;
  }

  /** c + sum_k (a[k][i] - b[k][j])^2. */
  static double squaredDifferences(Tiled a, int i, Tiled b, int j, double c) {
    double sum = c;
    for (int k = 0; k < a.rows(); k++) {
      double difference = a.get(k, i) - b.get(k, j);
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }

  /** |L y_j - L m|^2; of a triangular L only what is on or below the diagonal. */
  static double form(Tiled factor, double[] mean, boolean triangular, Tiled y, int j) {
    double form = 0;
    for (int i = 0; i < factor.rows(); i++) {
      int columns = triangular ? i + 1 : factor.columns();
      double start = 0;
      for (int k = 0; k < columns; k++) {
        start = Math.fma(-factor.get(i, k), mean[k], start);
      }
      double z = start;
      for (int k = 0; k < columns; k++) {
        z = Math.fma(factor.get(i, k), y.get(k, j), z);
      }
      form = Math.fma(z, z, form);
    }
    return form;
  }

  /** sum_k (y[k][j] - centre[k])^2. */
  static double squaredDistance(double[] centre, Tiled y, int j) {
    double sum = 0;
    for (int k = 0; k < centre.length; k++) {
      double difference = y.get(k, j) - centre[k];
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }

  /** c + sum_i 2^(scale (x[i][j] - origin)). */
  static double powers(Tiled x, int j, double origin, double scale, int leastPower, double c) {
    double sum = c;
    for (int i = 0; i < x.rows(); i++) {
      sum += PowerOfTwo.of(scale * (x.get(i, j) - origin), leastPower);
    }
    return sum;
  }

  /** The least of the first numbers. */
  static double least(double[] x, int count) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Double.compare(x[i], least) < 0 ? x[i] : least;
    }
    return least;
  }
}
