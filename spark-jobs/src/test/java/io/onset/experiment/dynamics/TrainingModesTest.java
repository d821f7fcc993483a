package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingModesTest {

  private static final double EPSILON = 1e-11;

  /** d = 1, two points a and b: l = lambda (a - b)^2/4, q = (a + b)/2. */
  @Test
  void byHand() {
    var points = DynamicsDraws.points(2, 1, 0);
    TrainingModes modes = DynamicsDraws.modes("isotropic", 2, 1, 0);
    double a = points.get(0, 0);
    double b = points.get(1, 0);
    assertEquals((a - b) * (a - b) / 4, modes.eigenvalue(0), EPSILON);
    assertEquals(Math.abs(a + b) / 2, Math.abs(modes.offset(0)), EPSILON);
    assertEquals(1, modes.spread(0), EPSILON);
    assertEquals(1, modes.precision(0), EPSILON);
  }

  /** min(d, N - 1), and what is null is 0 and not 1e-17; the smallest other one is no noise. */
  @ParameterizedTest
  @CsvSource({"2, 20", "10, 20", "20, 20", "21, 20", "22, 20", "200, 20", "100, 100", "101, 100"})
  void nullModesAreExact(int size, int dimension) {
    for (String spectrum : DynamicsDraws.SPECTRA) {
      TrainingModes modes = DynamicsDraws.modes(spectrum, size, dimension, 1);
      int rank = Math.min(dimension, size - 1);
      assertEquals(rank, modes.rank());
      for (int k = 0; k < dimension; k++) {
        if (k < dimension - rank) {
          assertEquals(0, modes.eigenvalue(k));
        } else {
          assertTrue(modes.eigenvalue(k) > 1e-13, spectrum + " mode " + k);
        }
      }
    }
  }

  /** An orthonormal basis: traces of Sigma, Sigma^-1 and the mean's length are kept. */
  @Test
  void whatIsSharedOutAddsUp() {
    for (String text : DynamicsDraws.SPECTRA) {
      for (int size : new int[] {5, 30, 100}) {
        TrainingModes modes = DynamicsDraws.modes(text, size, 30, 2);
        double spread = 0;
        double precision = 0;
        double offset = 0;
        for (int k = 0; k < 30; k++) {
          spread += modes.spread(k);
          precision += modes.precision(k);
          offset += modes.offset(k) * modes.offset(k);
        }
        Spectrum spectrum = Spectrum.of(text, 30);
        StandardMoments moments = DynamicsDraws.moments(size, 30, 2);
        double square = 0;
        for (int i = 0; i < 30; i++) {
          square += spectrum.get(i) * moments.mean()[i] * moments.mean()[i];
        }
        assertEquals(30, spread, EPSILON * 30);
        assertEquals(spectrum.inverseTrace(), precision, EPSILON * spectrum.inverseTrace());
        assertEquals(square, offset, EPSILON * (1 + square));
      }
    }
  }

  /** KL of the ideal sampler is infinite for N &lt;= d, whatever the spectrum, and then not. */
  @Test
  void theEdgeIsAtOnePointMoreThanDimensions() {
    for (String text : DynamicsDraws.SPECTRA) {
      for (int size = 9; size <= 12; size++) {
        TrainingModes modes = DynamicsDraws.modes(text, size, 10, 3);
        for (Sampler sampler : new Sampler[] {Sampler.POST, Sampler.DDIM, Sampler.IDEAL}) {
          SampledModes sampled = SampledModes.of(DynamicsDraws.plain(sampler), modes.eigenvalues());
          Divergences divergences = Divergences.of(modes, sampled);
          assertEquals(size <= 10, divergences.generatedTrue() == Double.POSITIVE_INFINITY);
          assertEquals(size <= 10, divergences.trueGenerated() == Double.POSITIVE_INFINITY);
        }
      }
    }
  }

  /** The same normals in another covariance: another training set, the same divergences. */
  @Test
  void divergencesOfTheIdealSamplerDoNotKnowTheSpectrum() {
    for (int size : new int[] {32, 45, 300}) {
      Divergences plain = ideal("isotropic", size);
      for (String text : DynamicsDraws.SPECTRA) {
        Divergences other = ideal(text, size);
        assertEquals(plain.generatedTrue(), other.generatedTrue(), EPSILON * 30);
        double scale = 1e-9 * plain.trueGenerated();
        assertEquals(plain.trueGenerated(), other.trueGenerated(), scale);
      }
    }
  }

  private static Divergences ideal(String text, int size) {
    TrainingModes modes = DynamicsDraws.modes(text, size, 30, 4);
    Denoising model = DynamicsDraws.plain(Sampler.IDEAL);
    return Divergences.of(modes, SampledModes.of(model, modes.eigenvalues()));
  }

  /** Oracle (v), trial by trial: without regularisation sum l/(l + Delta), Delta = s/abar. */
  @Test
  void trainingLossIsTheEffectiveDimension() {
    Denoising model = DynamicsDraws.plain(Sampler.POST);
    for (int size : new int[] {8, 16, 17, 64}) {
      TrainingModes modes = DynamicsDraws.modes("power-law 1", size, 16, 5);
      Losses losses = Losses.of(modes, model);
      for (int t = 1; t <= 1000; t += 37) {
        var level = model.schedule().level(t);
        double sum = 0;
        for (double l : modes.eigenvalues()) {
          sum += l / (l + level.noise() / level.signal());
        }
        assertEquals(sum / 16, losses.train(t), 1e-13);
      }
    }
  }
}
