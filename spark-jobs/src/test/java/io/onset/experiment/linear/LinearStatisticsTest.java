package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.StatAssert;
import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.GeneratedCovariance;
import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.diffusion.WishartNoise;
import io.onset.distance.GaussianDistances;
import io.onset.distance.LawAtOrigin;
import io.onset.distance.PairSum;
import io.onset.distance.SmoothedLaw;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.kernel.Kernels;
import io.onset.linalg.Dense;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.TrialStreams;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exact expectations over the draws, each with a twin of a wrong law that must fail. 27 uses of
 * {@link StatAssert}, alpha 1e-6 each. Standard deviations that have no closed form are the
 * sample's: of 5,000 values and more they are within 4 %, which makes of 1e-6 at most 3e-6.
 */
@Tag("statistical")
class LinearStatisticsTest {

  private static final TrialStreams STREAMS = new TrialStreams(20_241);

  /** The figures' q, and r = sqrt(1/q - 1). */
  private static final double Q = 1 / (2 - StrictMath.exp(-4));

  private static final double RATIO = Math.sqrt(1 / Q - 1);

  private static LinearDenoiser fit(int d, int n, long trial, double ridge) {
    Workspace memory = Dense.memory();
    PointSet data =
        LinearStreams.points(memory, LinearStreams.training(STREAMS, d, n, trial), n, d);
    PointSet noise = LinearStreams.points(memory, LinearStreams.noise(STREAMS, d, n, trial), n, d);
    return LinearDenoiser.fit(memory, data, noise, new Setting(RATIO, ridge));
  }

  private static GaussianLaw law(int d, int n, long trial, double ridge) {
    return fit(d, n, trial, ridge).law(GeneratedCovariance.CORRECTED);
  }

  private static void assertMean(double expected, int count, IntToDoubleFunction value) {
    double[] values = IntStream.range(0, count).mapToDouble(value).toArray();
    SampleMoments moments = SampleMoments.of(values);
    StatAssert.meanWithin(moments.mean(), expected, Math.sqrt(moments.variance()), count);
  }

  private static void assertOff(double expected, int count, IntToDoubleFunction value) {
    assertThrows(AssertionError.class, () -> assertMean(expected, count, value));
  }

  /** (25), (26); the twins have a ridge of 0.1, and q = 1 for the mean, which it hardly moves. */
  @ParameterizedTest
  @CsvSource({"1, 12, 20000", "4, 24, 10000", "16, 60, 5000"})
  void momentsOfTheFit(int d, int n, int trials) {
    FiniteSample theory = new FiniteSample(d, Q, n);
    double[][] right = moments(trials, t -> fit(d, n, t, 0));
    assertMean(theory.expectedGainTrace(), trials, t -> right[t][0]);
    assertMean(theory.expectedCovarianceTrace(), trials, t -> right[t][1]);
    assertMean(theory.expectedMeanSquare(), trials, t -> right[t][2]);
    double[][] wrong = moments(trials, t -> fit(d, n, t, 0.1));
    assertOff(theory.expectedGainTrace(), trials, t -> wrong[t][0]);
    assertOff(theory.expectedCovarianceTrace(), trials, t -> wrong[t][1]);
    FiniteSample noiseless = new FiniteSample(d, 1, n);
    assertOff(noiseless.expectedMeanSquare(), trials, t -> right[t][2]);
  }

  /** The same of the fit by less noise; the twin's B is as long as the whole noise. */
  @ParameterizedTest
  @CsvSource({"1, 12, 20000", "4, 24, 10000", "16, 60, 5000"})
  void momentsOfTheFitByLessNoise(int d, int n, int trials) {
    FiniteSample theory = new FiniteSample(d, Q, n);
    double[][] right = moments(trials, t -> fitByLess(d, n, t, 1));
    assertMean(theory.expectedGainTrace(), trials, t -> right[t][0]);
    assertMean(theory.expectedCovarianceTrace(), trials, t -> right[t][1]);
    assertMean(theory.expectedMeanSquare(), trials, t -> right[t][2]);
    double tooLong = Math.sqrt((n - 1.0) / (n - 1 - d));
    double[][] wrong = moments(trials, t -> fitByLess(d, n, t, tooLong));
    assertOff(theory.expectedGainTrace(), trials, t -> wrong[t][0]);
    assertOff(theory.expectedCovarianceTrace(), trials, t -> wrong[t][1]);
    FiniteSample noiseless = new FiniteSample(d, 1, n);
    assertOff(noiseless.expectedMeanSquare(), trials, t -> right[t][2]);
  }

  private static LinearDenoiser fitByLess(int d, int n, long trial, double stretch) {
    Workspace memory = Dense.memory();
    PointSet data =
        LinearStreams.points(memory, LinearStreams.training(STREAMS, d, n, trial), n, d);
    Settings any = Settings.figures(false, "caption");
    LinearCell cell = LinearCell.of(OpenUnit.coordinates(d, n, 20, any));
    WishartNoise noise = LinearStreams.wishart(memory, STREAMS, cell, trial);
    Arrays.setAll(noise.diagonal(), i -> stretch * noise.diagonal()[i]);
    return LinearDenoiser.fit(memory, data, noise, new Setting(RATIO, 0));
  }

