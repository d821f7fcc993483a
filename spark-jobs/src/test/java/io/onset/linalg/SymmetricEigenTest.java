package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.kernel.Kernels;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricEigenTest {

  private static final double EPSILON = 1e-13;

  @Test
  void byHand() {
    Tiled a = Tiled.zeros(2, 2);
    a.set(0, 0, 2);
    a.set(0, 1, 1);
    a.set(1, 1, 2);
    SymmetricEigen eigen = SymmetricEigen.of(a);
    assertEquals(1, eigen.value(0), EPSILON);
    assertEquals(3, eigen.value(1), EPSILON);
    assertEquals(Math.sqrt(0.5), Math.abs(eigen.vector(0)[0]), EPSILON);
    assertEquals(eigen.vector(1)[0], eigen.vector(1)[1], EPSILON);
    assertEquals(2, eigen.size());
  }

  @Test
  void oneByOneAndMultiplesOfTheIdentity() {
    for (int d : new int[] {1, 2, 33}) {
      Tiled a = Tiled.zeros(d, d);
      for (int i = 0; i < d; i++) {
        a.set(i, i, 0.25);
      }
      SymmetricEigen eigen = SymmetricEigen.of(a);
      for (int k = 0; k < d; k++) {
        assertEquals(0.25, eigen.value(k));
        assertEquals(1, Math.abs(dot(eigen.vector(k), eigen.vector(k))), EPSILON);
      }
    }
  }

  /** Of every rank, so that many eigenvalues are equal, and with spectra of eight decades. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0",
    "5, 2, 0",
    "31, 40, 0",
    "32, 10, 1",
    "33, 33, 2",
    "64, 7, 2",
    "100, 50, 0",
    "100, 101, 2",
    "100, 1000, 0",
    "150, 20, 1",
    "150, 149, 2"
  })
  void definingEquation(int d, int rows, int decay) {
    for (long seed = 0; seed < 4; seed++) {
      Tiled a = gram(d, rows, decay, seed);
      SymmetricEigen eigen = SymmetricEigen.of(a);
      double norm = eigen.value(d - 1);
      for (int k = 0; k < d; k++) {
        double[] u = eigen.vector(k);
        double[] product = times(a, u);
        for (int i = 0; i < d; i++) {
          assertEquals(eigen.value(k) * u[i], product[i], EPSILON * norm);
        }
        for (int j = 0; j <= k; j++) {
          assertEquals(j == k ? 1 : 0, dot(u, eigen.vector(j)), EPSILON);
        }
        assertTrue(k == 0 || eigen.value(k) >= eigen.value(k - 1));
      }
    }
  }

  /** EJML's own front end, which computes the values first, finds the same ones. */
  @Test
  void sameValuesAsTheLibrarysFrontEnd() {
    int d = 40;
    Tiled a = gram(d, 60, 1, 3);
    EigenDecomposition_F64<DMatrixRMaj> other = DecompositionFactory_DDRM.eig(d, true, true);
    DMatrixRMaj copy = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        copy.set(i, j, a.get(Math.min(i, j), Math.max(i, j)));
      }
    }
    assertTrue(other.decompose(copy));
    double[] values = new double[d];
    Arrays.setAll(values, k -> other.getEigenvalue(k).real);
    Arrays.sort(values);
    SymmetricEigen eigen = SymmetricEigen.of(a);
    for (int k = 0; k < d; k++) {
      assertEquals(values[k], eigen.value(k), EPSILON * values[d - 1]);
    }
  }

  @Test
  void refusesWhatIsNotFinite() {
    Tiled a = Tiled.zeros(2, 2);
    a.set(0, 1, Double.NaN);
    Exception thrown = assertThrows(NumericalFailure.class, () -> SymmetricEigen.of(a));
    assertEquals("an element is NaN", thrown.getMessage());
  }

  /** X^T X of normal rows whose column f is scaled by f^-decay. */
  private static Tiled gram(int d, int rows, int decay, long seed) {
    Tiled x = Tiled.zeros(rows, d);
    double[] normals = new double[rows * d];
    new TrialStreams(seed).normals(new Purpose("test/eigen"), d, 0).fill(0, normals, 0, rows * d);
    for (int k = 0; k < rows; k++) {
      for (int f = 0; f < d; f++) {
        x.set(k, f, normals[k * d + f] / Math.round(StrictMath.pow(1 + f, decay)));
      }
    }
    return Products.gram(new Workspace(Kernels.best()), x);
  }

  private static double[] times(Tiled a, double[] u) {
    double[] product = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      for (int j = 0; j < u.length; j++) {
        product[i] += a.get(Math.min(i, j), Math.max(i, j)) * u[j];
      }
    }
    return product;
  }

  private static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum = Math.fma(u[i], v[i], sum);
    }
    return sum;
  }
}
