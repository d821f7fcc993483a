package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SingularValuesTest {

  /** (3 0; 4 5): A^T A = (25 20; 20 25), whose eigenvalues are 45 and 5. */
  @Test
  void twoByTwoByHand() {
    Tiled a = Tiled.zeros(2, 2);
    a.set(0, 0, 3);
    a.set(1, 0, 4);
    a.set(1, 1, 5);
    List<Double> values = SingularValues.of(a);
    assertEquals(Math.sqrt(45), values.get(0), 1e-14);
    assertEquals(Math.sqrt(5), values.get(1), 1e-14);
  }

  /** A diagonal over zeros, signs and order mixed, wide and tall. */
  @Test
  void ofADiagonalTheAbsoluteValuesInOrder() {
    double[] diagonal = {1, -40, 1e-8, 7};
    for (int[] size : new int[][] {{4, 4}, {40, 4}, {4, 70}}) {
      Tiled a = Tiled.zeros(size[0], size[1]);
      for (int i = 0; i < 4; i++) {
        a.set(i, i, diagonal[i]);
      }
      List<Double> values = SingularValues.of(a);
      double[] expected = {40, 7, 1, 1e-8};
      assertEquals(4, values.size());
      for (int i = 0; i < 4; i++) {
        assertEquals(expected[i], values.get(i), 40e-15);
      }
    }
  }

  @Test
  void whatIsNotFiniteFails() {
    Tiled a = Tiled.zeros(3, 3);
    a.set(1, 1, Double.NaN);
    Exception thrown = assertThrows(NumericalFailure.class, () -> SingularValues.of(a));
    assertEquals("an element is NaN", thrown.getMessage());
  }
}
