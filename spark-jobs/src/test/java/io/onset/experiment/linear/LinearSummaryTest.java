package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Proportion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearSummaryTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double LN_10 = StrictMath.log(10);
  private static final double CLOSE = 1e-14;

  private static final Set<Contrast> ALL = EnumSet.allOf(Contrast.class);

  private static final List<String> COORDINATES =
      List.of(
          "d",
          "n",
          "mean",
          "standard_deviation",
          "forward_time",
          "noise_scale",
          "ridge",
          "generated_covariance",
          "kernel_width",
          "original_size",
          "original_sets");

  private static final List<String> DISTANCES =
      List.of(
          "log10_e_tg_median",
          "log10_e_tg_q10",
          "log10_e_tg_q90",
          "log10_e_og_median",
          "log10_e_og_q10",
          "log10_e_og_q90",
          "hellinger2_mean",
          "hellinger2_se",
          "affinity_mean",
          "affinity_se",
          "kl_generated_true_mean",
          "kl_generated_true_se",
          "kl_generated_true_median",
          "kl_true_generated_median",
          "hellinger2_limit_theory",
          "kl_generated_true_limit_theory",
          "affinity_theory",
          "kl_generated_true_theory",
          "log10_abs_delta_original_theory");

  private static Coordinates at(int d, int n, boolean printed, String width) {
    return OpenUnit.coordinates(d, n, 1000, Settings.figures(printed, width));
  }

  private static LinearSummary summary(Coordinates at, Set<Contrast> contrasts) {
    return new LinearSummary(LinearCell.of(at), contrasts);
  }

  /** Delta e^-sign against all three, errors e and 1/e, distances log(1/2), 1, 2. */
  private static LinearObservation observation(int sign) {
    return observation(sign, -1, StrictMath.log(0.5), 1, 2);
  }

  private static LinearObservation observation(
      int sign, double logError, double logAffinity, double kl, double klBack) {
    double log = sign == 0 ? -INFINITY : -sign;
    return new LinearObservation(
        0,
        16,
        "cholesky",
        sign,
        log,
        sign,
        log,
        sign,
        log,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        logError,
        -logError,
        logAffinity,
        kl,
        klBack);
  }

  @ParameterizedTest
  @CsvSource({"original exact matched", "original", "exact matched"})
  void columnsAreThoseThatUsersRead(String words) {
    Set<Contrast> contrasts = EnumSet.noneOf(Contrast.class);
    List<String> expected = new ArrayList<>(COORDINATES);
    expected.addAll(List.of("trials", "failed"));
    for (String word : words.split(" ")) {
      contrasts.add(Contrast.of(word));
      String p = "p_positive_" + word;
      expected.addAll(List.of(p, p + "_lo", p + "_hi", "log10_abs_delta_" + word + "_median"));
    }
    expected.addAll(DISTANCES);
    Coordinates at = at(16, 40, false, "caption");
    CurveRow row = summary(at, contrasts).row(at);
    assertEquals(expected, List.copyOf(row.values().keySet()));
    assertTrue(expected.containsAll(LinearSummary.tableColumns(contrasts)));
    at.values().forEach((name, value) -> assertEquals(value, row.values().get(name)));
  }

  @Test
  void theTableOnTheScreen() {
    assertEquals(
        List.of(
            "trials", "failed", "p_positive_exact", "hellinger2_mean", "kl_generated_true_median"),
        LinearSummary.tableColumns(Set.of(Contrast.EXACT)));
  }

  @Test
  void countsSignsTiesAndFailures() {
    Coordinates at = at(16, 40, false, "caption");
    LinearSummary summary = summary(at, ALL);
    for (int sign : new int[] {1, 1, 1, 0, -1, -1}) {
      summary.add(0, observation(sign));
    }
    summary.addFailed();
    summary.addFailed();
    CurveRow row = summary.row(at);
    assertEquals(8L, row.values().get("trials"));
    assertEquals(2L, row.values().get("failed"));
    Proportion proportion = new Proportion(3, 1, 2);
    for (Contrast contrast : Contrast.values()) {
      String name = "p_positive_" + contrast.word();
      assertEquals(3.5 / 6, row.number(name));
      assertEquals(proportion.wilson().lo(), row.number(name + "_lo"));
      assertEquals(proportion.wilson().hi(), row.number(name + "_hi"));
      // logs in order: -inf (the tie), -1, -1, -1, 1, 1
      double median = row.number("log10_abs_delta_" + contrast.word() + "_median");
      assertEquals(-1 / LN_10, median, CLOSE);
    }
  }

  /** Trials of one original set are a cluster for the contrast that uses it, for no other. */
  @Test
  void trialsOfOneOriginalSetAreACluster() {
    Coordinates at = at(16, 40, false, "caption");
    LinearSummary summary = summary(at, ALL);
    ClusteredProportion clustered = new ClusteredProportion();
    for (int trial = 0; trial < 40; trial++) {
      int set = trial / 10;
      int sign = set % 2 == 0 || trial % 10 == 0 ? 1 : -1;
      summary.add(set, observation(sign));
      clustered.add(set, sign);
    }
    CurveRow row = summary.row(at);
    assertEquals(clustered.wilson().lo(), row.number("p_positive_original_lo"));
    assertEquals(clustered.wilson().hi(), row.number("p_positive_original_hi"));
    double independent = clustered.total().wilson().lo();
    assertTrue(row.number("p_positive_original_lo") < independent - 0.05);
    assertEquals(independent, row.number("p_positive_exact_lo"));
    assertEquals(independent, row.number("p_positive_matched_lo"));
  }

  /** The widest of the contrasts asked for; twice as wide where 1/2 is inside. */
  @Test
  void theWidthThatTrialsShouldNarrow() {
    CurveRow row =
        new CurveRow(
            Map.of(
                "p_positive_original_lo", 0.125,
                "p_positive_original_hi", 0.375,
                "p_positive_exact_lo", 0.375,
                "p_positive_exact_hi", 0.5625,
                "p_positive_matched_lo", Double.NaN,
                "p_positive_matched_hi", Double.NaN));
    assertEquals(0.25, LinearSummary.width(row, Set.of(Contrast.ORIGINAL)));
    assertEquals(0.375, LinearSummary.width(row, Set.of(Contrast.ORIGINAL, Contrast.EXACT)));
    assertEquals(0, LinearSummary.width(row, Set.of(Contrast.MATCHED)));
  }

  @Test
  void quantilesAndMeans() {
    Coordinates at = at(16, 40, false, "caption");
    LinearSummary summary = summary(at, ALL);
    for (int k = 0; k <= 10; k++) {
      summary.add(0, observation(1, k, StrictMath.log(0.25 + 0.05 * k), k, 10 * k));
    }
    CurveRow row = summary.row(at);
    assertEquals(5 / LN_10, row.number("log10_e_tg_median"), CLOSE);
    assertEquals(1 / LN_10, row.number("log10_e_tg_q10"), CLOSE);
    assertEquals(9 / LN_10, row.number("log10_e_tg_q90"), CLOSE);
    assertEquals(-5 / LN_10, row.number("log10_e_og_median"), CLOSE);
    assertEquals(-9 / LN_10, row.number("log10_e_og_q10"), CLOSE);
    assertEquals(-1 / LN_10, row.number("log10_e_og_q90"), CLOSE);
    // eleven values in steps of h have variance 11 h^2, the mean of them h^2
    assertEquals(0.5, row.number("affinity_mean"), CLOSE);
    assertEquals(0.05, row.number("affinity_se"), CLOSE);
    assertEquals(0.5, row.number("hellinger2_mean"), CLOSE);
    assertEquals(0.05, row.number("hellinger2_se"), CLOSE);
    assertEquals(5, row.number("kl_generated_true_mean"), CLOSE);
    assertEquals(1, row.number("kl_generated_true_se"), CLOSE);
    assertEquals(5, row.number("kl_generated_true_median"), CLOSE);
    assertEquals(50, row.number("kl_true_generated_median"), CLOSE);
  }

  /** The mean exists for n &gt; d + 2, its standard error for n &gt; d + 4. */
  @ParameterizedTest
  @CsvSource({"17, false", "20, false", "21, true"})
  void meanDivergenceIsEmptyWhereItHasNoStandardError(int n, boolean given) {
    Coordinates at = at(16, n, false, "caption");
    LinearSummary summary = summary(at, ALL);
    summary.add(0, observation(1));
    summary.add(0, observation(1));
    CurveRow row = summary.row(at);
    assertEquals(given ? 1 : Double.NaN, row.number("kl_generated_true_mean"));
    assertEquals(given ? 0 : Double.NaN, row.number("kl_generated_true_se"));
    assertEquals(1, row.number("kl_generated_true_median"));
  }

  /** n &lt;= d: everything at infinity but the signs. */
  @Test
  void singularLaws() {
    Coordinates at = at(16, 8, false, "caption");
    LinearSummary summary = summary(at, ALL);
    for (int k = 0; k < 3; k++) {
      LinearObservation o = observation(-1, INFINITY, -INFINITY, INFINITY, INFINITY);
      summary.add(0, o);
    }
    CurveRow row = summary.row(at);
    assertEquals(0, row.number("p_positive_original"));
    assertEquals(1 / LN_10, row.number("log10_abs_delta_original_median"), CLOSE);
    assertEquals(INFINITY, row.number("log10_e_tg_median"));
    assertEquals(1, row.number("hellinger2_mean"));
    assertEquals(0, row.number("hellinger2_se"));
    assertEquals(0, row.number("affinity_mean"));
    assertEquals(Double.NaN, row.number("kl_generated_true_mean"));
    assertEquals(INFINITY, row.number("kl_generated_true_median"));
    assertEquals(INFINITY, row.number("kl_true_generated_median"));
  }

  @Test
  void withoutATrialNothingIsClaimed() {
    Coordinates at = at(16, 40, false, "caption");
    LinearSummary summary = summary(at, ALL);
    summary.addFailed();
    Map<String, Object> values = summary.row(at).values();
    assertEquals(1L, values.get("trials"));
    assertEquals(1L, values.get("failed"));
    values.forEach(
        (name, value) -> {
          boolean claimed = !COORDINATES.contains(name) && !name.endsWith("_theory");
          if (claimed && !name.equals("trials") && !name.equals("failed")) {
            assertEquals(Double.NaN, value, name);
          }
        });
  }

  @Test
  void errorsAgainstTheOriginalAreEmptyWhereItIsNotAskedFor() {
    Coordinates at = at(16, 40, false, "caption");
    LinearSummary summary = summary(at, Set.of(Contrast.EXACT));
    LinearObservation o =
        new LinearObservation(
            0,
            16,
            "cholesky",
            null,
            Double.NaN,
            1,
            2,
            null,
            Double.NaN,
            0,
            0,
            Double.NaN,
            0,
            Double.NaN,
            0,
            Double.NaN,
            Double.NaN,
            3,
            Double.NaN,
            -1,
            1,
            1);
    summary.add(0, o);
    CurveRow row = summary.row(at);
    assertEquals(1, row.number("p_positive_exact"));
    assertEquals(3 / LN_10, row.number("log10_e_tg_median"), CLOSE);
    assertEquals(Double.NaN, row.values().get("log10_e_og_median"));
    assertFalse(row.values().containsKey("p_positive_original"));
  }

  /** (24), (29), (30), (31): the constants of the figures at d = 16. */
  @Test
  void theoryOfTheFigures() {
    Coordinates at = at(16, 100, false, "caption");
    CurveRow row = summary(at, ALL).row(at);
    assertEquals(0.36805, row.number("hellinger2_limit_theory"), 5e-6);
    assertEquals(1.50855, row.number("kl_generated_true_limit_theory"), 5e-6);
    assertEquals(0.437, row.number("affinity_theory"), 5e-4);
    assertEquals(2.51, row.number("kl_generated_true_theory"), 5e-3);
    Coordinates tabled = OpenUnit.coordinates(16, 100, 10_000, Settings.figures(false, "caption"));
    double delta = summary(tabled, ALL).row(tabled).number("log10_abs_delta_original_theory");
    assertEquals(2.62, Math.pow(10, delta), 5e-3);
  }

  /** (30) is of the corrected covariance; there is no theory at finite n below d + 2. */
  @Test
  void theoryIsGivenWhereItHolds() {
    Coordinates printed = at(16, 100, true, "normal-reference");
    CurveRow row = summary(printed, ALL).row(printed);
    assertEquals(Double.NaN, row.number("affinity_theory"));
    assertEquals(2.51, row.number("kl_generated_true_theory"), 5e-3);
    assertTrue(row.number("log10_abs_delta_original_theory") > 0);
    Coordinates few = at(16, 17, false, "caption");
    CurveRow none = summary(few, ALL).row(few);
    assertEquals(Double.NaN, none.number("affinity_theory"));
    assertEquals(Double.NaN, none.number("kl_generated_true_theory"));
    assertEquals(0.36805, none.number("hellinger2_limit_theory"), 5e-6);
  }
}
