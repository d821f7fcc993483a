package io.onset.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.diffusion.GaussianLaw.Precision;
import io.onset.linalg.Dense;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.Tiled;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GaussianLawTest {

  /** A = (1 2; 3 4), A^-1 = (-2 1; 1.5 -0.5). */
  private static final GaussianLaw REGULAR =
      law(new double[] {3, -4}, new double[][] {{1, 2}, {3, 4}});

  private static GaussianLaw law(double[] mean, double[][] factor) {
    Tiled transposed = Tiled.zeros(factor[0].length, factor.length);
    transposed.setTransposed(Dense.tiled(new DMatrixRMaj(factor)), 0);
    return GaussianLaw.of(Dense.memory(), mean, transposed);
  }

  @Test
  void aRegularLaw() {
    assertTrue(REGULAR.isRegular());
    assertEquals(2, REGULAR.rank());
    assertEquals(25, REGULAR.meanSquared());
    assertEquals(30, REGULAR.covarianceTrace());
    Precision precision = REGULAR.precision();
    assertEquals(2 * StrictMath.log(2), precision.logDeterminant(), 1e-14);
    assertEquals(4 + 1 + 2.25 + 0.25, precision.inverseTrace(), 1e-13);
    assertEquals(100 + 6.5 * 6.5, precision.squaredDistanceFromOrigin(), 2e-12);
  }

  @Test
  void bothGramMatrices() {
    GaussianLaw law = law(new double[3], new double[][] {{1, 2}, {3, 4}, {0, 5}});
    assertEquals(11, law.covariance().get(0, 1));
    assertEquals(25, law.covariance().get(2, 2));
    assertEquals(14, law.innerGram().get(0, 1));
    assertEquals(4, law.transposedRows().get(1, 1));
    assertSame(law.covariance(), law.covariance());
    assertSame(law.innerGram(), law.innerGram());
  }

  @Test
  void aSingularLaw() {
    GaussianLaw law = law(new double[2], new double[][] {{1}, {3}});
    assertFalse(law.isRegular());
    assertEquals(1, law.rank());
    assertEquals(10, law.covarianceTrace());
    Exception e = assertThrows(NumericalFailure.class, law::precision);
    assertEquals("covariance factor of the generated law is singular", e.getMessage());
  }

  @Test
  void refusesShapesThatDoNotFit() {
    double[][] wide = new double[2][3];
    Exception e = assertThrows(IllegalArgumentException.class, () -> law(new double[2], wide));
    assertEquals("factor is 2x3, mean has 2", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> law(new double[3], new double[2][1]));
  }
}
