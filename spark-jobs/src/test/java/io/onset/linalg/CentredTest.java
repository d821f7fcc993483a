package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentredTest {

  /** Sums of at most 300 products of order one. */
  private static final double CLOSE = 1e-12;

  /** (y_1 - y_2)/sqrt(2), up to its sign. */
  @Test
  void twoPointsByHand() {
    DMatrixRMaj reduced = reduce(PointSet.of(new double[][] {{1, 5}, {4, 1}}));
    assertEquals(1, reduced.numRows);
    assertArrayEquals(new double[] {-3 / Math.sqrt(2), 4 / Math.sqrt(2)}, reduced.data, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 5", "3, 3", "8, 7", "9, 20", "33, 40", "34, 65", "300, 4"})
  void keepsTheCrossProductsOfTheCentredPoints(int n, int d) {
    Normals normals = new Normals(n);
    PointSet data = normals.points(n, d);
    PointSet noise = normals.points(n, d);
    Workspace memory = Dense.memory();
    Centred sum = Centred.of(memory, Sample.of(memory, data), 1.5, Sample.of(memory, noise));
    DMatrixRMaj x = Dense.of(sum.byFeature(memory));
    DMatrixRMaj y = reduce(data);
    assertArrayEquals(x.data, CommonOps_DDRM.transpose(Dense.of(sum.byPoint(memory)), null).data);
    assertEquals(n - 1, x.numRows);
    DMatrixRMaj product = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(x, y, product);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        assertEquals(crossProduct(data, noise, i, j), product.get(i, j), CLOSE);
      }
    }
  }

  private static DMatrixRMaj reduce(PointSet points) {
    Workspace memory = Dense.memory();
    return Dense.of(Centred.of(memory, Sample.of(memory, points)).byFeature(memory));
  }

  /** sum_k (x_ki - mean) (y_kj - mean), x = y + 1.5 z. */
  private static double crossProduct(PointSet data, PointSet noise, int i, int j) {
    double xMean = data.mean()[i] + 1.5 * noise.mean()[i];
    double yMean = data.mean()[j];
    double sum = 0;
    for (int k = 0; k < data.count(); k++) {
      sum += (data.get(k, i) + 1.5 * noise.get(k, i) - xMean) * (data.get(k, j) - yMean);
    }
    return sum;
  }

  /** A shift by 2^20 costs the 20 bits that the shifted points lack, no more. */
  @Test
  void forgetsTheMean() {
    double shift = 0x1p20;
    PointSet points = new Normals(1).points(50, 3);
    double[][] shifted = new double[50][3];
    for (int k = 0; k < 50; k++) {
      for (int f = 0; f < 3; f++) {
        shifted[k][f] = points.get(k, f) + shift;
      }
    }
    DMatrixRMaj expected = reduce(points);
    DMatrixRMaj actual = reduce(PointSet.of(shifted));
    assertArrayEquals(expected.data, actual.data, 8 * Math.ulp(shift));
  }
}
