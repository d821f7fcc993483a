package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.kernel.AnyBackend;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriangularTest {

  /** Sums of at most 100 products of order one, and factors of condition at most 1e3. */
  private static final double CLOSE = 1e-12;

  private static Triangular factor(DMatrixRMaj a, double e) {
    return Triangular.factor(Dense.memory(), Dense.tiled(a), e);
  }

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
    assertFactor(a, e);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 100})
  void everySizeOfTilesAndPanels(int size) {
    Normals normals = new Normals(size);
    assertEquals(Factoring.CHOLESKY, assertFactor(normals.matrix(4 * size + 8, size), 0));
    assertFactor(normals.matrix(size, size), 0);
    assertFactor(normals.matrix((size + 1) / 2, size), 0.1);
  }

  private static Factoring assertFactor(DMatrixRMaj a, double e) {
    Tiled tiled = Dense.tiled(a);
    Triangular factor = Triangular.factor(Dense.memory(), tiled, e);
    assertArrayEquals(a.data, Dense.of(tiled).data);
    DMatrixRMaj r = Dense.of(factor);
    DMatrixRMaj expected = gram(a, e);
    double scale = CommonOps_DDRM.elementMaxAbs(expected);
    assertArrayEquals(expected.data, gram(r, 0).data, CLOSE * scale);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(r, null);
    assertArrayEquals(transposed.data, Dense.of(factor.transposed()).data);
    return factor.factoring();
  }

  /** A^T A + e^2 I. */
  private static DMatrixRMaj gram(DMatrixRMaj a, double e) {
    DMatrixRMaj gram = new DMatrixRMaj(a.numCols, a.numCols);
    CommonOps_DDRM.multInner(a, gram);
    CommonOps_DDRM.addEquals(gram, e * e, CommonOps_DDRM.identity(a.numCols));
    return gram;
  }

  /** R^T R = I - A^T A where that is positive, nothing elsewhere. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 33, 70})
  void factorsAComplement(int size) {
    DMatrixRMaj a = new Normals(size).matrix(size + 3, size);
    CommonOps_DDRM.scale(0.5 / NormOps_DDRM.normF(a), a);
    Tiled gram = Products.gram(Dense.memory(), Dense.tiled(a));
    DMatrixRMaj expected = CommonOps_DDRM.identity(size);
    CommonOps_DDRM.subtractEquals(expected, gram(a, 0));
    Triangular root = Triangular.ofComplement(Dense.memory(), gram).orElseThrow();
    assertArrayEquals(expected.data, gram(Dense.of(root), 0).data, CLOSE);
    assertTrue(Triangular.ofComplement(Dense.memory(), gram.scale(100)).isEmpty());
  }

  /** diag(1, 1e-9) has a square of condition 1e18, which no Cholesky factor would survive. */
  @Test
  void doesNotSquareTheCondition() {
    Triangular r = factor(new DMatrixRMaj(new double[][] {{1, 1}, {0, 1e-9}}), 0);
    assertEquals(Factoring.HOUSEHOLDER, r.factoring());
    assertEquals(1, r.get(1, 1) / 1e-9, 1e-6);
    assertEquals(-2 * 9 * StrictMath.log(10), r.logDeterminantSquared(), 1e-6);
  }

  /**
   * The way is chosen by the condition, and each keeps what the one below it keeps: of singular
   * values 1, ..., 1/condition, turned on both sides, the determinant, to 1e-16 times the condition
   * (times its square for the plain Cholesky factor, which is allowed 1e4 of it).
   */
  @ParameterizedTest
  @CsvSource({
    "1, CHOLESKY",
    "10, CHOLESKY",
    "1e3, CHOLESKY_TWICE",
    "1e4, CHOLESKY_TWICE",
    "1e5, CHOLESKY_TWICE",
    "1e7, HOUSEHOLDER",
    "1e10, HOUSEHOLDER"
  })
  void theWayIsChosenByTheCondition(double condition, Factoring way) {
    for (int size : new int[] {5, 40}) {
      DMatrixRMaj a = ofCondition(size, condition);
      Triangular factor = factor(a, 0);
      assertEquals(way, factor.factoring());
      double expected = 0;
      for (int i = 0; i < size; i++) {
        expected -= 2.0 * i / (size - 1) * StrictMath.log(condition);
      }
      double square = way == Factoring.CHOLESKY ? condition * condition : condition;
      assertEquals(expected, factor.logDeterminantSquared(), 1e-14 * size * square);
      DMatrixRMaj householder = Dense.of(Householder.factor(Dense.tiled(a), 0));
      assertArrayEquals(householder.data, Dense.of(factor).data, 1e-15 * size * square);
    }
  }

  private static DMatrixRMaj ofCondition(int size, double condition) {
    DMatrixRMaj left = RandomMatrices_DDRM.orthogonal(size + 3, size, new Random(size));
    DMatrixRMaj right = RandomMatrices_DDRM.orthogonal(size, size, new Random(1));
    for (int j = 0; j < size; j++) {
      double value = StrictMath.pow(condition, -(double) j / (size - 1));
      for (int i = 0; i < size + 3; i++) {
        left.set(i, j, left.get(i, j) * value);
      }
    }
    return CommonOps_DDRM.mult(left, right, null);
  }

  /** A ridge below: the same three ways. */
  @ParameterizedTest
  @CsvSource({"1, CHOLESKY", "1e-4, CHOLESKY_TWICE", "1e-7, HOUSEHOLDER"})
  void theWayIsChosenByTheRidge(double e, Factoring way) {
    DMatrixRMaj a = new Normals(3).matrix(20, 40);
    Triangular factor = factor(a, e);
    assertEquals(way, factor.factoring());
    DMatrixRMaj householder = Dense.of(Householder.factor(Dense.tiled(a), e));
    double scale = NormOps_DDRM.normF(a);
    assertArrayEquals(householder.data, Dense.of(factor).data, 1e-15 * scale / Math.min(e, 1));
  }

  /** B = (A^T A)^-1 A^T y by every way. */
  @ParameterizedTest
  @EnumSource(Factoring.class)
  void leastSquaresSolveTheNormalEquations(Factoring way) {
    double condition = new double[] {10, 1e4, 1e8}[way.ordinal()];
    DMatrixRMaj x = ofCondition(37, condition);
    DMatrixRMaj y = new Normals(2).matrix(40, 35);
    LeastSquares fit = LeastSquares.fit(Dense.memory(), Dense.tiled(x), 0, Dense.tiled(y));
    assertEquals(way, fit.factoring());
    DMatrixRMaj rest = CommonOps_DDRM.mult(x, Dense.of(fit.solution()), null);
    CommonOps_DDRM.subtractEquals(rest, y);
    DMatrixRMaj orthogonal = new DMatrixRMaj(37, 35);
    CommonOps_DDRM.multTransA(x, rest, orthogonal);
    double scale = NormOps_DDRM.normF(Dense.of(fit.solution()));
    assertEquals(0, NormOps_DDRM.normF(orthogonal), 1e-14 * scale);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "9, 3", "31, 33", "33, 31", "40, 40", "100, 7"})
  void solvesAndInvertsTheTransposed(int size, int columns) {
    Normals normals = new Normals(size);
    Triangular factor = factor(normals.matrix(2 * size, size), 0.5);
    DMatrixRMaj b = normals.matrix(size, columns);
    DMatrixRMaj solution = Dense.of(factor.solveTransposed(Dense.tiled(b)));
    DMatrixRMaj product = new DMatrixRMaj(size, columns);
    CommonOps_DDRM.multTransA(Dense.of(factor), solution, product);
    assertArrayEquals(b.data, product.data, CLOSE);
    DMatrixRMaj inverse = Dense.of(factor.inverseTransposed());
    CommonOps_DDRM.mult(inverse, b, product);
    assertArrayEquals(solution.data, product.data, CLOSE);
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        assertEquals(0, inverse.get(i, j));
      }
    }
    double[] column = CommonOps_DDRM.extractColumn(b, 0, null).data;
    double[] first = CommonOps_DDRM.extractColumn(solution, 0, null).data;
    assertArrayEquals(first, factor.solveTransposed(column), CLOSE);
  }

  /** The plain kernels and this JVM's: R, R^-T and B have the same bits, by both Cholesky ways. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 16, 33, 100})
  void anyKernelsGiveTheSameBits(int size) {
    for (double condition : new double[] {size == 1 ? 1 : 5, 1e4}) {
      Tiled x = Dense.tiled(size == 1 ? new Normals(1).matrix(4, 1) : ofCondition(size, condition));
      Tiled y = Dense.tiled(new Normals(2).matrix(x.rows(), 5));
      assertArrayEquals(
          bits(new Workspace(AnyBackend.PLAIN.kernels()), x, y), bits(Dense.memory(), x, y));
    }
  }

  private static double[] bits(Workspace memory, Tiled x, Tiled y) {
    Triangular factor = Triangular.factor(memory, x, 0);
    DMatrixRMaj r = Dense.of(factor);
    DMatrixRMaj inverse = Dense.of(factor.inverseTransposed());
    DMatrixRMaj fit = Dense.of(LeastSquares.fit(memory, x, 0, y).solution());
    return Stream.of(r, inverse, fit).flatMapToDouble(m -> Arrays.stream(m.data)).toArray();
  }

  @Test
  void logDeterminantOfHugeAndTinyDiagonals() {
    Triangular huge = factor(CommonOps_DDRM.diag(1e300, 1e300, 1e-200), 0);
    assertEquals(800 * StrictMath.log(10), huge.logDeterminantSquared(), 1e-9);
  }

  @Test
  void singularFactorsFail() {
    for (double bad : new double[] {0, Double.NaN}) {
      Tiled upper = Dense.tiled(new DMatrixRMaj(new double[][] {{1, 2}, {0, bad}}));
      Triangular r = Triangular.of(Dense.memory(), upper, Factoring.HOUSEHOLDER);
      String message = "triangular factor is singular at 1: " + bad;
      assertEquals(message, failure(() -> r.solveTransposed(Tiled.zeros(2, 1))));
      assertEquals(message, failure(() -> r.solveTransposed(new double[2])));
      assertEquals(message, failure(r::inverseTransposed));
    }
    for (int columns = 1; columns < 3; columns++) {
      DMatrixRMaj zero = new DMatrixRMaj(3, columns);
      String failed = "QR of a 3x" + columns + " matrix failed";
      assertEquals(failed, failure(() -> factor(zero, 0)));
    }
  }

  private static String failure(org.junit.jupiter.api.function.Executable code) {
    return assertThrows(NumericalFailure.class, code).getMessage();
  }
}
