package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearTransitionsTest {

  private static final Transitions ASKED = LinearTransitions.of(EnumSet.allOf(Contrast.class));

  private static Height height(String landmark, Map<String, Object> values) {
    return ASKED.landmarks().stream()
        .filter(mark -> mark.name().equals(landmark))
        .findFirst()
        .orElseThrow()
        .reading()
        .of(new CurveRow(values));
  }

  @Test
  void everyContrastIsAsked() {
    assertEquals(
        List.of("original", "exact", "matched"), List.copyOf(ASKED.proportions().keySet()));
    assertEquals("p_positive_exact", ASKED.proportions().get("exact"));
    assertEquals("n", ASKED.abscissa());
    assertEquals("d", ASKED.scale());
  }

  /** (24) at d = 16: the limit is 0.36805, halfway to 1 is 0.684025. */
  @Test
  void hellingerIsHeldAgainstTheMiddleOfOneAndItsLimit() {
    double limit = new LinearTheory(16, 0.504621, 0).hellingerSquaredLimit();
    Height height =
        height(
            "hellinger",
            Map.of(
                "hellinger2_mean", 0.7, "hellinger2_se", 0.01, "hellinger2_limit_theory", limit));
    assertEquals(0.7 - 0.684025, height.value(), 1e-5);
    assertEquals(0.01, height.error());
  }

  @Test
  void klIsHeldAgainstTwiceItsLimitInLogarithms() {
    Map<String, Object> row =
        Map.of(
            "kl_generated_true_mean", 6.0,
            "kl_generated_true_se", 0.3,
            "kl_generated_true_limit_theory", 1.5);
    assertEquals(Math.log(2), height("kl", row).value(), 1e-15);
    assertEquals(0.05, height("kl", row).error(), 1e-15);
  }

  @Test
  void klIsInfiniteWhereItHasNoMeanAndUnknownWithoutALimit() {
    Map<String, Object> none =
        Map.of("kl_generated_true_mean", Double.NaN, "kl_generated_true_limit_theory", 1.5);
    assertEquals(Double.POSITIVE_INFINITY, height("kl", none).value());
    assertTrue(Double.isNaN(height("kl", Map.of("kl_generated_true_mean", 2.0)).value()));
    assertTrue(Double.isNaN(height("kl", Map.of()).value()));
  }
}
