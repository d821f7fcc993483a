package io.onset.experiment.linear;

/** A normal density in the plane, written out coordinate by coordinate. */
record PlaneGaussian(double m0, double m1, double c00, double c01, double c11) {

  /** (1) to (4) written out for two coordinates and an invertible x^T x. */
  static PlaneGaussian generated(SlowLinear.Settings settings, double[][] g, double[][] z) {
    int n = g.length;
    double sigma = settings.standardDeviation();
    double a = Math.exp(-settings.forwardTime());
    double noise = settings.noiseScale() * (1 - a * a);
    double[][] normal = new double[2][2];
    double[][] product = new double[2][2];
    double[] g0 = means(g);
    double[] z0 = means(z);
    double spread = 0;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < 2; i++) {
        double yi = sigma * (g[k][i] - g0[i]);
        spread += yi * yi / (2 * n);
        double xi = a * yi + Math.sqrt(noise) * (z[k][i] - z0[i]);
        for (int j = 0; j < 2; j++) {
          double yj = sigma * (g[k][j] - g0[j]);
          normal[i][j] += xi * (a * yj + Math.sqrt(noise) * (z[k][j] - z0[j]));
          product[j][i] += xi * yj;
        }
      }
    }
    double penalty = settings.ridge() * n * (a * a * sigma * sigma + noise);
    double p = normal[0][0] + penalty;
    double q = normal[1][1] + penalty;
    double r = normal[0][1];
    double determinant = p * q - r * r;
    double[][] theta = new double[2][2];
    for (int j = 0; j < 2; j++) {
      theta[j][0] = (product[j][0] * q - product[j][1] * r) / determinant;
      theta[j][1] = (product[j][1] * p - product[j][0] * r) / determinant;
    }
    double[] m = new double[2];
    for (int i = 0; i < 2; i++) {
      double noiseMean = theta[i][0] * z0[0] + theta[i][1] * z0[1];
      m[i] = settings.mean() + sigma * g0[i] - Math.sqrt(noise) * noiseMean;
    }
    double scale = a * a * spread + noise;
    double off = settings.printedCovariance() ? theta[1][0] : theta[0][1];
    double under = settings.printedCovariance() ? theta[0][1] : theta[1][0];
    return new PlaneGaussian(
        m[0],
        m[1],
        scale * (theta[0][0] * theta[0][0] + off * off),
        scale * (theta[0][0] * under + off * theta[1][1]),
        scale * (theta[1][1] * theta[1][1] + under * under));
  }

  private static double[] means(double[][] rows) {
    double[] means = new double[2];
    for (double[] row : rows) {
      means[0] += row[0] / rows.length;
      means[1] += row[1] / rows.length;
    }
    return means;
  }

  double log(double u, double v) {
    double determinant = c00 * c11 - c01 * c01;
    double x = u - m0;
    double y = v - m1;
    double form = (c11 * x * x - 2 * c01 * x * y + c00 * y * y) / determinant;
    return -form / 2 - Math.log(determinant) / 2 - Math.log(2 * Math.PI);
  }

  double density(double u, double v) {
    return Math.exp(log(u, v));
  }

  /** Fine enough and wide enough for this density and for others of deviations 0.4 to 1.5. */
  PlaneGrid grid() {
    double root = Math.hypot((c00 - c11) / 2, c01);
    double smallest = Math.sqrt((c00 + c11) / 2 - root);
    double largest = Math.sqrt((c00 + c11) / 2 + root);
    return new PlaneGrid(m0, m1, 9 * Math.max(largest, 1.5), Math.min(smallest, 0.4) / 2);
  }
}
