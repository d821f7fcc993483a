package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.kernel.AnyBackend;
import io.onset.kernel.Kernels;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.Tiled;
import io.onset.linalg.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhitenedLawTest {

  private static Divergences whitened(String text, StandardMoments moments, double ridge) {
    return whitened(Kernels.best(), text, moments, ridge);
  }

  private static Divergences whitened(
      Kernels kernels, String text, StandardMoments moments, double ridge) {
    Spectrum spectrum = Spectrum.of(text, moments.dimension());
    return new WhitenedLaw(new Workspace(kernels), moments, spectrum, ridge).divergences();
  }

  /** d = 1, two points a and b: m = (a + b)/2, A = (a - b)^2/4 + c. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void byHand(double ridge) {
    var points = DynamicsDraws.points(2, 1, 0);
    double a = points.get(0, 0);
    double b = points.get(1, 0);
    double square = (a + b) * (a + b) / 4;
    double variance = (a - b) * (a - b) / 4 + ridge;
    Divergences kl = whitened("isotropic", DynamicsDraws.moments(2, 1, 0), ridge);
    double log = StrictMath.log(variance);
    assertEquals(0.5 * (variance - 1 + square - log), kl.generatedTrue(), 1e-13);
    assertEquals(0.5 * ((1 + square) / variance - 1 + log), kl.trueGenerated(), 1e-13);
  }

  /** Two ways to the same number; d on both sides of a tile of 32. */
  @ParameterizedTest
  @CsvSource({"1, 3", "5, 6", "5, 40", "31, 32", "32, 70", "33, 34", "70, 300"})
  void agreesWithTheModes(int d, int size) {
    for (String text : new String[] {"isotropic", "power-law 2", "two-level 0.5 100"}) {
      for (double ridge : new double[] {0, 1e-4, 0.5}) {
        Denoising model =
            DynamicsDraws.model(
                DynamicsDraws.SCHEDULE, Sampler.IDEAL, DynamicsDraws.ridge(ridge, RidgeForm.DATA));
        TrainingModes modes = DynamicsDraws.modes(text, size, d, 6);
        Divergences expected = Divergences.of(modes, SampledModes.of(model, modes.eigenvalues()));
        Divergences kl = whitened(text, DynamicsDraws.moments(size, d, 6), ridge);
        assertEquals(expected.generatedTrue(), kl.generatedTrue(), 1e-11 * d);
        double reverse = expected.trueGenerated();
        assertEquals(reverse, kl.trueGenerated(), 1e-8 * reverse);
      }
    }
  }

  /** Oracle (iii), to the bit, of points and of moments drawn as such; with a ridge it ends. */
  @ParameterizedTest
  @CsvSource({"30, 31", "30, 45", "40, 300"})
  void nothingOfTheSpectrumEnters(int d, int size) {
    for (StandardMoments moments :
        new StandardMoments[] {
          DynamicsDraws.moments(size, d, 4), DynamicsDraws.bartlett(size, d, 4)
        }) {
      Divergences plain = whitened("isotropic", moments, 0);
      Divergences ridge = whitened("isotropic", moments, 0.1);
      for (String text : DynamicsDraws.SPECTRA) {
        assertEquals(plain, whitened(text, moments, 0));
        if (!text.equals("isotropic")) {
          assertNotEquals(ridge, whitened(text, moments, 0.1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AnyBackend.class)
  void everyBackendHasTheSameBits(AnyBackend backend) {
    assertEquals(from(AnyBackend.PLAIN.kernels()), from(backend.kernels()));
  }

  private static Divergences from(Kernels kernels) {
    StandardMoments moments =
        StandardMoments.of(new Workspace(kernels), DynamicsDraws.points(80, 70, 1));
    return whitened(kernels, "power-law 1", moments, 0.01);
  }

  /** A singular matrix is for the modes, which have its null modes exactly. */
  @Test
  void tooFewPointsAreForTheModes() {
    assertTrue(WhitenedLaw.suits(DynamicsDraws.moments(7, 6, 0)));
    StandardMoments few = DynamicsDraws.moments(6, 6, 0);
    assertFalse(WhitenedLaw.suits(few));
    StandardMoments none = new StandardMoments(7, new double[6], Tiled.zeros(6, 6));
    assertThrows(NumericalFailure.class, () -> whitened("isotropic", none, 0));
  }
}
