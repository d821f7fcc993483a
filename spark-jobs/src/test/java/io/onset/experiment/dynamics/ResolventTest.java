package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.stats.TreeMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle (iv), equivalents against simulation. */
class ResolventTest {

  /** The root of df_1 = n, at n = 49, d = 100 (in the population's units). */
  @ParameterizedTest
  @CsvSource({"isotropic, 1.04, 0.005", "power-law 1, 0.50, 0.005", "power-law 2, 0.034, 0.0005"})
  void kappaAtNoShift(String spectrum, double expected, double rounding) {
    Resolvent resolvent = Resolvent.of(Spectrum.of(spectrum, 100), 50, 1e-12);
    double f = 49.0 / 50;
    assertEquals(expected, resolvent.kappa() / f, rounding);
  }

  @Test
  void kappaSolvesItsEquation() {
    for (String text : DynamicsDraws.SPECTRA) {
      for (int size : new int[] {2, 10, 100, 101, 102, 1000}) {
        for (double z : new double[] {1e-8, 1e-3, 1, 100}) {
          Resolvent resolvent = Resolvent.of(Spectrum.of(text, 100), size, z);
          double side = resolvent.kappa() * (1 - resolvent.first() / (size - 1.0));
          assertEquals(z, side, 1e-12 * resolvent.kappa());
        }
      }
    }
  }

  /**
   * Traces and determinant at d = 60 against 100 training sets: within 4 % for R, 6 % for R^2; the
   * equivalent lacks relative terms of about 1/abs(N - d) and three times that.
   */
  @ParameterizedTest
  @CsvSource({
    "isotropic, 30, 0.1",
    "isotropic, 60, 0.3",
    "isotropic, 300, 0.01",
    "power-law 1, 30, 0.05",
    "power-law 1, 120, 0.01",
    "power-law 2, 20, 0.01",
    "two-level 0.5 100, 50, 0.2",
    "spiked 5 20, 90, 0.05"
  })
  void resolventOfManyTrainingSets(String text, int size, double shift) {
    int d = 60;
    TreeMoments[] measured = new TreeMoments[5];
    java.util.Arrays.setAll(measured, i -> new TreeMoments());
    for (long trial = 0; trial < 100; trial++) {
      TrainingModes modes = DynamicsDraws.modes(text, size, d, trial);
      double[] sums = new double[5];
      for (int k = 0; k < d; k++) {
        double r = 1 / (modes.eigenvalue(k) + shift);
        sums[0] += r;
        sums[1] += r * r;
        sums[2] += r * modes.spread(k);
        sums[3] += r * r * modes.spread(k);
        sums[4] -= StrictMath.log(r);
      }
      for (int i = 0; i < 5; i++) {
        measured[i].add(sums[i]);
      }
    }
    Resolvent resolvent = Resolvent.of(Spectrum.of(text, d), size, shift);
    assertEquals(1, measured[0].mean() / resolvent.trace(), 0.04);
    assertEquals(1, measured[1].mean() / resolvent.traceSquared(), 0.06);
    assertEquals(1, measured[2].mean() / resolvent.traceOfSpread(), 0.04);
    assertEquals(1, measured[3].mean() / resolvent.traceSquaredOfSpread(), 0.06);
    assertEquals(resolvent.logDeterminant(), measured[4].mean(), 0.01 * d);
  }
}
