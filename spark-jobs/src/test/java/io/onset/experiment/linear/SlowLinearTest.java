package io.onset.experiment.linear;

import static io.onset.experiment.linear.SlowObservation.assertAgree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder under the oracle: by hand, 80 digits, limits, invariances, the tabled probability. */
class SlowLinearTest {

  private static final double CLOSE = SlowObservation.CLOSE;

  private static final Settings FIGURES = Settings.figures(false, "caption");

  @ParameterizedTest
  @CsvSource({
    "1, 2", "1, 3", "1, 9", "2, 2", "2, 3", "2, 9", "16, 2", "16, 8", "16, 16", "16, 17", "16, 18",
    "16, 32", "16, 64"
  })
  void equalsEightyDigitArithmetic(int d, int n) {
    int seed = 0;
    for (String width : List.of("caption", "mixing-time", "normal-reference")) {
      for (double ridge : new double[] {0, 0.1}) {
        seed++;
        Settings settings = new Settings(10, 1, 2, StrictMath.exp(-4), ridge, seed % 3 == 0, width);
        assertPrecise(settings, SlowTrial.draw(seed, n, d, 20));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"60, true", "120, false"})
  void equalsEightyDigitArithmeticInAHundredDimensions(int n, boolean printed) {
    assertPrecise(Settings.figures(printed, "caption"), SlowTrial.draw(1, n, 100, 30));
  }

  private static void assertPrecise(Settings settings, SlowTrial trial) {
    SlowObservation precise =
        PreciseLinear.observe(settings, trial.g(), trial.z(), trial.original(), trial.matched());
    assertAgree(precise, trial.observe(settings));
  }

  /**
   * n = 2, d = 1: with h = sigma (g_1 - g_2)/2 and k = a h + sqrt(D) (z_1 - z_2)/2, theta1 = h/k, S
   * = h^2, and the width of two points is sigma/2, so off = exp(-4 h^2/sigma^2).
   */
  @Test
  void twoPointsOnALineByHand() {
    double[][] g = {{0.7}, {-0.4}};
    double[][] z = {{0.2}, {0.9}};
    double[][] original = {{-1.1}};
    double[][] matched = {{0.3}, {1.2}};
    Settings settings = new Settings(3, 2, StrictMath.log(2), 4.0 / 3, 0, false, "caption");
    SlowObservation slow = SlowLinear.observe(settings, g, z, original, matched);

    double h = 1.1; // sigma = 2, a = 1/2, D = 4/3 (1 - 1/4) = 1
    double k = 0.55 - 0.35;
    double m = 3 + 2 * 0.15 - h / k * 0.55;
    double c = (h * h / 4 + 1) * (h / k) * (h / k);
    double crossTraining = (likelihood(4.4 - m, c + 1) + likelihood(2.2 - m, c + 1)) / 2;
    double crossOriginal = likelihood(0.8 - m, c + 4);
    double offTraining = Math.exp(-4 * h * h / 4);
    double crossExact = likelihood(3 - m, c + 4);
    double affinity =
        Math.sqrt(2 * 2 * Math.sqrt(c) / (c + 4)) * Math.exp(-(3 - m) * (3 - m) / (c + 4) / 4);
    assertEquals(1, slow.rank());
    assertEquals(Math.log(2 / Math.sqrt(c)), slow.logGg(), CLOSE);
    assertEquals(Math.log(crossTraining), slow.logCrossTraining(), CLOSE);
    assertEquals(Math.log(crossOriginal), slow.logCrossOriginal(), CLOSE);
    assertEquals(Math.log(crossExact), slow.logCrossExact(), CLOSE);
    assertEquals(Math.log(offTraining), slow.logOffTraining(), CLOSE);
    assertEquals(Double.NEGATIVE_INFINITY, slow.logOffOriginal());
    assertEquals(0, slow.logDiag());
    assertEquals(offTraining - 2 * crossTraining + 2 * crossOriginal, slow.deltaOriginal(), CLOSE);
    assertEquals(offTraining - 2 * crossTraining + 2 * crossExact, slow.deltaExact(), CLOSE);
    assertEquals(Math.log(affinity), slow.logAffinity(), CLOSE);
    double divergence = (c / 4 - 1 - Math.log(c / 4) + (3 - m) * (3 - m) / 4) / 2;
    assertEquals(divergence, slow.klGeneratedTruth(), CLOSE * divergence);
  }

  /** (15) of one point for sigma = 2: the density at a distance over kappa. */
  private static double likelihood(double distance, double variance) {
    return Math.sqrt(8 / variance) * Math.exp(-distance * distance / (2 * variance));
  }

  /** (24), its constants for the setting of the figures. */
  @ParameterizedTest
  @CsvSource({"16, 0.36805, 1.50855, 2.38190", "100, 0.94321, 9.42842, 14.88686"})
  void theLimitOfManyPoints(int d, double hellinger, double forwards, double backwards) {
    double q = 1 / (2 - StrictMath.exp(-4));
    double[] mean = new double[d];
    double[] deviations = new double[d];
    Arrays.fill(mean, FIGURES.mean());
    Arrays.fill(deviations, Math.sqrt(q));
    double[][] axes = new double[d][d];
    for (int i = 0; i < d; i++) {
      axes[i][i] = 1;
    }
    SlowTrial trial = SlowTrial.draw(1, 5, d, 5);
    SlowObservation slow =
        SlowLinear.observe(
            new SlowLaw(FIGURES, mean, axes, deviations),
            trial.g(),
            trial.original(),
            trial.matched());
    assertEquals(hellinger, 1 - StrictMath.exp(slow.logAffinity()), 5e-6);
    assertEquals(forwards, slow.klGeneratedTruth(), 5e-6);
    assertEquals(backwards, slow.klTruthGenerated(), 5e-6);
    assertEquals(-d / 2.0 * StrictMath.log(q), slow.logGg(), CLOSE * d);
  }

  static Stream<Settings> equivalents() {
    return Stream.of("caption", "mixing-time", "normal-reference")
        .flatMap(
            width ->
                Stream.of(
                    equivalent(0, 1, 2, width),
                    equivalent(0, 1, 0.7, width),
                    equivalent(-4, 3, 2, width),
                    equivalent(2, 0.1, 1.3, width)));
  }

  /** The setting of the figures' q, (10), elsewhere. */
  private static Settings equivalent(double mean, double sigma, double time, String width) {
    double lambda = -StrictMath.expm1(-4) * sigma * sigma / StrictMath.expm1(2 * time);
    return new Settings(mean, sigma, time, lambda, 0.05, false, width);
  }

  @ParameterizedTest
  @MethodSource("equivalents")
  void dependsOnTheSquaredCorrelationOnly(Settings settings) {
    Settings figures = equivalent(10, 1, 2, settings.kernelWidth());
    for (int n : new int[] {5, 17, 40}) {
      SlowTrial trial = SlowTrial.draw(n, n, 16, 50);
      assertAgree(trial.observe(figures), trial.observe(settings));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8, 9, 20})
  void theOrderOfSamplesDoesNotMatter(int n) {
    SlowTrial trial = SlowTrial.draw(n, n, 7, 12);
    SlowTrial shuffled =
        new SlowTrial(
            shuffled(trial.g(), 1),
            shuffled(trial.z(), 1),
            shuffled(trial.original(), 2),
            shuffled(trial.matched(), 3));
    assertNotEquals(trial.original()[0], shuffled.original()[0]);
    assertAgree(trial.observe(FIGURES), shuffled.observe(FIGURES));
  }

  private static double[][] shuffled(double[][] rows, long seed) {
    List<double[]> list = Arrays.asList(rows.clone());
    Collections.shuffle(list, new Random(seed));
    return list.toArray(double[][]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8, 9, 20})
  void turnsWithTheCoordinates(int n) {
    SlowTrial trial = SlowTrial.draw(n, n, 7, 12);
    double[][] rotation = SlowSvd.of(new StandardNormals(1).draw(7, 7)).left();
    SlowTrial turned =
        new SlowTrial(
            turned(trial.g(), rotation),
            turned(trial.z(), rotation),
            turned(trial.original(), rotation),
            turned(trial.matched(), rotation));
    for (boolean printed : new boolean[] {false, true}) {
      Settings settings = Settings.figures(printed, "caption");
      assertAgree(trial.observe(settings), turned.observe(settings));
    }
  }

  private static double[][] turned(double[][] rows, double[][] rotation) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(rotation).mapToDouble(axis -> SlowSvd.dot(axis, row)).toArray())
        .toArray(double[][]::new);
  }

  /** For a law fitted elsewhere the training and the original set play the same part. */
  @ParameterizedTest
  @CsvSource({"caption, 4", "mixing-time, 20", "normal-reference, 8"})
  void swappingTheSetsChangesTheSign(String width, int trainedOn) {
    SlowTrial elsewhere = SlowTrial.draw(1, trainedOn, 7, 2);
    SlowTrial trial = SlowTrial.draw(2, 9, 7, 15);
    SlowLaw law = SlowLaw.fit(Settings.figures(false, width), elsewhere.g(), elsewhere.z());
    double[][] a = trial.g();
    double[][] b = trial.original();
    SlowObservation one = SlowLinear.observe(law, a, b, trial.matched());
    SlowObservation other = SlowLinear.observe(law, b, a, b);
    assertEquals(-one.deltaOriginal(), other.deltaOriginal());
    assertEquals(one.logETraining(), other.logEOriginal());
    assertEquals(0, other.deltaMatched());
    assertNotEquals(0, one.deltaOriginal());
  }

  /**
   * P(Delta > 0) of the contrast {@code exact} at d = 16, tabled from 1,000 trials. The difference
   * of two such proportions stays within 4.892 of its standard errors but once in a million; the
   * other covariance is off by 0.25 to 0.4, the bound is 0.08 to 0.11.
   */
  @ParameterizedTest
  @CsvSource({"4, false, 0.39", "6, false, 0.72", "4, true, 0.80", "6, true, 0.97"})
  void findsTheTabledProbability(int n, boolean printed, double tabled) {
    int trials = 1000;
    int positive = 0;
    Settings settings = Settings.figures(printed, "caption");
    for (int k = 0; k < trials; k++) {
      positive += SlowTrial.draw(1000 + k, n, 16, 1).observe(settings).deltaExact() > 0 ? 1 : 0;
    }
    double error = Math.sqrt(2 * tabled * (1 - tabled) / trials);
    assertEquals(tabled, positive / (double) trials, 4.892 * error + 0.005);
  }
}
