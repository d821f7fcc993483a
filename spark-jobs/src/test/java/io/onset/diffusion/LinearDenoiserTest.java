package io.onset.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.linalg.Dense;
import io.onset.linalg.Normals;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearDenoiserTest {

  /** Relative to the norms of what is multiplied: some hundred roundings. */
  private static final double ROUNDING = 1e-13;

  private static final double RATIO = 0.99;

  /** A training set, its centred y and x as matrices of n rows, and the fit. */
  private record Fit(PointSet data, PointSet noise, double ridge, LinearDenoiser denoiser) {

    static Fit of(int n, int d, double ridge) {
      Normals normals = new Normals(100L * n + d);
      PointSet data = normals.points(n, d);
      PointSet noise = normals.points(n, d);
      return new Fit(data, noise, ridge, LinearDenoiserTest.fit(data, noise, RATIO, ridge));
    }

    DMatrixRMaj x() {
      return centred(RATIO);
    }

    DMatrixRMaj y() {
      return centred(0);
    }

    private DMatrixRMaj centred(double ratio) {
      DMatrixRMaj rows = new DMatrixRMaj(data.count(), data.dimension());
      for (int k = 0; k < data.count(); k++) {
        for (int f = 0; f < data.dimension(); f++) {
          double value = data.get(k, f) - data.mean()[f];
          rows.set(k, f, value + ratio * (noise.get(k, f) - noise.mean()[f]));
        }
      }
      return rows;
    }

    /** x^T x + ridge n tau^2 I. */
    DMatrixRMaj normal() {
      DMatrixRMaj normal = product(transposed(x()), x());
      double penalty = ridge * data.count() * (1 + RATIO * RATIO);
      CommonOps_DDRM.addEquals(normal, penalty, CommonOps_DDRM.identity(normal.numRows));
      return normal;
    }
  }

  /** The defining equation (2): (x^T x + s^2 I) theta1^T = x^T y. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0",
    "5, 1, 0",
    "2, 2, 0",
    "3, 2, 0",
    "4, 9, 0",
    "9, 9, 0",
    "10, 9, 0",
    "11, 9, 0",
    "60, 9, 0",
    "101, 100, 0",
    "2, 1, 0.1",
    "4, 9, 0.1",
    "10, 9, 0.1",
    "60, 9, 3",
    "10, 9, 1e-8",
    "10, 9, 1e20",
    "60, 9, 1e40",
    "4, 9, 1e40"
  })
  void solvesTheNormalEquations(int n, int d, double ridge) {
    Fit fit = Fit.of(n, d, ridge);
    DMatrixRMaj gain = gain(fit.denoiser);
    DMatrixRMaj left = product(fit.normal(), transposed(gain));
    DMatrixRMaj right = product(transposed(fit.x()), fit.y());
    double scale = norm(fit.normal()) * norm(gain);
    assertArrayEquals(right.data, left.data, ROUNDING * scale);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "2, 5, 1", "5, 5, 4", "6, 5, 5", "7, 5, 5", "50, 5, 5"})
  void rankIsThatOfTheCentredPoints(int n, int d, int rank) {
    for (double ridge : new double[] {0, 0.1}) {
      LinearDenoiser denoiser = Fit.of(n, d, ridge).denoiser;
      assertEquals(rank, denoiser.rank());
      for (GeneratedCovariance covariance : GeneratedCovariance.values()) {
        GaussianLaw law = denoiser.law(covariance);
        assertEquals(rank, law.rank());
        assertEquals(rank == d, law.isRegular());
      }
    }
  }

  /** n &lt;= d: y is met exactly, and theta1 v = 0 for every v orthogonal to the rows of x. */
  @ParameterizedTest
  @CsvSource({"2, 2", "2, 9", "5, 9", "9, 9", "30, 64"})
  void isTheFitOfLeastNorm(int n, int d) {
    Fit fit = Fit.of(n, d, 0);
    DMatrixRMaj gain = gain(fit.denoiser);
    double scale = norm(gain) * norm(fit.x());
    assertArrayEquals(fit.y().data, product(fit.x(), transposed(gain)).data, ROUNDING * scale);
    DMatrixRMaj v = new Normals(1).matrix(d, 1);
    DMatrixRMaj inRows = new DMatrixRMaj(n - 1, 1);
    DMatrixRMaj rows = CommonOps_DDRM.extract(fit.x(), 0, n - 1, 0, d);
    assertTrue(CommonOps_DDRM.solve(product(rows, transposed(rows)), product(rows, v), inRows));
    CommonOps_DDRM.subtractEquals(v, product(transposed(rows), inRows));
    assertTrue(norm(v) > 0.05);
    assertEquals(0, norm(product(gain, v)), 1e-11 * norm(gain));
  }

  /**
   * The ridge goes to 0: the fit of least norm, of either shape; the difference is of its order.
   */
  @ParameterizedTest
  @CsvSource({"5, 9", "60, 9"})
  void theLimitOfNoRidge(int n, int d) {
    DMatrixRMaj plain = gain(Fit.of(n, d, 0).denoiser);
    DMatrixRMaj small = gain(Fit.of(n, d, 1e-9).denoiser);
    double difference = NormOps_DDRM.normF(CommonOps_DDRM.subtract(plain, small, null));
    assertTrue(difference < 1e-7 * norm(plain));
    assertTrue(difference > 1e-11 * norm(plain));
  }

  /** The ridge goes to infinity: theta1^T = x^T y/(ridge n tau^2), to all digits. */
  @ParameterizedTest
  @CsvSource({"5, 9, 1e18", "10, 9, 1e18", "60, 9, 1e18", "60, 9, 1e60", "5, 9, 1e60"})
  void theLimitOfAllRidge(int n, int d, double ridge) {
    Fit fit = Fit.of(n, d, ridge);
    DMatrixRMaj expected = product(transposed(fit.x()), fit.y());
    CommonOps_DDRM.divide(expected, ridge * n * (1 + RATIO * RATIO));
    DMatrixRMaj actual = transposed(gain(fit.denoiser));
    assertArrayEquals(expected.data, actual.data, ROUNDING * norm(expected));
  }

  /** m = Ybar - r theta1 Zbar, C = sigma_X^2 theta1 theta1^T, or theta1^T theta1 as printed. */
  @ParameterizedTest
  @CsvSource({"2, 1, 0", "3, 7, 0", "8, 7, 0", "40, 7, 0.2", "3, 7, 0.2"})
  void theLawIsThatOfTheGain(int n, int d, double ridge) {
    Fit fit = Fit.of(n, d, ridge);
    DMatrixRMaj gain = gain(fit.denoiser);
    double variance = Math.pow(norm(fit.y()), 2) / ((double) n * d) + RATIO * RATIO;
    assertCovariance(variance, gain, fit.denoiser.law(GeneratedCovariance.CORRECTED));
    assertCovariance(variance, transposed(gain), fit.denoiser.law(GeneratedCovariance.AS_PRINTED));
    DMatrixRMaj noiseMean = DMatrixRMaj.wrap(d, 1, fit.noise.mean());
    DMatrixRMaj shift = product(gain, noiseMean);
    double[] mean = fit.denoiser.law(GeneratedCovariance.CORRECTED).mean();
    for (int i = 0; i < d; i++) {
      assertEquals(fit.data.mean()[i] - RATIO * shift.get(i, 0), mean[i], ROUNDING * norm(gain));
    }
  }

  private static void assertCovariance(double variance, DMatrixRMaj gain, GaussianLaw law) {
    DMatrixRMaj expected = product(gain, transposed(gain));
    CommonOps_DDRM.scale(variance, expected);
    DMatrixRMaj factor = Dense.of(law.transposedFactor());
    DMatrixRMaj actual = product(transposed(factor), factor);
    assertArrayEquals(expected.data, actual.data, ROUNDING * norm(expected));
  }

  /** Without noise x = y: theta1 is the identity, or the projector on the span of the points. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 30})
  void withoutNoiseNothingIsMoved(int n) {
    Normals normals = new Normals(n);
    PointSet data = normals.points(n, 7);
    LinearDenoiser denoiser = fit(data, normals.points(n, 7), 0, 0);
    DMatrixRMaj gain = gain(denoiser);
    assertArrayEquals(gain.data, product(gain, gain).data, 1e-11);
    assertArrayEquals(gain.data, transposed(gain).data, 1e-11);
    assertEquals(Math.min(n - 1, 7), CommonOps_DDRM.trace(gain), 1e-11);
    double[] mean = denoiser.law(GeneratedCovariance.CORRECTED).mean();
    assertArrayEquals(data.mean(), mean, 1e-15);
  }

  /** x of condition 10 k: the error of theta1 = I is that of the last place times k, not k^2. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e6, 1e9, 1e12})
  void theErrorIsThatOfTheCondition(double condition) {
    int d = 6;
    Normals normals = new Normals(1);
    DMatrixRMaj points = normals.matrix(40, d);
    for (int k = 0; k < 40; k++) {
      points.set(k, 0, points.get(k, 0) / condition);
    }
    DMatrixRMaj rotation = RandomMatrices_DDRM.orthogonal(d, d, new Random(1));
    double[][] rows = new double[40][d];
    DMatrixRMaj turned = product(points, rotation);
    for (int k = 0; k < 40; k++) {
      System.arraycopy(turned.data, k * d, rows[k], 0, d);
    }
    PointSet data = PointSet.of(rows);
    DMatrixRMaj gain = gain(fit(data, normals.points(40, d), 0, 0));
    CommonOps_DDRM.subtractEquals(gain, CommonOps_DDRM.identity(d));
    assertEquals(0, norm(gain), 1e-14 * condition);
  }

  @Test
  void whatCannotBeFittedFailsByName() {
    PointSet flat = PointSet.of(new double[][] {{1, 0}, {2, 0}, {4, 0}, {7, 0}});
    assertEquals("centred x is singular, 3x2", failure(flat, 0, 0));
    PointSet data = new Normals(1).points(4, 2);
    assertEquals("noise ratio r is Infinity", failure(data, 1 / 0.0, 0));
    assertEquals("ridge n tau^2 is Infinity", failure(data, 1, 1e308));
    assertEquals("ridge n tau^2 is Infinity", failure(data, 1e150, 1e9));
  }

  private static String failure(PointSet data, double ratio, double ridge) {
    return assertThrows(NumericalFailure.class, () -> fit(data, data, ratio, ridge)).getMessage();
  }

  private static LinearDenoiser fit(PointSet data, PointSet noise, double ratio, double ridge) {
    return LinearDenoiser.fit(Dense.memory(), data, noise, new Setting(ratio, ridge));
  }

  private static DMatrixRMaj gain(LinearDenoiser denoiser) {
    return transposed(Dense.of(denoiser.transposedGain()));
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.mult(a, b, null);
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  private static double norm(DMatrixRMaj a) {
    return NormOps_DDRM.normF(a);
  }
}
