package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every field of the observations against the slow twins on the same normals, in the measures of
 * {@link Agreement}.
 *
 * <p>Both forms are backward stable: the relative error of theta1 is some 1e-16 times the condition
 * number of x, and what it moves in an exponent is that times the exponent. Worst seen against 80
 * digits: 3e-11 at d = 5, n = 6, where the exponents are in the hundreds and KL(rho||G) is 2e4;
 * 8e-13 elsewhere, up to d = 256.
 */
class LinearTrialsTest {

  private static final double CLOSE = 1e-10;

  /** Of draws that are not ill-conditioned: with 80 digits. */
  private static final double CLOSER = 1e-12;

  /** Both covariances, all widths, without and with a ridge, at the process of the figures. */
  private static Settings[] everySetting() {
    List<Settings> all = new ArrayList<>();
    for (String width : List.of("caption", "mixing-time", "normal-reference")) {
      for (double ridge : new double[] {0, 0.1}) {
        for (boolean printed : new boolean[] {false, true}) {
          all.add(new Settings(10, 1, 2, StrictMath.exp(-4), ridge, printed, width));
        }
      }
    }
    return all.toArray(Settings[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2", "1, 3", "1, 9", "1, 200", "2, 2", "2, 3", "2, 4", "2, 30", "3, 2", "3, 3", "3, 4",
    "3, 5", "3, 40", "5, 2", "5, 5", "5, 6", "5, 7", "5, 60", "16, 2", "16, 8", "16, 9", "16, 16",
    "16, 17", "16, 18", "16, 32", "16, 150"
  })
  void equalsTheSlowTwin(int d, int n) {
    Settings[] settings = everySetting();
    for (long seed = 1; seed <= 2; seed++) {
      OpenUnit unit = OpenUnit.of(seed, d, n, 50, settings);
      for (long trial = 0; trial < 3; trial++) {
        List<LinearObservation> seen = unit.observe(trial);
        SlowTrial draws = unit.draws(trial);
        for (int c = 0; c < settings.length; c++) {
          assertAgree(CLOSE, draws.observe(settings[c]), seen.get(c));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 17", "100, 60", "100, 101"})
  void equalsEightyDigitArithmetic(int d, int n) {
    assertPrecise(d, n, 20);
  }

  @Tag("nightly")
  @ParameterizedTest
  @CsvSource({"100, 100, 100", "100, 120, 100", "100, 300, 100", "256, 300, 300"})
  void equalsEightyDigitArithmeticAtGreaterCost(int d, int n, int originalSize) {
    assertPrecise(d, n, originalSize);
  }

  private static void assertPrecise(int d, int n, int originalSize) {
    Settings settings = Settings.figures(n % 2 == 1, "caption");
    OpenUnit unit = OpenUnit.of(1, d, n, originalSize, settings);
    SlowTrial draws = unit.draws(0);
    SlowObservation precise =
        PreciseLinear.observe(settings, draws.g(), draws.z(), draws.original(), draws.matched());
    assertAgree(CLOSER, precise, unit.observe(0).get(0));
  }

  /** E_TG and E_OG have forty digits in common: Delta is not their difference in doubles. */
  @Test
  void equalsTheSlowTwinWhereTheErrorsShareFortyDigits() {
    Settings settings = Settings.figures(false, "caption");
    OpenUnit unit = OpenUnit.of(1, 256, 320, 100, settings);
    LinearObservation seen = unit.observe(0).get(0);
    assertAgree(CLOSE, unit.draws(0).observe(settings), seen);
    assertTrue(seen.logGg() - seen.logAbsDeltaOriginal() > 40 * StrictMath.log(10));
  }

  /**
   * n = 2, d = 1 in standard units: with h = (y_1 - y_2)/2 and k = h + r (z_1 - z_2)/2, theta1 =
   * h/k, S = h^2, m = Ybar - r theta1 Zbar, C = (h^2 + r^2) theta1^2, eps_T = 1/2, off = exp(-4
   * h^2), and with N = 2 all widths are equal.
   */
  @Test
  void twoPointsOnALineByHand() {
    Settings settings = new Settings(3, 2, StrictMath.log(2), 4.0 / 3, 0, false, "caption");
    OpenUnit unit = OpenUnit.of(7, 1, 2, 2, settings);
    SlowTrial draws = unit.draws(0);
    LinearObservation seen = unit.observe(0).get(0);
    double r = 1; // D = 4/3 (1 - 1/4) = 1, a sigma = 1
    double h = 0.5 * (draws.g()[0][0] - draws.g()[1][0]);
    double gain = h / (h + r * 0.5 * (draws.z()[0][0] - draws.z()[1][0]));
    double m = mean(draws.g()) - r * gain * mean(draws.z());
    double c = (h * h + r * r) * gain * gain;
    double cross = cross(draws.g(), m, c + 0.25);
    double crossOriginal = cross(draws.original(), m, c + 0.25);
    double crossExact = Math.sqrt(2 / (c + 1)) * Math.exp(-m * m / (2 * (c + 1)));
    double off = Math.exp(-4 * h * h);
    double offOriginal = Math.exp(-Math.pow(draws.original()[0][0] - draws.original()[1][0], 2));
    assertEquals(1, seen.rank());
    assertEquals(0, seen.originalSet());
    assertEquals(-0.5 * Math.log(c), seen.logGg(), CLOSER);
    assertEquals(Math.log(cross), seen.logCrossTraining(), CLOSER);
    assertEquals(Math.log(crossOriginal), seen.logCrossOriginal(), CLOSER);
    assertEquals(Math.log(crossExact), seen.logCrossExact(), CLOSER);
    assertEquals(-4 * h * h, seen.logOffTraining(), CLOSER);
    assertEquals(Math.log(offOriginal), seen.logOffOriginal(), CLOSER);
    double delta = off - 2 * cross - offOriginal + 2 * crossOriginal;
    assertEquals(Math.signum(delta), (double) seen.deltaSignOriginal());
    assertEquals(Math.log(Math.abs(delta)), seen.logAbsDeltaOriginal(), CLOSER);
    double exact = off - 2 * cross + 2 * crossExact;
    assertEquals(Math.signum(exact), (double) seen.deltaSignExact());
    assertEquals(Math.log(Math.abs(exact)), seen.logAbsDeltaExact(), CLOSER);
    assertEquals(Math.log(Math.sqrt(1 / c) - 2 * cross + 1 + off), seen.logETg(), CLOSER);
    double affinity = 0.5 * Math.log(2 * Math.sqrt(c) / (c + 1)) - m * m / (4 * (c + 1));
    assertEquals(affinity, seen.logAffinity(), CLOSER);
    double outwards = 0.5 * (c - 1 - Math.log(c) + m * m);
    double inwards = 0.5 * ((1 + m * m) / c - 1 + Math.log(c));
    assertEquals(1, seen.klGeneratedTrue() / outwards, CLOSER);
    assertEquals(1, seen.klTrueGenerated() / inwards, CLOSER);
  }

  private static double mean(double[][] pair) {
    return 0.5 * (pair[0][0] + pair[1][0]);
  }

  /** (15) of two points on a line. */
  private static double cross(double[][] pair, double m, double variance) {
    double first = Math.exp(-Math.pow(pair[0][0] - m, 2) / (2 * variance));
    double second = Math.exp(-Math.pow(pair[1][0] - m, 2) / (2 * variance));
    return Math.sqrt(2 / variance) * (first + second) / 2;
  }

  private static void assertAgree(
      double tolerance, SlowObservation expected, LinearObservation seen) {
    Agreement agreement = Agreement.of(expected, seen);
    assertTrue(agreement.worst() <= tolerance, agreement::toString);
  }
}
