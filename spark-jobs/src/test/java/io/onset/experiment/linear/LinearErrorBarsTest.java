package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which columns of a line are estimates, and how sure they are. */
class LinearErrorBarsTest {

  private static final int TRIALS = 40;

  /** Trial i of original set i mod sets: every other Delta above 0, errors e^i. */
  private static CurveRow row(int sets, Set<Contrast> contrasts) {
    Coordinates at = OpenUnit.coordinates(4, 10, 100, Settings.figures(false, "caption"));
    LinearSummary summary = new LinearSummary(LinearCell.of(at), contrasts);
    for (int i = 0; i < TRIALS; i++) {
      summary.add(i % sets, observation(i));
    }
    summary.addFailed();
    return summary.row(at);
  }

  private static LinearObservation observation(int i) {
    int sign = i / 2 % 2 == 0 ? 1 : -1;
    return new LinearObservation(
        0, 4, "cholesky", sign, i, sign, i, sign, i, 0, 0, 0, 0, 0, 0, 0, 0, i, -i, -0.1 * i, i, i);
  }

  private static Set<String> conditional(CurveRow row) {
    return row.bars().entrySet().stream()
        .filter(bar -> bar.getValue().isConditional())
        .map(bar -> bar.getKey())
        .collect(Collectors.toSet());
  }

  @Test
  void estimatesAreColumnsWithTheErrorsThatAreThere() {
    CurveRow row = row(1, EnumSet.allOf(Contrast.class));
    assertTrue(row.values().keySet().containsAll(row.bars().keySet()));
    assertEquals(16, row.bars().size());
    assertEquals(row.number("hellinger2_se"), row.bars().get("hellinger2_mean").error());
    assertEquals(
        row.number("kl_generated_true_se"), row.bars().get("kl_generated_true_mean").error());
    Set<String> errors = new HashSet<>(row.bars().keySet());
    errors.removeIf(name -> row.bars().get(name).error() > 0);
    assertEquals(Set.of(), errors);
    assertEquals(
        Set.of((long) TRIALS),
        row.bars().values().stream().map(ErrorBar::trials).collect(Collectors.toSet()));
  }

  @Test
  void aProportionHasWilsonsHalfWidth() {
    CurveRow row = row(1, EnumSet.of(Contrast.EXACT));
    ErrorBar bar = row.bars().get("p_positive_exact");
    double half = row.number("p_positive_exact_hi") - row.number("p_positive_exact_lo");
    assertEquals(half / (2 * 1.959963984540054), bar.error(), 1e-15);
    assertEquals(Kind.PROPORTION, bar.kind());
    assertEquals(TRIALS, bar.size());
  }

  /** One set's proportion tells nothing of others; several sets' does, but no quantile does. */
  @Test
  void whatIsConditionalOnTheOriginalSets() {
    Set<String> quantiles =
        Set.of(
            "log10_abs_delta_original_median",
            "log10_e_og_median",
            "log10_e_og_q10",
            "log10_e_og_q90");
    assertEquals(quantiles, conditional(row(4, EnumSet.allOf(Contrast.class))));
    Set<String> one = new HashSet<>(quantiles);
    one.add("p_positive_original");
    assertEquals(one, conditional(row(1, EnumSet.allOf(Contrast.class))));
    double size = row(4, EnumSet.of(Contrast.ORIGINAL)).bars().get("p_positive_original").size();
    assertTrue(size < TRIALS);
  }

  @Test
  void withoutTheContrastThereIsNoOriginalSet() {
    CurveRow row = row(1, EnumSet.of(Contrast.EXACT));
    assertTrue(Double.isNaN(row.bars().get("log10_e_og_median").error()));
    assertEquals(0, row.bars().get("log10_e_og_median").trials());
  }
}
