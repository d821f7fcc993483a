package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.linalg.NumericalFailure;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that leave the range of a double fail by name, and spoil no other cell of the unit. */
class LinearFailureTest {

  private static final Settings FIGURES = Settings.figures(false, "caption");

  private static Settings process(double sigma, double time, double lambda, double ridge) {
    return new Settings(10, sigma, time, lambda, ridge, false, "caption");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 400, 0.02, 0, noise ratio r is Infinity",
    "1, 2, 1e308, 0, noise ratio r is Infinity",
    "1e-200, 2, 0.02, 0, noise ratio r is Infinity",
    "1, 2, 0.02, 1e308, ridge n tau^2 is Infinity",
    "1, 2, 1e300, 1e9, ridge n tau^2 is Infinity",
  })
  void overflowFailsByName(double sigma, double time, double lambda, double ridge, String reason) {
    Settings bad = process(sigma, time, lambda, ridge);
    for (int n : new int[] {2, 5, 6, 30}) {
      OpenUnit unit = OpenUnit.of(1, 5, n, 20, FIGURES, bad, FIGURES);
      LinearObservation alone = OpenUnit.of(1, 5, n, 20, FIGURES).observe(3).get(0);
      Trial<LinearObservation> trial = unit.trials().draw(3);
      assertEquals(alone, trial.observe(0));
      for (int again = 0; again < 2; again++) {
        Exception e = assertThrows(NumericalFailure.class, () -> trial.observe(1));
        assertEquals(reason, e.getMessage());
      }
      assertEquals(alone, trial.observe(2));
    }
  }

  /** lambda = 1e300 is q = 2e-302, not an overflow: all but the limit of q = 0. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 6, 30})
  void allNoiseIsNoFailure(int n) {
    Settings pure = process(1, 2, 1e300, 0);
    Settings nearly = process(1, 2, 1e20, 0);
    OpenUnit unit = OpenUnit.of(1, 5, n, 20, pure, nearly);
    SlowObservation slow = unit.draws(0).observe(nearly);
    for (LinearObservation seen : unit.observe(0)) {
      Agreement agreement = Agreement.of(slow, seen);
      assertTrue(agreement.worst() < 1e-8, agreement::toString);
    }
  }

  /** The curves of such cells have theory where it exists, and never throw. */
  @ParameterizedTest
  @CsvSource({
    "1, 400, 0.02, 0",
    "1, 370, 0.02, 0",
    "1, 2, 1e300, 0",
    "1, 2, 6e306, 0",
    "1, 2, 1e-320, 0",
    "1e200, 2, 1, 0",
    "1e-200, 2, 1, 0",
    "1, 2, 0.02, 1e308",
    "1, 354, 1, 1e300"
  })
  void theoryOfExtremeSettings(double sigma, double time, double lambda, double ridge) {
    Settings settings = process(sigma, time, lambda, ridge);
    for (int n : new int[] {2, 6, 30}) {
      OpenUnit unit = OpenUnit.of(1, 5, n, 20, settings);
      LinearCell cell = unit.unit().cells().get(0).cell();
      LinearSummary summary = new LinearSummary(cell, EnumSet.allOf(Contrast.class));
      summary.addFailed();
      double limit = summary.row(unit.unit().cells().get(0).at()).number("hellinger2_limit_theory");
      boolean defined = cell.process().squaredCorrelation() > 0;
      assertTrue(defined ? limit >= 0 && limit <= 1 : Double.isNaN(limit), "H^2 " + limit);
    }
  }
}
