package io.onset.experiment.linear;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import io.onset.experiment.Transitions.Landmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the curves of {@code linear} are asked to cross: P(Delta &gt; 0) at 1/2; the mean of H^2
 * halfway between 1, where it is for n &lt;= d, and its limit (24); the mean of KL(G||rho) at twice
 * its limit (24), in logarithms.
 */
final class LinearTransitions {

  private LinearTransitions() {}

  static Transitions of(Set<Contrast> contrasts) {
    Map<String, String> proportions = new LinkedHashMap<>();
    contrasts.forEach(contrast -> proportions.put(contrast.word(), LinearSummary.column(contrast)));
    List<Landmark> landmarks =
        List.of(
            new Landmark(
                "hellinger",
                "the mean of H^2 is halfway between 1 and its limit for infinite n",
                LinearTransitions::hellinger),
            new Landmark(
                "kl",
                "the mean of KL(G, truth) is twice its limit for infinite n",
                LinearTransitions::kl));
    return new Transitions("n", "d", proportions, landmarks);
  }

  private static Height hellinger(CurveRow row) {
    double level = 0.5 * (1 + row.number("hellinger2_limit_theory"));
    return new Height(row.number("hellinger2_mean") - level, row.number("hellinger2_se"));
  }

  /** Infinite for n &lt;= d + 2, and hardly less where it has no standard error. */
  private static Height kl(CurveRow row) {
    double level = 2 * row.number("kl_generated_true_limit_theory");
    double mean = row.number("kl_generated_true_mean");
    if (Double.isNaN(mean)) {
      return new Height(level + Double.POSITIVE_INFINITY, Double.NaN);
    }
    return new Height(StrictMath.log(mean / level), row.number("kl_generated_true_se") / mean);
  }
}
