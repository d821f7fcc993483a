package io.onset.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.linalg.NumericalFailure;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GaussianLawTest {

  private static final GaussianLaw REGULAR =
      GaussianLaw.of(new double[] {3, -4}, new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}));

  @Test
  void aRegularLaw() {
    assertTrue(REGULAR.isRegular());
    assertEquals(2, REGULAR.rank());
    assertEquals(25, REGULAR.meanSquared());
    assertEquals(30, REGULAR.covarianceTrace());
    assertEquals(2 * StrictMath.log(2), REGULAR.logDeterminant(), 1e-15);
    assertArrayEquals(new double[] {-2, 1, 1.5, -0.5}, REGULAR.inverseFactor().data, 1e-15);
  }

  @Test
  void aSingularLaw() {
    GaussianLaw law = GaussianLaw.of(new double[2], new DMatrixRMaj(new double[][] {{1}, {3}}));
    assertFalse(law.isRegular());
    assertEquals(1, law.rank());
    assertEquals(10, law.covarianceTrace());
    assertEquals(Double.NEGATIVE_INFINITY, law.logDeterminant());
    Exception e = assertThrows(NumericalFailure.class, law::inverseFactor);
    assertEquals("covariance factor of the generated law is singular", e.getMessage());
  }

  @Test
  void refusesShapesThatDoNotFit() {
    DMatrixRMaj wide = new DMatrixRMaj(2, 3);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> GaussianLaw.of(new double[2], wide));
    assertEquals("factor is 2x3, mean has 2", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> GaussianLaw.of(new double[3], new DMatrixRMaj(2, 1)));
  }
}
