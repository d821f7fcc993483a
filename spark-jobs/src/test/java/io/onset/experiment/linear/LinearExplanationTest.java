package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Quantity;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial that is explained is the trial of a run, and what is told of it is what it used. */
class LinearExplanationTest {

  private static final long SEED = 3;
  private static final List<Object> ALL = List.of("original", "exact", "matched");

  private final List<Quantity> told = new ArrayList<>();

  private static LinearExperiment experiment(Coordinates... cells) {
    return LinearExperiment.of(OpenUnit.sweep(SEED, ALL, List.of(cells)));
  }

  private static Coordinates cell(int d, int n, Settings settings, Map<String, Object> more) {
    Map<String, Object> at = new LinkedHashMap<>(OpenUnit.coordinates(d, n, 50, settings).values());
    at.putAll(more);
    return new Coordinates(at);
  }

  /** The only unit's trial, its listener told. */
  private Trials.Trial<LinearObservation> explained(LinearExperiment experiment, long trial) {
    Unit<LinearCell> unit = experiment.units().get(0);
    OriginalSets shared = OpenUnit.assembled(experiment.shared(unit, trial));
    return experiment.trials(unit, (int) (trial % unit.strata()), shared, told::add).draw(trial);
  }

  private static LinearObservation ofARun(LinearExperiment experiment, long trial) {
    Unit<LinearCell> unit = experiment.units().get(0);
    OriginalSets shared = OpenUnit.assembled(experiment.shared(unit.sharedKey()));
    int stratum = (int) (trial % unit.strata());
    return experiment.trials(unit, stratum, shared).draw(trial).observe(0);
  }

  private Object value(String name) {
    return told.stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow().value();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, false, drawn, 1",
    "6, 3, 0, false, drawn, 1",
    "6, 3, 0, true, drawn, 1",
    "6, 3, 0.1, false, drawn, 3",
    "6, 6, 0, false, drawn, 1",
    "6, 6, 0.1, true, drawn, 1",
    "6, 7, 0, false, drawn, 1",
    "6, 40, 0, false, drawn, 1",
    "6, 40, 0.1, true, drawn, 2",
    "6, 40, 0, false, wishart, 1",
    "6, 40, 0.1, true, wishart, 5",
    "40, 6, 0, false, drawn, 1",
    "40, 60, 0, true, drawn, 1"
  })
  void theObservationHasTheBitsOfARun(
      int d, int n, double ridge, boolean printed, String noise, long sets) {
    Settings settings = new Settings(10, 1, 2, StrictMath.exp(-4), ridge, printed, "caption");
    Map<String, Object> more = Map.of("forward_noise", noise, "original_sets", sets);
    LinearExperiment experiment = experiment(cell(d, n, settings, more));
    for (long trial : new long[] {0, 5}) {
      told.clear();
      LinearObservation seen = explained(experiment, trial).observe(0);
      assertEquals(ofARun(experiment, trial), seen);
      assertTold(seen);
      assertEquals(trial % sets, value("original set"));
      assertEquals(noise.equals("drawn"), told.stream().anyMatch(q -> q.name().equals("Z sha256")));
    }
  }

  private void assertTold(LinearObservation seen) {
    assertEquals((long) seen.rank(), value("rank of theta1"));
    assertEquals(seen.fit(), value("factor of the fit"));
    assertEquals(seen.logGg(), value("log gg"));
    assertEquals(seen.logCrossTraining(), value("log cross_T"));
    assertEquals(seen.logCrossOriginal(), value("log cross_O"));
    assertEquals(seen.logOffMatched(), value("log off_matched"));
    assertEquals((long) seen.deltaSignOriginal(), value("sign of Delta original"));
    assertEquals(seen.logAbsDeltaExact(), value("log |Delta exact|"));
    assertEquals(seen.logETg(), value("log |E_TG|"));
    assertEquals(seen.klTrueGenerated(), value("KL(rho||G)"));
  }

  /** n = 2 on a line: theta1 = h/k of half the differences of Y and X. */
  @Test
  void twoPointsOnALineByHand() {
    Settings settings = new Settings(3, 2, StrictMath.log(2), 4.0 / 3, 0, false, "caption");
    LinearExperiment experiment = experiment(cell(1, 2, settings, Map.of()));
    explained(experiment, 0).observe(0);
    SlowTrial draws = OpenUnit.of(SEED, 1, 2, 50, settings).draws(0);
    double h = 0.5 * (draws.g()[0][0] - draws.g()[1][0]);
    double gain = h / (h + 0.5 * (draws.z()[0][0] - draws.z()[1][0]));
    assertEquals(List.of(draws.g()[0][0]), value("Y first point"));
    assertEquals(h * h, (Double) value("S"), 1e-14);
    assertEquals(h * h + 1, (Double) value("sigma_X^2"), 1e-14);
    assertEquals(0.5, (Double) value("q"), 1e-15);
    assertEquals(0.25, (Double) value("eps_T^2"), 1e-15);
    assertEquals(Math.abs(gain), (Double) value("|theta1|, Frobenius"), 1e-13);
    double spectrum = (Double) ((List<?>) value("spectrum of C")).get(0);
    assertEquals((h * h + 1) * gain * gain, spectrum, 1e-13);
    assertEquals(1.0, value("x condition"));
  }

  /** The digest is of the points' coordinates, point by point, as anybody would write them. */
  @Test
  void theDigestOfPointsIsThatOfTheirBytes() {
    PointSet points = PointSet.of(new double[][] {{1, -2}, {0.5, 3}});
    new LinearTelling(told::add).points("P", "(1)", points);
    assertEquals("2 x 2", value("P size"));
    assertEquals(List.of(1.0, -2.0), value("P first point"));
    // python3: hashlib.sha256(struct.pack('>4d', 1, -2, 0.5, 3)).hexdigest()
    assertEquals(
        "4da3fd75ec9bf80d7fc0d718e9e2090a0e18785ab5877c22d4b748866457c644", value("P sha256"));
  }

  @Test
  void ofAFailedTrialWhatCameBeforeIsTold() {
    Settings extreme = new Settings(10, 1, 400, 0.02, 0, false, "caption");
    LinearExperiment experiment = experiment(cell(5, 30, extreme, Map.of()));
    Trials.Trial<LinearObservation> trial = explained(experiment, 2);
    assertThrows(NumericalFailure.class, () -> trial.observe(0));
    assertEquals(Double.POSITIVE_INFINITY, value("r^2 = D/(a sigma)^2"));
    assertTrue(told.stream().anyMatch(q -> q.name().equals("Y sha256")));
    assertFalse(told.stream().anyMatch(q -> q.name().startsWith("theta1")));
  }
}