  /** tr theta1 theta1^T, tr C and |m|^2 of every trial. */
  private static double[][] moments(int trials, IntFunction<LinearDenoiser> fit) {
    double[][] moments = new double[trials][];
    for (int t = 0; t < trials; t++) {
      LinearDenoiser denoiser = fit.apply(t);
      GaussianLaw law = denoiser.law(GeneratedCovariance.CORRECTED);
      double gainTrace = denoiser.transposedGain().sumOfSquares();
      moments[t] = new double[] {gainTrace, law.covarianceTrace(), law.meanSquared()};
    }
    return moments;
  }

  /**
   * (27): the expectation of cross over original sets, given G: with S = C + eps^2 I it is cross of
   * a point at the origin with C + (eps^2 + 1) I. The twin is held against the other covariance.
   */
  @ParameterizedTest
  @CsvSource({"2, 6, 30", "4, 3, 30", "4, 9, 100"})
  void crossOfAnOriginalSet(int d, int n, int size) {
    LinearDenoiser denoiser = fit(d, n, 0, 0);
    double width = KernelWidth.CAPTION.squared(size, d);
    GaussianLaw corrected = denoiser.law(GeneratedCovariance.CORRECTED);
    SmoothedLaw smoothed = SmoothedLaw.of(Dense.memory(), corrected, width);
    IntToDoubleFunction cross =
        set -> StrictMath.exp(smoothed.logCross(LinearStreams.original(STREAMS, d, set, size)));
    assertMean(expectedCross(corrected, width), 10_000, cross);
    GaussianLaw printed = denoiser.law(GeneratedCovariance.AS_PRINTED);
    assertOff(expectedCross(printed, width), 10_000, cross);
  }

  private static double expectedCross(GaussianLaw law, double widthSquared) {
    return StrictMath.exp(LawAtOrigin.of(Dense.memory(), law, widthSquared + 1).logCross());
  }

  /** (27): mean and variance of off over sets; the twin has the normal reference's width. */
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 25", "3, 20"})
  void offOfAnOriginalSet(int d, int size) {
    int sets = 20_000;
    double width = KernelWidth.CAPTION.squared(size, d);
    KernelDensity theory = KernelDensity.caption(d, size);
    double expected = StrictMath.exp(theory.logExpectedOff());
    double variance = StrictMath.exp(theory.logVarianceOff());
    SampleMoments moments = SampleMoments.of(offs(d, size, sets, width));
    StatAssert.meanWithin(moments.mean(), expected, Math.sqrt(variance), sets);
    assertEquals(variance, moments.variance(), StatAssert.Z * moments.varianceError());
    double[] wrong = offs(d, size, sets, KernelWidth.NORMAL_REFERENCE.squared(size, d));
    double mean = Arrays.stream(wrong).average().orElseThrow();
    assertThrows(
        AssertionError.class,
        () -> StatAssert.meanWithin(mean, expected, Math.sqrt(variance), sets));
  }

  private static double[] offs(int d, int size, int sets, double width) {
    return IntStream.range(0, sets)
        .mapToObj(set -> LinearStreams.original(STREAMS, d, set, size))
        .mapToDouble(
            points ->
                SelfTerm.normalise(new PairSum(Kernels.best()).log(points, width), size, d, width))
        .map(StrictMath::exp)
        .toArray();
  }

  /**
   * (24), n to infinity: the law's numbers are off by sampling, of the order of 1/sqrt(n), and by a
   * bias of the order of d^2/n; both are bounded by 3e-3 here. The twin has a ridge of 0.01.
   */
  @Test
  void limitOfManyPoints() {
    int d = 4;
    int n = 200_000;
    LinearTheory limit = new LinearTheory(d, Q, 0);
    double closest = 3e-3;
    for (int t = 0; t < 3; t++) {
      GaussianLaw law = law(d, n, t, 0);
      GaussianDistances distances =
          GaussianDistances.of(law, LawAtOrigin.of(Dense.memory(), law, 1));
      assertEquals(limit.logAffinityLimit(), distances.logAffinity(), closest);
      assertEquals(limit.klGeneratedTrueLimit(), distances.klGeneratedTrue(), closest * d);
      assertEquals(limit.klTrueGeneratedLimit(), distances.klTrueGenerated(), 2 * closest * d);
      assertEquals(limit.logGgLimit(), distances.logGg(), closest * d);
      assertEquals(0, law.meanSquared(), closest);
    }
    GaussianLaw wrong = law(d, n, 0, 0.01);
    double kl =
        GaussianDistances.of(wrong, LawAtOrigin.of(Dense.memory(), wrong, 1)).klGeneratedTrue();
    assertTrue(Math.abs(kl - limit.klGeneratedTrueLimit()) > closest * d);
  }
}
