package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxMullerTest {

  /** The bound of the javadoc. */
  private static final double MAX_ULPS = 0.6;

  private static final int PAIRS = 2_000;

  @Test
  void errorOverTheUnitSquare() {
    double[] u = plastic(0.7548776662466927);
    double[] v = plastic(0.5698402909980532);
    assertEquals(0, worst(u, v), MAX_ULPS);
  }

  @Test
  void errorInTheTailAndAtTheEnds() {
    double[] u = {0x1p-53, 0x1p-53, 1 - 0x1p-53, 1 - 0x1p-53, 0x1p-30, 0x3p-53, 0.999};
    double[] v = {0x1p-53, 0.25 + 0x1p-53, 1 - 0x1p-53, 0.6, 0.3, 0.75 - 0x1p-53, 0.125};
    assertEquals(0, worst(u, v), MAX_ULPS);
  }

  @Test
  void aPairDoesNotDependOnItsPlace() {
    double[] u = plastic(0.7548776662466927);
    double[] v = plastic(0.5698402909980532);
    double[] cosines = new double[PAIRS];
    double[] sines = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      double[] first = {u[i]};
      double[] second = {v[i]};
      new BoxMuller(1).transform(first, second, 1);
      cosines[i] = first[0];
      sines[i] = second[0];
    }
    new BoxMuller(PAIRS).transform(u, v, PAIRS);
    assertArrayEquals(cosines, u);
    assertArrayEquals(sines, v);
  }

  @Test
  void refusesMoreThanItsCapacity() {
    BoxMuller two = new BoxMuller(2);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> two.transform(new double[] {.1, .1, .1}, new double[3], 3));
  }

  /** A well-spread sequence in one coordinate (Roberts 2018). */
  private static double[] plastic(double step) {
    return IntStream.range(0, PAIRS).mapToDouble(i -> (i + 1) * step % 1).toArray();
  }

  private static double worst(double[] u, double[] v) {
    double[] cosines = u.clone();
    double[] sines = v.clone();
    new BoxMuller(u.length).transform(cosines, sines, u.length);
    return IntStream.range(0, u.length)
        .mapToDouble(i -> worst(new double[] {cosines[i], sines[i]}, u[i], v[i]))
        .max()
        .orElseThrow();
  }

  private static double worst(double[] normals, double u, double v) {
    BigDecimal radius = BigDecimal.valueOf(-2).multiply(Exact.log(u)).sqrt(Exact.DIGITS);
    return Math.max(
        Exact.ulps(new BigDecimal(normals[0]), radius.multiply(Exact.cosineOfTurn(v))),
        Exact.ulps(new BigDecimal(normals[1]), radius.multiply(Exact.sineOfTurn(v))));
  }
}
