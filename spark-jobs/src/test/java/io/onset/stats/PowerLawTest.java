package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerLawTest {

  private static final double[] DIMENSIONS = {16, 50, 100, 400};

  /** A crossing with normal draws about its estimate. */
  private static Crossing crossing(double log, double error, long seed) {
    double[] draws = new double[400];
    for (int draw = 0; draw < draws.length; draw++) {
      double[] normal = new double[1];
      new SeededDraws(seed).normals(draw, normal);
      draws[draw] = log + error * normal[0];
    }
    double n = Math.exp(log);
    return new Crossing(true, new Interval(n / 2, 2 * n), 0, 4, 5, log, draws);
  }

  private static PowerLaw law(double exponent, double factor, double[] errors, double[] shifts) {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < DIMENSIONS.length; i++) {
      double log = Math.log(factor) + exponent * Math.log(DIMENSIONS[i]) + shifts[i];
      crossings.add(crossing(log, errors[i], 100 + i));
    }
    return PowerLaw.of(DIMENSIONS, crossings);
  }

  @Test
  void aLawIsFound() {
    double[] errors = {0.01, 0.02, 0.01, 0.03};
    PowerLaw law = law(1.25, 0.8, errors, new double[4]);
    assertEquals(4, law.points());
    assertEquals(1.25, law.exponent().value(), 1e-12);
    assertEquals(0.8, law.factor().value(), 1e-12);
    assertTrue(law.exponent().interval().contains(1.25));
    assertTrue(law.factor().interval().contains(0.8));
  }

  /** Where three points are exact, a fourth with a large error has no say. */
  @Test
  void errorsWeight() {
    double[] errors = {1e-4, 1e-4, 1e-4, 1};
    PowerLaw law = law(1, 2, errors, new double[] {0, 0, 0, 1});
    assertEquals(1, law.exponent().value(), 1e-6);
  }

  /** The slope's error with equal weights is the point's over the root of the sum of squares. */
  @Test
  void errorsPropagate() {
    double[] errors = {0.1, 0.1, 0.1, 0.1};
    Estimate exponent = law(1, 2, errors, new double[4]).exponent();
    double mean = 0;
    for (double d : DIMENSIONS) {
      mean += Math.log(d) / 4;
    }
    double squares = 0;
    for (double d : DIMENSIONS) {
      squares += Math.pow(Math.log(d) - mean, 2);
    }
    double width = 2 * 1.96 * 0.1 / Math.sqrt(squares);
    double found = exponent.interval().hi() - exponent.interval().lo();
    // A width by percentiles of 400 draws has a relative standard error of 6 %.
    assertEquals(1, found / width, 4.892 * 0.06);
  }

  @Test
  void twoDimensionsAreNoLaw() {
    Crossing crossing = crossing(1, 0.1, 1);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> PowerLaw.of(new double[] {1, 2}, List.of(crossing, crossing)));
    assertEquals("points must be at least 3, got 2", thrown.getMessage());
  }
}
