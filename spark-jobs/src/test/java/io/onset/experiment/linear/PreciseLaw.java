package io.onset.experiment.linear;

import java.math.BigDecimal;
import java.util.stream.IntStream;

/**
 * The generated law N(m, C) of (1) to (4) with 80 decimals, the doubles of the settings and of the
 * normals taken as exact. The fit inverts x^T x where n > d, and otherwise x x^T + 1 1^T, which has
 * the same effect on the centred y as the pseudo-inverse of x x^T: no rank is ever guessed.
 */
record PreciseLaw(int rank, BigDecimal[] mean, BigDecimal[][] covariance) {

  static PreciseLaw fit(SlowLinear.Settings settings, double[][] g, double[][] z) {
    int n = g.length;
    int d = g[0].length;
    PreciseSettings precise = PreciseSettings.of(settings);
    BigDecimal[][] yColumns = BigMatrix.transpose(precise.points(g));
    BigDecimal a = precise.decay();
    BigDecimal root = BigReal.sqrt(precise.noiseVariance());
    BigDecimal[][] xColumns =
        BigMatrix.rows(
            d,
            j ->
                BigMatrix.row(
                    n,
                    k -> a.multiply(yColumns[j][k]).add(root.multiply(new BigDecimal(z[k][j])))));
    BigDecimal[] yMean = means(yColumns);
    BigDecimal[] xMean = means(xColumns);
    BigDecimal[][] y = centred(yColumns, yMean);
    BigDecimal[][] x = centred(xColumns, xMean);
    BigDecimal[][] theta = theta(y, x, precise.penalty(n));
    BigDecimal[] shift = BigMatrix.row(d, i -> a.multiply(yMean[i]).subtract(xMean[i]));
    BigDecimal variance = inputVariance(y, a, precise.noiseVariance());
    BigDecimal[][] square =
        BigMatrix.gram(settings.printedCovariance() ? BigMatrix.transpose(theta) : theta);
    return new PreciseLaw(
        Math.min(n - 1, d),
        BigMatrix.row(d, i -> yMean[i].add(BigMatrix.dot(theta[i], shift))),
        BigMatrix.rows(d, i -> BigMatrix.row(d, j -> variance.multiply(square[i][j]))));
  }

  /** (2), from the transposed y and x, both d x n. */
  private static BigDecimal[][] theta(BigDecimal[][] y, BigDecimal[][] x, BigDecimal penalty) {
    int n = x[0].length;
    if (n > x.length) {
      BigDecimal[][] normal = BigMatrix.plusDiagonal(BigMatrix.gram(x), penalty);
      BigDecimal[][] product = BigMatrix.timesTransposed(y, x);
      return BigMatrix.timesInverse(product, BigMatrix.cholesky(normal));
    }
    BigDecimal[][] gram = BigMatrix.gram(BigMatrix.transpose(x));
    BigDecimal[][] shifted =
        BigMatrix.rows(n, i -> BigMatrix.row(n, j -> gram[i][j].add(BigDecimal.ONE)));
    BigDecimal[][] dual = BigMatrix.plusDiagonal(shifted, penalty);
    return BigMatrix.timesTransposed(BigMatrix.timesInverse(y, BigMatrix.cholesky(dual)), x);
  }

  /** (3). */
  private static BigDecimal inputVariance(BigDecimal[][] y, BigDecimal a, BigDecimal noise) {
    BigDecimal spread = BigDecimal.ZERO;
    for (BigDecimal[] column : y) {
      spread = spread.add(BigMatrix.dot(column, column));
    }
    BigDecimal s = BigReal.divide(spread, BigDecimal.valueOf((long) y.length * y[0].length));
    return a.multiply(a).multiply(s).add(noise);
  }

  /** C + variance I, factored. */
  PreciseFactor factor(BigDecimal variance) {
    return new PreciseFactor(
        mean, BigMatrix.cholesky(BigMatrix.plusDiagonal(covariance, variance)));
  }

  boolean fullRank() {
    return rank == mean.length;
  }

  BigDecimal trace() {
    return IntStream.range(0, mean.length)
        .mapToObj(i -> covariance[i][i])
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal[] means(BigDecimal[][] columns) {
    BigDecimal count = BigDecimal.valueOf(columns[0].length);
    return BigMatrix.row(columns.length, j -> BigReal.divide(BigMatrix.sum(columns[j]), count));
  }

  private static BigDecimal[][] centred(BigDecimal[][] columns, BigDecimal[] means) {
    return BigMatrix.rows(
        columns.length,
        j -> BigMatrix.row(columns[j].length, k -> columns[j][k].subtract(means[j])));
  }
}
