package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.StatAssert;
import io.onset.stats.TreeMoments;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracles (iv), (v) and (x) of the losses: limits, the edge, simulation. */
class PredictedLossesTest {

  /** E L_train = df_1(kappa(Delta)) without a ridge. */
  @Test
  void trainingLossIsTheFirstDegree() {
    Spectrum spectrum = Spectrum.of("power-law 1", 40);
    DynamicsTheory theory = new DynamicsTheory(spectrum, 30, DynamicsDraws.plain(Sampler.POST));
    for (int t : new int[] {1, 10, 100, 1000}) {
      var level = theory.denoising().schedule().level(t);
      Resolvent resolvent = Resolvent.of(spectrum, 30, level.relativeNoise());
      assertEquals(resolvent.first() / 40, theory.losses(t).train(), 1e-9);
    }
  }

  /** What the losses are off the optimum, times N and d: of each power of the shares the sum. */
  private static double[] degrees(Spectrum spectrum, double noise) {
    double[] df = new double[4];
    for (double lambda : spectrum.values()) {
      double share = lambda / (lambda + noise);
      df[1] += share;
      df[2] += share * share;
      df[3] += share * share * share;
    }
    return df;
  }

  /** The equivalent, at N to infinity: (1 + df1)(df1 - df2)/N, symmetric about the optimum. */
  @Test
  void predictedLossesApproachTheOptimumLikeOneOverN() {
    Spectrum spectrum = Spectrum.of("power-law 1", 30);
    int size = 1_000_000;
    DynamicsTheory theory = new DynamicsTheory(spectrum, size, DynamicsDraws.plain(Sampler.POST));
    for (int t : new int[] {5, 100, 700}) {
      var level = theory.denoising().schedule().level(t);
      double[] df = degrees(spectrum, level.relativeNoise());
      double rate = (1 + df[1]) * (df[1] - df[2]) / 30;
      var losses = theory.losses(t);
      assertEquals(df[1] / 30, losses.optimum(), 1e-12);
      assertEquals(rate, (losses.test() - losses.optimum()) * size, 0.001 * rate);
      assertEquals(rate, (losses.optimum() - losses.train()) * size, 0.001 * rate);
    }
  }

  /**
   * Oracle (x), of the losses themselves: R* -+ [(1 + df1)(df1 - df2) + df2 - df3]/N, of which the
   * equivalent has the first term, the larger by a factor of the order of d.
   */
  @Test
  void lossesApproachTheOptimumLikeOneOverN() {
    int d = 4;
    int size = 4000;
    Spectrum spectrum = Spectrum.of("power-law 1", d);
    Denoising model = DynamicsDraws.model("levels 0.9 0.4", Sampler.POST, Regularisation.NONE);
    TreeMoments test = new TreeMoments();
    TreeMoments train = new TreeMoments();
    var level = model.schedule().level(2);
    double[] df = degrees(spectrum, level.relativeNoise());
    for (long trial = 0; trial < 1500; trial++) {
      Losses losses = Losses.of(DynamicsDraws.modes("power-law 1", size, d, trial), model);
      test.add((losses.test(2) * d - df[1]) * size);
      train.add((df[1] - losses.train(2) * d) * size);
    }
    double rate = (1 + df[1]) * (df[1] - df[2]) + df[2] - df[3];
    assertEquals(rate, test.mean(), StatAssert.Z * test.standardError());
    assertEquals(rate, train.mean(), StatAssert.Z * train.standardError());
    assertTrue(StatAssert.Z * test.standardError() < 0.5 * (df[2] - df[3]));
  }

  /** The excess at low noise: (1 + 1/N)(d - n)/Delta for N &lt; d isotropic. */
  @Test
  void testLossDivergesBelowTheEdge() {
    Denoising model =
        DynamicsDraws.model("levels 0.9999999 0.5", Sampler.POST, Regularisation.NONE);
    DynamicsTheory theory = new DynamicsTheory(Spectrum.of("isotropic", 100), 50, model);
    var level = model.schedule().level(1);
    double expected = (1 + 1 / 50.0) * 51 / (level.relativeNoise()) / 100;
    assertEquals(1, theory.losses(1).test() / expected, 1e-4);
  }

  /**
   * The slopes of the test loss against little noise: -1 for N &lt;= d, where there are null modes,
   * -1/2 at N = d + 1, where the least eigenvalue has a density up to 0, and none above.
   */
  @ParameterizedTest
  @CsvSource({"50, -1", "100, -1", "101, -0.5", "102, 0", "200, 0"})
  void slopesForLittleNoise(int size, double slope) {
    for (String text : new String[] {"isotropic", "power-law 2"}) {
      Denoising model =
          DynamicsDraws.model(
              "levels 0.99999999999 0.9999999999", Sampler.POST, Regularisation.NONE);
      DynamicsTheory theory = new DynamicsTheory(Spectrum.of(text, 100), size, model);
      double change = StrictMath.log(theory.losses(2).test() / theory.losses(1).test());
      double noise =
          model.schedule().level(2).relativeNoise() / model.schedule().level(1).relativeNoise();
      assertEquals(slope, change / StrictMath.log(noise), 0.01, text);
    }
  }

  /**
   * At N = d + 1 and noise below the scale of the least eigenvalue the equivalent fails, and it is
   * known by how much: 49, 13.8, 4.61 at Delta = 1.1e-4, 1.5e-3, .018, where another's simulation
   * of 20 training sets has 69, 15.8, 4.77.
   */
  @Test
  void equivalentsFailAtTheHardEdge() {
    Denoising model = DynamicsDraws.plain(Sampler.POST);
    TreeMoments[] measured = {new TreeMoments(), new TreeMoments(), new TreeMoments()};
    int[] levels = {1, 10, 50};
    for (long trial = 0; trial < 200; trial++) {
      Losses losses = Losses.of(DynamicsDraws.modes("isotropic", 101, 100, trial), model);
      for (int i = 0; i < levels.length; i++) {
        measured[i].add(losses.test(levels[i]));
      }
    }
    DynamicsTheory theory = new DynamicsTheory(Spectrum.of("isotropic", 100), 101, model);
    double[] predicted = Arrays.stream(levels).mapToDouble(t -> theory.losses(t).test()).toArray();
    assertEquals(49, predicted[0], 0.5);
    assertEquals(13.8, predicted[1], 0.05);
    assertEquals(4.61, predicted[2], 0.005);
    requireLike(69, 0.5, measured[0]);
    requireLike(15.8, 0.05, measured[1]);
    requireLike(4.77, 0.005, measured[2]);
    for (int i = 0; i < levels.length; i++) {
      double excess = measured[i].mean() - predicted[i];
      assertTrue(excess > 4 * measured[i].standardError(), "level " + levels[i]);
    }
  }

  /** Within four errors of the difference to a mean over 20 training sets, and its rounding. */
  private static void requireLike(double other, double rounding, TreeMoments measured) {
    double errors = measured.standardError() * Math.sqrt(1 + measured.count() / 20.0);
    assertEquals(other, measured.mean(), 4 * errors + rounding);
  }
}
