package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.kernel.Kernels;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticFormTest {

  /** Some d^2/2 roundings of terms of one sign. */
  private static final double CLOSE = 1e-13;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 130})
  void lowerTriangularIsTheSquareOfAProduct(int d) {
    Normals normals = new Normals(d);
    double[] matrix = normals.vector(d * d);
    double[] mean = normals.vector(d);
    PointSet points = normals.points(5, d);
    double[] q = new double[32];
    QuadraticForm form = triangular(matrix, mean);
    form.evaluate(points, q);
    assertEquals(d, form.dimension());
    for (int k = 0; k < 5; k++) {
      double exact = squaredProduct(matrix, d, mean, points, k, true).doubleValue();
      assertEquals(1, q[k] / exact, CLOSE * Math.max(1, d / 8));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "3, 8", "7, 7", "4, 65", "40, 200"})
  void deflatedIsADifferenceOfSquares(int rows, int d) {
    Normals normals = new Normals(d);
    double[] projection = normals.vector(rows * d);
    double[] mean = normals.vector(d);
    PointSet points = normals.points(5, d);
    double[] q = new double[32];
    QuadraticForm.deflated(Kernels.best(), rows, d)
        .set(tiled(projection, rows, d), mean, 2.5)
        .evaluate(points, q);
    for (int k = 0; k < 5; k++) {
      BigDecimal product = squaredProduct(projection, rows, mean, points, k, false);
      BigDecimal square = squaredLength(mean, points, k);
      double exact = 2.5 * square.subtract(product).doubleValue();
      assertEquals(exact, q[k], CLOSE * 2.5 * product.add(square).doubleValue());
    }
  }

  private static QuadraticForm triangular(double[] matrix, double[] mean) {
    int d = mean.length;
    return QuadraticForm.triangular(Kernels.best(), d).set(tiled(matrix, d, d), mean, 1);
  }

  private static double[] tiled(double[] matrix, int rows, int columns) {
    PointSet transposed = PointSet.zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed.tiles()[transposed.tileAt(j / 32) + i * 32 + j % 32] = matrix[i * columns + j];
      }
    }
    return transposed.tiles();
  }

  private static BigDecimal squaredProduct(
      double[] matrix, int rows, double[] mean, PointSet points, int point, boolean triangular) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int row = 0; row < rows; row++) {
      BigDecimal product = BigDecimal.ZERO;
      for (int f = 0; f < (triangular ? row + 1 : mean.length); f++) {
        BigDecimal entry = new BigDecimal(matrix[row * mean.length + f]);
        product = product.add(entry.multiply(difference(mean, points, point, f)));
      }
      sum = sum.add(product.pow(2));
    }
    return sum;
  }

  private static BigDecimal squaredLength(double[] mean, PointSet points, int point) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int f = 0; f < mean.length; f++) {
      sum = sum.add(difference(mean, points, point, f).pow(2));
    }
    return sum;
  }

  private static BigDecimal difference(double[] mean, PointSet points, int point, int feature) {
    return new BigDecimal(points.get(point, feature)).subtract(new BigDecimal(mean[feature]));
  }

  /** A point's bits do not depend on how many others there are, nor on its place in a tile. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 255, 256, 257, 1000})
  void everyPointHasTheBitsThatItHasAlone(int count) {
    Normals normals = new Normals(count);
    QuadraticForm form = triangular(normals.vector(49), normals.vector(7));
    PointSet points = normals.points(1000, 7);
    double[] q = new double[count + 31];
    form.evaluate(points.prefix(count), q);
    for (int k = 0; k < count; k++) {
      int point = k;
      double[] coordinates = new double[7];
      Arrays.setAll(coordinates, f -> points.get(point, f));
      assertEquals(form.at(coordinates), q[k]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 255, 256, 257, 1000})
  void logMeanExponentialIsThatOfTheValues(int count) {
    QuadraticForm form = triangular(new double[] {2}, new double[] {0.5});
    PointSet points = new Normals(count).points(count, 1);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double y = points.get(k, 0);
      sum += StrictMath.exp(-2 * (y - 0.5) * (y - 0.5));
    }
    assertEquals(StrictMath.log(sum / count), form.logMeanExponential(points), CLOSE);
  }

  /** Exponents of -1e8: scaled by the nearest point, so nothing is lost. */
  @Test
  void farPointsDoNotUnderflow() {
    QuadraticForm form = triangular(new double[] {1}, new double[] {0});
    double far = 1 << 14;
    PointSet points = PointSet.of(new double[][] {{far}, {-far}, {2 * far}, {far}});
    assertEquals(StrictMath.log(0.75) - far * far / 2, form.logMeanExponential(points));
  }

  /** So far away that a form of 2^80 plus anything small is itself. */
  @Test
  void whatIsBeyondTheLastPointNeverCounts() {
    QuadraticForm form = triangular(new double[] {1}, new double[] {0});
    PointSet points = PointSet.of(new double[][] {{0x1p40}});
    assertEquals(-0x1p79, form.logMeanExponential(points));
    double exact = StrictMath.log(0.5);
    QuadraticForm near = triangular(new double[] {0x1p40}, new double[] {0});
    assertEquals(exact, near.logMeanExponential(PointSet.of(new double[][] {{0}, {1}})));
  }
}
