package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardMomentsTest {

  private static final int TRIALS = 2000;

  @Test
  void byTheDefinition() {
    int d = 7;
    int size = 11;
    var points = DynamicsDraws.points(size, d, 0);
    StandardMoments moments = DynamicsDraws.moments(size, d, 0);
    for (int i = 0; i < d; i++) {
      double mean = 0;
      for (int k = 0; k < size; k++) {
        mean += points.get(k, i) / size;
      }
      assertEquals(mean, moments.mean()[i], 1e-14);
      for (int j = i; j < d; j++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          double a = points.get(k, i) - moments.mean()[i];
          sum += a * (points.get(k, j) - moments.mean()[j]);
        }
        assertEquals(sum, moments.scatter().get(i, j), 1e-13);
      }
    }
    assertEquals(7, moments.rank());
    assertEquals(4, DynamicsDraws.moments(5, d, 0).rank());
  }

  /**
   * Oracle (ix), the two ways of drawing: nine statistics of whole trials, each by a two-sample
   * Kolmogorov-Smirnov test at error 1e-6; at 2000 trials each it sees a distance of 0.12 with
   * certainty.
   */
  @Test
  void bothDrawsHaveOneLaw() {
    for (int size : new int[] {6, 7, 20}) {
      double[][] direct = new double[9][TRIALS];
      double[][] less = new double[9][TRIALS];
      for (int trial = 0; trial < TRIALS; trial++) {
        fill(direct, trial, DynamicsDraws.moments(size, 5, trial));
        fill(less, trial, DynamicsDraws.bartlett(size, 5, trial));
      }
      for (int i = 0; i < direct.length; i++) {
        double distance = distance(direct[i], less[i]);
        assertTrue(distance < limit(), size + " points, statistic " + i + ": " + distance);
      }
    }
  }

  /** The twin: one degree of freedom too many is seen. */
  @Test
  void anotherLawIsToldFromIt() {
    double[][] direct = new double[9][TRIALS];
    double[][] wrong = new double[9][TRIALS];
    for (int trial = 0; trial < TRIALS; trial++) {
      fill(direct, trial, DynamicsDraws.moments(7, 5, trial));
      StandardMoments more = DynamicsDraws.bartlett(8, 5, trial);
      fill(wrong, trial, new StandardMoments(7, more.mean(), more.scatter()));
    }
    assertTrue(distance(direct[0], wrong[0]) > limit());
  }

  private static double limit() {
    return Math.sqrt(-0.5 * StrictMath.log(0.5e-6) * 2 / TRIALS);
  }

  private static void fill(double[][] statistics, int trial, StandardMoments moments) {
    TrainingModes modes = TrainingModes.of(Spectrum.of("power-law 1", 5), moments);
    Denoising model =
        DynamicsDraws.model("linear 20 0.01 0.2", Sampler.POST, DynamicsDraws.stopped(20));
    Divergences kl = Divergences.of(modes, SampledModes.of(model, modes.eigenvalues()));
    Losses losses = Losses.of(modes, model);
    double[] values = {
      modes.eigenvalue(0),
      modes.eigenvalue(4),
      modes.spread(0),
      modes.offset(4) * modes.offset(4),
      moments.scatter().get(0, 3),
      kl.generatedTrue(),
      kl.trueGenerated(),
      losses.meanTrain(),
      losses.meanTest()
    };
    for (int i = 0; i < values.length; i++) {
      statistics[i][trial] = values[i];
    }
  }

  private static double distance(double[] a, double[] b) {
    Arrays.sort(a);
    Arrays.sort(b);
    int i = 0;
    int j = 0;
    double distance = 0;
    while (i < a.length && j < b.length) {
      if (a[i] <= b[j]) {
        i++;
      } else {
        j++;
      }
      distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return distance;
  }
}
