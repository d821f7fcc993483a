package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.GeneratedCovariance;
import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.distance.SignedLog;
import io.onset.distance.SmoothedLaw;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.LinearTerms.SetTerms;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.linalg.Dense;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariances of sections 1 and 9 of the specification. */
class LinearInvarianceTest {

  private static final double CLOSE = 1e-9;

  /** The process of the figures' q (10), elsewhere. */
  private static Settings equivalent(double mean, double sigma, double time, boolean printed) {
    double lambda = -StrictMath.expm1(-4) * sigma * sigma / StrictMath.expm1(2 * time);
    return new Settings(mean, sigma, time, lambda, 0.05, printed, "caption");
  }

  /** sigma, T and lambda enter by q alone (10); another q is another number. */
  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 60})
  void dependsOnTheSquaredCorrelationOnly(int n) {
    for (boolean printed : new boolean[] {false, true}) {
      Settings figures = equivalent(10, 1, 2, printed);
      OpenUnit unit =
          OpenUnit.of(
              5,
              16,
              n,
              40,
              figures,
              equivalent(0, 1, 0.7, printed),
              equivalent(-4, 3, 2, printed),
              equivalent(2, 0.1, 1.3, printed),
              new Settings(10, 1, 2, 0.02, 0.05, printed, "caption"));
      List<LinearObservation> seen = unit.observe(1);
      SlowObservation slow = unit.draws(1).observe(figures);
      for (LinearObservation o : seen.subList(0, 4)) {
        assertTrue(Agreement.of(slow, o).worst() < CLOSE);
        assertEquals(seen.get(0).logCrossTraining(), o.logCrossTraining(), CLOSE);
      }
      assertTrue(Agreement.of(slow, seen.get(4)).worst() > 1e-3);
    }
  }

  /** Not a bit of any observation depends on mu. */
  @Test
  void theMeanDropsOut() {
    Settings[] means =
        Arrays.stream(new double[] {0, 10, -1e300})
            .mapToObj(mu -> new Settings(mu, 1, 2, 0.02, 0, false, "caption"))
            .toArray(Settings[]::new);
    List<LinearObservation> seen = OpenUnit.of(1, 5, 9, 20, means).observe(0);
    assertEquals(seen.get(0), seen.get(1));
    assertEquals(seen.get(0), seen.get(2));
  }

  /** Off terms and ranks, which depend on the draws alone, have the same bits in every cell. */
  @Test
  void cellsOfAUnitSeeTheSameDraws() {
    Settings[] settings = {
      new Settings(0, 1, 2, 0.02, 0, false, "caption"),
      new Settings(0, 3, 1, 0.5, 0.1, true, "caption"),
      new Settings(0, 1, 2, 0.02, 0, false, "mixing-time")
    };
    List<LinearObservation> together = OpenUnit.of(1, 5, 9, 20, settings).observe(2);
    assertEquals(together.get(0).logOffTraining(), together.get(1).logOffTraining());
    assertEquals(together.get(0).logOffMatched(), together.get(1).logOffMatched());
    assertEquals(together.get(0).logOffOriginal(), together.get(1).logOffOriginal());
    assertEquals(together.get(0).logAffinity(), together.get(2).logAffinity());
    assertNotEquals(together.get(0).logAffinity(), together.get(1).logAffinity());
    for (int c = 0; c < settings.length; c++) {
      OpenUnit alone = OpenUnit.of(1, 5, 9, 20, settings[c]);
      assertEquals(together.get(c), alone.observe(2).get(0));
    }
  }

  /** Neither other cells, nor their order, nor what was drawn before moves a bit. */
  @Test
  void aTrialIsAFunctionOfItsNumber() {
    Settings plain = Settings.figures(false, "caption");
    Settings ridge = new Settings(10, 1, 2, 0.02, 0.3, false, "normal-reference");
    OpenUnit unit = OpenUnit.of(1, 5, 9, 20, plain, ridge);
    LinearObservation expected = unit.observe(4).get(0);
    unit.observe(0);
    assertEquals(expected, unit.observe(4).get(0));
    Trial<LinearObservation> trial = unit.trials().draw(4);
    trial.observe(1);
    assertEquals(expected, trial.observe(0));
    assertNotEquals(expected, unit.observe(5).get(0));
    assertNotEquals(expected, OpenUnit.of(2, 5, 9, 20, plain).observe(4).get(0));
  }

  /** A smaller original set is a prefix of a larger one, also in one unit. */
  @Test
  void originalSetsOfOneUnitAreNested() {
    Settings plain = Settings.figures(false, "caption");
    Coordinates small = OpenUnit.coordinates(5, 9, 20, plain);
    Coordinates large = OpenUnit.coordinates(5, 9, 300, plain);
    List<Object> all = List.of("original", "exact", "matched");
    List<LinearObservation> both = OpenUnit.of(1, all, List.of(large, small)).observe(0);
    assertEquals(OpenUnit.of(1, 5, 9, 20, plain).observe(0).get(0), both.get(1));
    assertEquals(OpenUnit.of(1, 5, 9, 300, plain).observe(0).get(0), both.get(0));
  }

  /** What is not asked for is empty, and leaves the rest as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"original", "exact", "matched"})
  void aContrastAloneIsWhatItIsAmongOthers(String contrast) {
    Coordinates at = OpenUnit.coordinates(5, 9, 20, Settings.figures(false, "caption"));
    List<Object> every = List.of("original", "exact", "matched");
    LinearObservation all = OpenUnit.of(1, every, List.of(at)).observe(0).get(0);
    LinearObservation one = OpenUnit.of(1, List.of(contrast), List.of(at)).observe(0).get(0);
    boolean original = contrast.equals("original");
    boolean exact = contrast.equals("exact");
    boolean matched = contrast.equals("matched");
    assertEquals(original ? all.deltaSignOriginal() : null, one.deltaSignOriginal());
    assertEquals(exact ? all.deltaSignExact() : null, one.deltaSignExact());
    assertEquals(matched ? all.deltaSignMatched() : null, one.deltaSignMatched());
    assertEquals(original ? all.logAbsDeltaOriginal() : Double.NaN, one.logAbsDeltaOriginal());
    assertEquals(exact ? all.logAbsDeltaExact() : Double.NaN, one.logAbsDeltaExact());
    assertEquals(matched ? all.logAbsDeltaMatched() : Double.NaN, one.logAbsDeltaMatched());
    assertEquals(original ? all.logEOg() : Double.NaN, one.logEOg());
    assertEquals(all.logETg(), one.logETg());
    assertEquals(all.logAffinity(), one.logAffinity());
    assertEquals(all.klTrueGenerated(), one.klTrueGenerated());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -2, 0, -3, -0.5, 0",
    "-1.3, -2.7, 0, -3, 2, 0",
    "-9.1, -0.7, 0, -3, 2, 0",
    "2, -9, 0.5, -3, 4, -1",
    "900, 901, 0, 902, -800, 0"
  })
  void swappingTheSetsChangesTheSign(
      double cross, double off, double diagonal, double cross2, double off2, double diagonal2) {
    SetTerms one = new SetTerms(cross, off, diagonal);
    SetTerms two = new SetTerms(cross2, off2, diagonal2);
    LinearTerms terms = new LinearTerms(0, one, two, two, 0);
    LinearTerms swapped = new LinearTerms(0, two, one, one, 0);
    SignedLog delta = terms.deltaOriginal();
    assertEquals(-delta.sign(), swapped.deltaOriginal().sign());
    assertEquals(delta.log(), swapped.deltaOriginal().log(), 1e-14 * Math.max(1, delta.log()));
    assertEquals(delta, terms.deltaMatched());
    assertEquals(terms.errorTraining(), swapped.errorOriginal());
    assertEquals(new SignedLog(0, Double.NEGATIVE_INFINITY), same(one).deltaOriginal());
  }

  private static LinearTerms same(SetTerms set) {
    return new LinearTerms(0, set, set, set, 0);
  }

  /** Turning y and z turns the law: C to Q C Q^T, m to Q m; and so do the samples' order and it. */
  @ParameterizedTest
  @CsvSource({"3, false", "7, false", "8, false", "30, false", "3, true", "8, true"})
  void turnsAndOrdersDoNotMatter(int n, boolean printed) {
    SlowTrial trial = SlowTrial.draw(n, n, 7, 12);
    double[][] rotation = SlowSvd.of(new StandardNormals(1).draw(7, 7)).left();
    double[][] points = trial.original();
    double expected = logCross(trial.g(), trial.z(), points, printed);
    double[][] g = reversed(turned(trial.g(), rotation));
    double[][] z = reversed(turned(trial.z(), rotation));
    double actual = logCross(g, z, reversed(turned(points, rotation)), printed);
    assertEquals(expected, actual, CLOSE);
    assertNotEquals(expected, logCross(g, reversed(z), points, printed), 1e-3);
  }

  private static double logCross(double[][] g, double[][] z, double[][] points, boolean printed) {
    Workspace memory = Dense.memory();
    LinearDenoiser denoiser =
        LinearDenoiser.fit(memory, PointSet.of(g), PointSet.of(z), new Setting(0.99, 0));
    GaussianLaw law =
        denoiser.law(printed ? GeneratedCovariance.AS_PRINTED : GeneratedCovariance.CORRECTED);
    return SmoothedLaw.of(memory, law, 0.7).logCross(PointSet.of(points));
  }

  private static double[][] turned(double[][] rows, double[][] rotation) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(rotation).mapToDouble(axis -> SlowSvd.dot(axis, row)).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] reversed(double[][] rows) {
    double[][] reversed = new double[rows.length][];
    Arrays.setAll(reversed, k -> rows[rows.length - 1 - k]);
    return reversed;
  }
}
