package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriangularTest {

  /** Sums of at most 100 products of order one, and factors of condition at most 1e3. */
  private static final double CLOSE = 1e-12;

  /** Every shape: tall, square, and wide, where only e makes the factor regular. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "1, 1, 2",
    "2, 2, 0",
    "5, 3, 0",
    "9, 9, 0.5",
    "3, 7, 0.25",
    "1, 8, 1",
    "80, 7, 0.1",
    "64, 64, 1e-3",
    "7, 5, 1e6",
    "4, 5, 1e-6"
  })
  void factorsASumOfSquares(int rows, int columns, double e) {
    DMatrixRMaj a = new Normals(rows + columns).matrix(rows, columns);
    DMatrixRMaj before = a.copy();
    DMatrixRMaj r = Triangular.factor(a, e);
    assertArrayEquals(before.data, a.data);
    assertEquals(columns, r.numRows);
    assertEquals(columns, r.numCols);
    DMatrixRMaj expected = gram(a, e);
    DMatrixRMaj square = gram(r, 0);
    double scale = CommonOps_DDRM.elementMaxAbs(expected);
    assertArrayEquals(expected.data, square.data, CLOSE * scale);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(0, r.get(i, j));
      }
    }
  }

  /** A^T A + e^2 I. */
  private static DMatrixRMaj gram(DMatrixRMaj a, double e) {
    DMatrixRMaj gram = new DMatrixRMaj(a.numCols, a.numCols);
    CommonOps_DDRM.multInner(a, gram);
    CommonOps_DDRM.addEquals(gram, e * e, CommonOps_DDRM.identity(a.numCols));
    return gram;
  }

  /** diag(1, 1e-9) has a square of condition 1e18, which no Cholesky factor would survive. */
  @Test
  void doesNotSquareTheCondition() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 1}, {0, 1e-9}});
    DMatrixRMaj r = Triangular.factor(a, 0);
    assertEquals(1, Math.abs(r.get(1, 1)) / 1e-9, 1e-6);
    assertEquals(-2 * 9 * StrictMath.log(10), Triangular.logDeterminantSquared(r), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "9, 3", "40, 40"})
  void solvesAndInvertsTheTransposed(int size, int columns) {
    Normals normals = new Normals(size);
    DMatrixRMaj r = Triangular.factor(normals.matrix(2 * size, size), 0.5);
    DMatrixRMaj b = normals.matrix(size, columns);
    DMatrixRMaj solution = Triangular.solveTransposed(r, b.copy());
    DMatrixRMaj product = new DMatrixRMaj(size, columns);
    CommonOps_DDRM.multTransA(r, solution, product);
    assertArrayEquals(b.data, product.data, CLOSE);
    DMatrixRMaj inverse = Triangular.inverseTransposed(r);
    CommonOps_DDRM.mult(inverse, b, product);
    assertArrayEquals(solution.data, product.data, CLOSE);
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        assertEquals(0, inverse.get(i, j));
      }
    }
  }

  @Test
  void logDeterminantTakesNegativeDiagonals() {
    DMatrixRMaj r = new DMatrixRMaj(new double[][] {{-2, 7}, {0, 3}});
    assertEquals(2 * StrictMath.log(6), Triangular.logDeterminantSquared(r), CLOSE);
    DMatrixRMaj huge = CommonOps_DDRM.diag(1e300, 1e300, 1e-200);
    assertEquals(800 * StrictMath.log(10), Triangular.logDeterminantSquared(huge), 1e-9);
  }

  @Test
  void singularFactorsFail() {
    for (double bad : new double[] {0, Double.NaN}) {
      DMatrixRMaj r = new DMatrixRMaj(new double[][] {{1, 2}, {0, bad}});
      DMatrixRMaj b = new DMatrixRMaj(2, 1);
      String message = "triangular factor is singular at 1: " + bad;
      assertEquals(message, failure(() -> Triangular.solveTransposed(r, b)));
      assertEquals(message, failure(() -> Triangular.inverseTransposed(r)));
    }
    DMatrixRMaj zero = new DMatrixRMaj(3, 2);
    assertEquals("QR of a 3x2 matrix failed", failure(() -> Triangular.factor(zero, 0)));
  }

  private static String failure(org.junit.jupiter.api.function.Executable code) {
    return assertThrows(NumericalFailure.class, code).getMessage();
  }
}
