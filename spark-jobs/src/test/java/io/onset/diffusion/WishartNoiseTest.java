package io.onset.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.linalg.Dense;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fit by less noise is the fit by the noise that this is made of. */
class WishartNoiseTest {

  private static final double RATIO = 0.99;

  /**
   * Some hundred roundings, times the condition of x^T x: below 34 for Gaussian points with n - 1
   * &gt;= 2 d, (1 + 2^-1/2)^2/(1 - 2^-1/2)^2, and their products by EJML are as exact.
   */
  private static final double ROUNDING = 34e-14;

  @ParameterizedTest
  @CsvSource({
    "1, 3, 0",
    "1, 50, 0.3",
    "2, 6, 0",
    "4, 20, 0",
    "4, 20, 0.1",
    "9, 19, 0",
    "31, 64, 0",
    "33, 400, 0",
    "33, 400, 1e-3",
    "100, 1000, 0"
  })
  void isTheFitByTheWholeNoise(int d, int n, double ridge) {
    Normals normals = new Normals(1000L * n + d);
    PointSet data = normals.points(n, d);
    PointSet noise = normals.points(n, d);
    Setting setting = new Setting(RATIO, ridge);
    LinearDenoiser whole = LinearDenoiser.fit(Dense.memory(), data, noise, setting);
    LinearDenoiser less = LinearDenoiser.fit(Dense.memory(), data, reduced(data, noise), setting);
    assertEquals(d, less.rank());
    assertClose(Dense.of(whole.transposedGain()), Dense.of(less.transposedGain()));
    for (GeneratedCovariance covariance : GeneratedCovariance.values()) {
      GaussianLaw expected = whole.law(covariance);
      GaussianLaw actual = less.law(covariance);
      assertArrayEquals(expected.mean(), actual.mean(), ROUNDING);
      assertClose(Dense.of(expected.transposedFactor()), Dense.of(actual.transposedFactor()));
    }
  }

  private static void assertClose(DMatrixRMaj expected, DMatrixRMaj actual) {
    assertArrayEquals(expected.data, actual.data, ROUNDING * NormOps_DDRM.normF(expected));
  }

  /** G = R^-T y^T z and B B^T = z^T z - G^T G, from the centred points. */
  private static WishartNoise reduced(PointSet data, PointSet noise) {
    DMatrixRMaj y = centred(data);
    DMatrixRMaj z = centred(noise);
    int d = y.numCols;
    DMatrixRMaj g = new DMatrixRMaj(d, d);
    CommonOps_DDRM.solve(lower(product(y, y)), product(y, z), g);
    DMatrixRMaj b = lower(CommonOps_DDRM.subtract(product(z, z), product(g, g), null));
    double[][] projection = Arrays.copyOf(rows(g), d + 1);
    projection[d] = Arrays.stream(noise.mean()).map(m -> m * Math.sqrt(data.count())).toArray();
    double[] diagonal = new double[d];
    Arrays.setAll(diagonal, i -> b.get(i, i));
    double[][] below = rows(b);
    for (int i = 0; i < d; i++) {
      Arrays.fill(below[i], i, d, Double.NaN);
    }
    return new WishartNoise(PointSet.of(projection), PointSet.of(below), diagonal);
  }

  private static DMatrixRMaj centred(PointSet points) {
    DMatrixRMaj rows = new DMatrixRMaj(points.count(), points.dimension());
    for (int k = 0; k < rows.numRows; k++) {
      for (int f = 0; f < rows.numCols; f++) {
        rows.set(k, f, points.get(k, f) - points.mean()[f]);
      }
    }
    return rows;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.multTransA(a, b, null);
  }

  private static DMatrixRMaj lower(DMatrixRMaj gram) {
    var cholesky = DecompositionFactory_DDRM.chol(gram.numRows, true);
    assertTrue(cholesky.decompose(gram.copy()));
    return cholesky.getT(null);
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][];
    Arrays.setAll(
        rows, i -> Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols));
    return rows;
  }

  /** One element of any part moves the gain or the mean: the test above sees them all. */
  @Test
  void everyPartCounts() {
    Normals normals = new Normals(5);
    PointSet data = normals.points(20, 3);
    WishartNoise noise = reduced(data, normals.points(20, 3));
    double[] mean = mean(data, noise);
    for (int row = 0; row < 4; row++) {
      assertFalse(Arrays.equals(mean, mean(data, withProjection(noise, row))), "row " + row);
    }
    double[] diagonal = noise.diagonal().clone();
    diagonal[2] += 0.1;
    var longer = new WishartNoise(noise.projection(), noise.below(), diagonal);
    assertFalse(Arrays.equals(mean, mean(data, longer)));
    double[][] below = {{0, 0, 0}, {noise.below().get(1, 0) + 0.1, 0, 0}, {0, 0, 0}};
    var turned = new WishartNoise(noise.projection(), PointSet.of(below), noise.diagonal());
    assertFalse(Arrays.equals(mean, mean(data, turned)));
  }

  private static WishartNoise withProjection(WishartNoise noise, int row) {
    double[][] projection = new double[4][3];
    for (int i = 0; i < 4; i++) {
      for (int f = 0; f < 3; f++) {
        projection[i][f] = noise.projection().get(i, f) + (i == row && f == 1 ? 0.1 : 0);
      }
    }
    return new WishartNoise(PointSet.of(projection), noise.below(), noise.diagonal());
  }

  private static double[] mean(PointSet data, WishartNoise noise) {
    LinearDenoiser fit = LinearDenoiser.fit(Dense.memory(), data, noise, new Setting(RATIO, 0));
    return fit.law(GeneratedCovariance.CORRECTED).mean().clone();
  }

  @Test
  void thereMustBeEnoughPoints() {
    assertTrue(WishartNoise.suits(9, 4));
    assertFalse(WishartNoise.suits(8, 4));
    assertFalse(WishartNoise.suits(Integer.MAX_VALUE, 1 << 30));
  }

  @Test
  void shapesMustFit() {
    PointSet three = new Normals(1).points(3, 2);
    PointSet two = three.prefix(2);
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new WishartNoise(two, two, new double[2]));
    assertEquals(
        "projection must be (d+1) x d and below d x d, got 2 x 2 and 2 x 2 with d = 2",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new WishartNoise(three, three, new double[2]));
    assertEquals(2, new WishartNoise(three, two, new double[2]).diagonal().length);
  }
}
