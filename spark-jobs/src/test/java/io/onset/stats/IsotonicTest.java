package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsotonicTest {

  /** A dozen operations on numbers below 1. */
  private static final double ROUNDING = 1e-14;

  /**
   * The max-min formula: the largest over j up to i of the least mean of j .. k over k from i on.
   */
  private static double[] slow(double[] values, double[] weights) {
    double[] fit = new double[values.length];
    for (int i = 0; i < fit.length; i++) {
      fit[i] = Double.NEGATIVE_INFINITY;
      for (int j = 0; j <= i; j++) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = i; k < fit.length; k++) {
          least = Math.min(least, mean(values, weights, j, k));
        }
        fit[i] = Math.max(fit[i], least);
      }
    }
    return fit;
  }

  private static double mean(double[] values, double[] weights, int from, int to) {
    double sum = 0;
    double weight = 0;
    for (int i = from; i <= to; i++) {
      sum += weights[i] * values[i];
      weight += weights[i];
    }
    return sum / weight;
  }

  @Test
  void whatRisesIsItsOwnFit() {
    double[] values = {-1, 0, 0.25, 7};
    assertArrayEquals(values, Isotonic.fit(values, new double[] {1, 2, 3, 4}));
  }

  @Test
  void violatorsArePooledByWeight() {
    double[] fit = Isotonic.fit(new double[] {0, 4, 1, 5}, new double[] {1, 1, 2, 1});
    assertArrayEquals(new double[] {0, 2, 2, 5}, fit, ROUNDING);
  }

  @Test
  void aPoolReachesBack() {
    double[] fit = Isotonic.fit(new double[] {3, 4, 0}, new double[] {1, 1, 1});
    assertArrayEquals(new double[] {7 / 3.0, 7 / 3.0, 7 / 3.0}, fit, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12})
  void agreesWithTheMaxMinFormula(int size) {
    for (int draw = 0; draw < 200; draw++) {
      double[] numbers = new double[2 * size];
      new SeededDraws(size).uniforms(draw, numbers);
      double[] values = java.util.Arrays.copyOf(numbers, size);
      double[] weights = java.util.Arrays.copyOfRange(numbers, size, 2 * size);
      assertArrayEquals(slow(values, weights), Isotonic.fit(values, weights), ROUNDING);
    }
  }

  @Test
  void crossesOnTheLineBetweenTwoPoints() {
    double[] x = {1, 2, 4, 5};
    assertEquals(2.5, Isotonic.crossing(x, new double[] {-3, -1, 3, 4}));
  }

  @Test
  void crossesInTheMiddleOfAFlatStretch() {
    double[] x = {1, 2, 4, 8};
    assertEquals(3, Isotonic.crossing(x, new double[] {-3, 0, 0, 4}));
    assertEquals(2, Isotonic.crossing(x, new double[] {-3, 0, 1, 4}));
    assertEquals(6, Isotonic.crossing(x, new double[] {-3, -1, 0, 0}));
  }

  @Test
  void withoutACrossingItSaysOnWhichSideItStays() {
    double[] x = {1, 2};
    assertEquals(Double.POSITIVE_INFINITY, Isotonic.crossing(x, new double[] {-3, -1}));
    assertEquals(Double.NEGATIVE_INFINITY, Isotonic.crossing(x, new double[] {1, 2}));
  }
}
