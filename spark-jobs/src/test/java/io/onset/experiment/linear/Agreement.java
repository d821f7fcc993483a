package io.onset.experiment.linear;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far an observation is from an oracle's, field by field: logs absolutely, divergences relative
 * to themselves where above one, each Delta relative to the largest of its terms. Equal infinities
 * are 0 apart, another rank is infinitely far; so is a Delta of the wrong sign, unless the oracle's
 * own is within 1e-9 of its largest term.
 *
 * @param errors error by field
 */
record Agreement(Map<String, Double> errors) {

  private static final double UNDECIDED = 1e-9;

  static Agreement of(SlowObservation expected, LinearObservation actual) {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("rank", expected.rank() == actual.rank() ? 0 : Double.POSITIVE_INFINITY);
    errors.put("gg", apart(expected.logGg(), actual.logGg()));
    errors.put("cross T", apart(expected.logCrossTraining(), actual.logCrossTraining()));
    errors.put("cross O", apart(expected.logCrossOriginal(), actual.logCrossOriginal()));
    errors.put("cross rho", apart(expected.logCrossExact(), actual.logCrossExact()));
    errors.put("cross M", apart(expected.logCrossMatched(), actual.logCrossMatched()));
    errors.put("off T", apart(expected.logOffTraining(), actual.logOffTraining()));
    errors.put("off O", apart(expected.logOffOriginal(), actual.logOffOriginal()));
    errors.put("off M", apart(expected.logOffMatched(), actual.logOffMatched()));
    errors.put("E_TG", apart(expected.logETraining(), actual.logETg()));
    errors.put("E_OG", apart(expected.logEOriginal(), actual.logEOg()));
    errors.put("affinity", apart(expected.logAffinity(), actual.logAffinity()));
    errors.put("KL(G,rho)", relative(expected.klGeneratedTruth(), actual.klGeneratedTrue()));
    errors.put("KL(rho,G)", relative(expected.klTruthGenerated(), actual.klTrueGenerated()));
    putDeltas(errors, expected, actual);
    return new Agreement(errors);
  }

  private static void putDeltas(
      Map<String, Double> errors, SlowObservation expected, LinearObservation actual) {
    double training = largest(expected.logOffTraining(), expected.logCrossTraining());
    double original = largest(expected.logOffOriginal(), expected.logCrossOriginal());
    double matched = largest(expected.logOffMatched(), expected.logCrossMatched());
    double exact = 2 * StrictMath.exp(expected.logCrossExact());
    double diagonal = StrictMath.exp(Math.max(expected.logDiag(), expected.logDiagOriginal()));
    boolean equal = Math.abs(expected.logDiag() - expected.logDiagOriginal()) < 1e-60;
    double t = equal ? training : Math.max(training, diagonal);
    double value = value(actual.deltaSignOriginal(), actual.logAbsDeltaOriginal());
    errors.put("delta O", delta(expected.deltaOriginal(), value, Math.max(t, original)));
    value = value(actual.deltaSignExact(), actual.logAbsDeltaExact());
    errors.put("delta rho", delta(expected.deltaExact(), value, Math.max(t, exact)));
    value = value(actual.deltaSignMatched(), actual.logAbsDeltaMatched());
    errors.put("delta M", delta(expected.deltaMatched(), value, Math.max(training, matched)));
  }

  private static double delta(double expected, double actual, double scale) {
    boolean decided = Math.abs(expected) > UNDECIDED * scale;
    return decided && expected * actual <= 0
        ? Double.POSITIVE_INFINITY
        : Math.abs(expected - actual) / scale;
  }

  private static double value(int sign, double log) {
    return sign * StrictMath.exp(log);
  }

  private static double largest(double logOff, double logCross) {
    return Math.max(StrictMath.exp(logOff), 2 * StrictMath.exp(logCross));
  }

  private static double apart(double expected, double actual) {
    return expected == actual ? 0 : Math.abs(expected - actual);
  }

  private static double relative(double expected, double actual) {
    return apart(expected, actual) / (Double.isInfinite(expected) ? 1 : Math.max(1, expected));
  }

  /** The largest error; infinite where one is not a number. */
  double worst() {
    return errors.values().stream()
        .mapToDouble(e -> Double.isNaN(e) ? Double.POSITIVE_INFINITY : e)
        .max()
        .orElseThrow();
  }
}
