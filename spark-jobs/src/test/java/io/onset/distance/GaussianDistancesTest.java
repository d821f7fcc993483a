package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.diffusion.GaussianLaw;
import io.onset.linalg.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianDistancesTest {

  /** d terms of order one, covariances of condition at most 1e4. */
  private static final double CLOSE = 1e-10;

  private static GaussianDistances of(GaussianLaw law) {
    return GaussianDistances.of(law, LawAtOrigin.of(Dense.memory(), law, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 40})
  void theTrueLawIsNoDistanceFromItself(int d) {
    double[] ones = new double[d];
    java.util.Arrays.fill(ones, 1);
    GaussianDistances distances = of(Laws.diagonal(new double[d], ones));
    assertEquals(0, distances.logAffinity(), 1e-14 * d);
    assertEquals(0, distances.klGeneratedTrue(), 1e-14 * d);
    assertEquals(0, distances.klTrueGenerated(), 1e-14 * d);
    assertEquals(0, distances.logGg(), 1e-14 * d);
  }

  /** A rotation is a factor of the same law. */
  @Test
  void norFromItselfByAnotherFactor() {
    GaussianDistances distances = of(Laws.of(new double[9], Laws.rotation(9)));
    assertEquals(0, distances.logAffinity(), 1e-13);
    assertEquals(0, distances.klGeneratedTrue(), 1e-13);
    assertEquals(0, distances.klTrueGenerated(), 1e-13);
  }

  /** (11) to (14) coordinate by coordinate, in every dimension, unturned and turned. */
  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "5, true", "6, true", "30, false", "30, true"})
  void diagonalByHand(int d, boolean turned) {
    double[] mean = new double[d];
    double[] s = new double[d];
    double logAffinity = 0;
    double generated = 0;
    double truth = 0;
    double logGg = 0;
    for (int i = 0; i < d; i++) {
      mean[i] = 0.3 - 0.1 * i;
      s[i] = StrictMath.exp(1.5 - i % 5);
      double v = s[i] * s[i];
      double z = mean[i] * mean[i];
      logAffinity += 0.5 * StrictMath.log(2 * s[i] / (v + 1)) - 0.25 * z / (v + 1);
      generated += 0.5 * (v - 1 - StrictMath.log(v) + z);
      truth += 0.5 * (1 / v + z / v - 1 + StrictMath.log(v));
      logGg -= StrictMath.log(s[i]);
    }
    GaussianLaw law = Laws.diagonal(mean, s);
    GaussianDistances distances = of(turned ? Laws.turned(law, Laws.rotation(d)) : law);
    assertEquals(logAffinity, distances.logAffinity(), CLOSE);
    assertEquals(1, distances.klGeneratedTrue() / generated, CLOSE);
    assertEquals(1, distances.klTrueGenerated() / truth, CLOSE);
    assertEquals(logGg, distances.logGg(), CLOSE);
  }

  /** Nearly singular: s = 1e-8 in one direction that is no axis; KL(rho||G) = 1e16/2. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6, 9})
  void nearlySingularLawsKeepHalfTheirDigits(int d) {
    double[] s = new double[d];
    java.util.Arrays.fill(s, 1);
    s[d - 1] = 1e-8;
    GaussianLaw law = Laws.turned(Laws.diagonal(new double[d], s), Laws.rotation(d));
    GaussianDistances distances = of(law);
    assertEquals(1, distances.klTrueGenerated() / 0.5e16, 1e-6);
    assertEquals(8 * StrictMath.log(10), distances.logGg(), 1e-6);
    assertEquals(8 * StrictMath.log(10) - 0.5, distances.klGeneratedTrue(), 1e-6);
  }

  @Test
  void singularLawsAreAtInfinity() {
    GaussianDistances distances = of(Laws.random(1, 5, 4));
    assertEquals(Double.NEGATIVE_INFINITY, distances.logAffinity());
    assertEquals(Double.POSITIVE_INFINITY, distances.klGeneratedTrue());
    assertEquals(Double.POSITIVE_INFINITY, distances.klTrueGenerated());
    assertEquals(Double.POSITIVE_INFINITY, distances.logGg());
  }
}
