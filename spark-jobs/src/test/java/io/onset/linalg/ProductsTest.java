package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

  /** Sums of at most 300 products of order one. */
  private static final double CLOSE = 1e-12;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 5", "9, 31, 33", "65, 32, 64", "300, 100, 17", "5, 130, 1"})
  void transposedTimes(int rows, int left, int right) {
    Normals normals = new Normals(rows);
    DMatrixRMaj a = normals.matrix(rows, left);
    DMatrixRMaj b = normals.matrix(rows, right);
    DMatrixRMaj expected = new DMatrixRMaj(left, right);
    CommonOps_DDRM.multTransA(a, b, expected);
    Workspace memory = Dense.memory();
    Tiled product = Products.transposedTimes(memory, Dense.tiled(a), Dense.tiled(b));
    assertArrayEquals(expected.data, Dense.of(product).data, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "9, 33", "300, 65"})
  void gramOnAndAboveTheDiagonal(int rows, int columns) {
    DMatrixRMaj a = new Normals(rows).matrix(rows, columns);
    DMatrixRMaj expected = new DMatrixRMaj(columns, columns);
    CommonOps_DDRM.multInner(a, expected);
    Tiled gram = Products.gram(Dense.memory(), Dense.tiled(a));
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        assertEquals(expected.get(i, j), gram.get(i, j), CLOSE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "9, 33", "65, 64", "64, 31"})
  void transposesAndMultipliesVectors(int rows, int columns) {
    DMatrixRMaj a = new Normals(rows).matrix(rows, columns);
    Tiled tiled = Dense.tiled(a);
    Tiled below = Tiled.zeros(columns + 2, rows).setTransposed(tiled, 2);
    DMatrixRMaj transposed = CommonOps_DDRM.extract(Dense.of(below), 2, columns + 2, 0, rows);
    assertArrayEquals(CommonOps_DDRM.transpose(a, null).data, transposed.data);
    double[] v = new Normals(1).vector(rows);
    double[] product = new double[columns];
    product[0] = 1;
    Products.addTransposedTimes(Dense.memory(), 2, tiled, v, product);
    DMatrixRMaj expected = CommonOps_DDRM.mult(transposed, DMatrixRMaj.wrap(rows, 1, v), null);
    CommonOps_DDRM.scale(2, expected);
    expected.add(0, 0, 1);
    assertArrayEquals(expected.data, product, CLOSE);
    double square = CommonOps_DDRM.dot(wrap(a), wrap(a));
    assertEquals(square, tiled.sumOfSquares(), CLOSE * square);
  }

  private static DMatrixRMaj wrap(DMatrixRMaj matrix) {
    return DMatrixRMaj.wrap(matrix.getNumElements(), 1, matrix.data);
  }
}
