package io.onset.kernel;

import io.onset.linalg.PointSet;
import java.util.Arrays;

/**
 * The quadratic form q(y) = a |v|^2 + b |M v|^2 with v = y - m, over many points at once: the
 * squared Mahalanobis distance of a Gaussian law, whose N evaluations are most of a trial.
 *
 * <p>Points go through in tiles; within a tile a row of M runs over the tile's points, so that no N
 * x d intermediate exists and every point's operations have one order: features ascending in fma
 * chains, rows ascending. The order does not depend on the tile's size, so neither do the bits.
 */
public final class QuadraticForm {

  private static final int TILE = 256;

  private final double[] matrix;
  private final int rows;
  private final boolean triangular;
  private final double[] mean;
  private final double squaresWeight;
  private final double productsWeight;

  private QuadraticForm(
      double[] matrix, double[] mean, boolean triangular, double squares, double products) {
    this.matrix = matrix;
    this.rows = matrix.length / mean.length;
    this.triangular = triangular;
    this.mean = mean;
    this.squaresWeight = squares;
    this.productsWeight = products;
  }

  /** q(y) = |L (y - m)|^2 for a d x d lower triangular L, row by row. */
  public static QuadraticForm lowerTriangular(double[] lower, double[] mean) {
    return new QuadraticForm(lower, mean, true, 0, 1);
  }

  /** q(y) = w (|v|^2 - |F v|^2), v = y - m, for a k x d matrix F, row by row. */
  public static QuadraticForm deflated(double[] projection, double[] mean, double weight) {
    return new QuadraticForm(projection, mean, false, weight, -weight);
  }

  /** d. */
  public int dimension() {
    return mean.length;
  }

  /** q at one point of d coordinates. */
  public double at(double[] point) {
    double[] q = new double[1];
    evaluate(PointSet.of(new double[][] {point}), q);
    return q[0];
  }

  /**
   * log (1/N) sum_k exp(-q(y_k)/2), scaled by the smallest q so that nothing underflows.
   *
   * @param points N x d
   */
  public double logMeanExponential(PointSet points) {
    double[] q = new double[points.count()];
    evaluate(points, q);
    double least = Double.POSITIVE_INFINITY;
    for (double value : q) {
      least = value < least ? value : least;
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -0.5 * (q[k] - least);
    }
    Exponential.ofNonPositive(q, 0, q.length, new double[q.length]);
    return StrictMath.log(FixedSum.of(q, 0, q.length) / q.length) - 0.5 * least;
  }

  /** Writes q(y_k) to out[k]. */
  void evaluate(PointSet points, double[] out) {
    double[][] differences = new double[mean.length][TILE];
    double[] product = new double[TILE];
    double[] q = new double[TILE];
    for (int first = 0; first < points.count(); first += TILE) {
      int size = Math.min(TILE, points.count() - first);
      subtractMean(points, first, size, differences);
      evaluateTile(differences, size, product, q);
      System.arraycopy(q, 0, out, first, size);
    }
  }

  private void subtractMean(PointSet points, int first, int size, double[][] differences) {
    for (int f = 0; f < mean.length; f++) {
      System.arraycopy(points.feature(f), first, differences[f], 0, size);
      subtract(mean[f], differences[f], size);
    }
  }

  private void evaluateTile(double[][] differences, int size, double[] product, double[] q) {
    Arrays.fill(q, 0);
    if (squaresWeight != 0) {
      for (double[] difference : differences) {
        addSquares(difference, squaresWeight, q, size);
      }
    }
    for (int row = 0; row < rows; row++) {
      multiplyRow(row, differences, product, size);
      addSquares(product, productsWeight, q, size);
    }
  }

  /** product = sum_f M[row][f] differences[f], features ascending, four to a pass. */
  private void multiplyRow(int row, double[][] v, double[] product, int size) {
    int base = row * mean.length;
    int length = triangular ? row + 1 : mean.length;
    Arrays.fill(product, 0, size, 0);
    int f = 0;
    for (; f + 3 < length; f += 4) {
      int at = base + f;
      double m0 = matrix[at];
      double m1 = matrix[at + 1];
      double m2 = matrix[at + 2];
      double m3 = matrix[at + 3];
      addFour(m0, v[f], m1, v[f + 1], m2, v[f + 2], m3, v[f + 3], product, size);
    }
    for (; f < length; f++) {
      addOne(matrix[base + f], v[f], product, size);
    }
  }

  private static void addFour(
      double m0,
      double[] v0,
      double m1,
      double[] v1,
      double m2,
      double[] v2,
      double m3,
      double[] v3,
      double[] product,
      int size) {
    for (int j = 0; j < size; j++) {
      double sum = Math.fma(m0, v0[j], product[j]);
      sum = Math.fma(m1, v1[j], sum);
      sum = Math.fma(m2, v2[j], sum);
      product[j] = Math.fma(m3, v3[j], sum);
    }
  }

  private static void addOne(double m, double[] v, double[] product, int size) {
    for (int j = 0; j < size; j++) {
      product[j] = Math.fma(m, v[j], product[j]);
    }
  }

  private static void addSquares(double[] v, double weight, double[] q, int size) {
    for (int j = 0; j < size; j++) {
      q[j] = Math.fma(weight * v[j], v[j], q[j]);
    }
  }

  private static void subtract(double mean, double[] v, int size) {
    for (int j = 0; j < size; j++) {
      v[j] -= mean;
    }
  }
}
