package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MarchenkoPasturTest {

  /** The rule below converges as ratio^NODES for averages of 1/x and faster for 1/(x+w). */
  private static final int NODES = 4000;

  private static final double TOLERANCE = 1e-12;
  private static final double[] RATIOS = {1e-6, 0.1, 0.5, 0.9, 0.99};

  @Test
  void theRuleGivesTheMomentsOfTheLaw() {
    for (double ratio : RATIOS) {
      assertEquals(1, quadrature(ratio, x -> 1), TOLERANCE);
      assertEquals(1, quadrature(ratio, x -> x), TOLERANCE);
      assertEquals(1 + ratio, quadrature(ratio, x -> x * x), TOLERANCE);
    }
  }

  @Test
  void meanOfTheInverse() {
    for (double ratio : RATIOS) {
      double expected = 1 / (1 - ratio);
      assertEquals(expected, new MarchenkoPastur(ratio).meanInverse(0), TOLERANCE * expected);
    }
  }

  @Test
  void meanShareTendsToTheMeanOverTheShift() {
    // <x/(x+w)> = <x>/w - <x^2>/w^2 + ..., <x> = 1, <x^2> = 1 + ratio < 2
    double shift = 1e8;
    for (double ratio : RATIOS) {
      assertEquals(1, new MarchenkoPastur(ratio).meanShare(shift) * shift, 2 / shift);
    }
  }

  @Test
  void meanLogWithoutShift() {
    for (double ratio : new double[] {0.1, 0.5, 0.9, 0.99}) {
      double expected = -1 - (1 - ratio) / ratio * Math.log1p(-ratio);
      assertEquals(expected, new MarchenkoPastur(ratio).meanLog(0), TOLERANCE);
    }
  }

  @Test
  void averagesAgreeWithQuadrature() {
    for (double ratio : RATIOS) {
      MarchenkoPastur law = new MarchenkoPastur(ratio);
      for (double w : new double[] {0, 1e-3, 0.3, 2, 50}) {
        double inverse = quadrature(ratio, x -> 1 / (x + w));
        assertEquals(inverse, law.meanInverse(w), TOLERANCE * inverse);
        assertEquals(quadrature(ratio, x -> x / (x + w)), law.meanShare(w), TOLERANCE);
        assertEquals(quadrature(ratio, x -> Math.log(x + w)), law.meanLog(w), TOLERANCE);
      }
    }
  }

  @Test
  void ratioIsBelowOne() {
    Exception error = assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(1));
    assertEquals("ratio must be > 0 and < 1, got 1.0", error.getMessage());
  }

  /**
   * Gauss-Chebyshev rule of the second kind: with x = 1 + ratio + 2 sqrt(ratio) cos t the density
   * sqrt((x_max-x)(x-x_min))/(2 pi ratio x) dx becomes (2/pi) sin^2 t/x dt, whose edges are smooth.
   */
  private static double quadrature(double ratio, DoubleUnaryOperator f) {
    double sum = 0;
    for (int k = 1; k <= NODES; k++) {
      double t = Math.PI * k / (NODES + 1);
      double x = 1 + ratio + 2 * Math.sqrt(ratio) * Math.cos(t);
      sum += 2.0 / (NODES + 1) * Math.sin(t) * Math.sin(t) / x * f.applyAsDouble(x);
    }
    return sum;
  }
}
