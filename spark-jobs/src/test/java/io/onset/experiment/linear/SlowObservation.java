package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What one trial gives, every L2 term in units of kappa = (4 pi sigma^2)^{-d/2}; the numbers in
 * brackets are those of the specification.
 *
 * @param rank rank of theta1, min(n - 1, d)
 * @param logGg log of (14); +inf when the rank is below d
 * @param logCrossTraining log of (15) with the training set
 * @param logCrossOriginal log of (15) with the original set
 * @param logCrossExact log of (27) at eps = 0, the original replaced by rho
 * @param logCrossMatched log of (15) with the matched set and the training width
 * @param logOffTraining log of (17); -inf for one point
 * @param logOffOriginal log of (17) with the original set and its width
 * @param logOffMatched log of (17) with the matched set and the training width
 * @param logDiag log of (16) of the training set
 * @param logDiagOriginal log of (16) of the original set
 * @param deltaOriginal (19), diagonal terms included
 * @param deltaExact (28)
 * @param deltaMatched (19) with the matched set and the training width
 * @param logETraining log of (18) for the training set; +inf when the rank is below d
 * @param logEOriginal log of (18) for the original set; +inf when the rank is below d
 * @param logAffinity log(1 - H^2) of (11); -inf when the rank is below d
 * @param klGeneratedTruth KL(G||rho), (13); +inf when the rank is below d
 * @param klTruthGenerated KL(rho||G), (12); +inf when the rank is below d
 */
record SlowObservation(
    int rank,
    double logGg,
    double logCrossTraining,
    double logCrossOriginal,
    double logCrossExact,
    double logCrossMatched,
    double logOffTraining,
    double logOffOriginal,
    double logOffMatched,
    double logDiag,
    double logDiagOriginal,
    double deltaOriginal,
    double deltaExact,
    double deltaMatched,
    double logETraining,
    double logEOriginal,
    double logAffinity,
    double klGeneratedTruth,
    double klTruthGenerated) {

  /** Logs relative to max(1, |log|), KLs to themselves, Delta to its largest term: 11 digits. */
  static final double CLOSE = 3e-12;

  /** Asserts that every field agrees to {@link #CLOSE}; infinities and the rank exactly. */
  static void assertAgree(SlowObservation expected, SlowObservation actual) {
    assertEquals(expected.rank(), actual.rank());
    assertLog(expected.logGg(), actual.logGg());
    assertLog(expected.logCrossTraining(), actual.logCrossTraining());
    assertLog(expected.logCrossOriginal(), actual.logCrossOriginal());
    assertLog(expected.logCrossExact(), actual.logCrossExact());
    assertLog(expected.logCrossMatched(), actual.logCrossMatched());
    assertLog(expected.logOffTraining(), actual.logOffTraining());
    assertLog(expected.logOffOriginal(), actual.logOffOriginal());
    assertLog(expected.logOffMatched(), actual.logOffMatched());
    assertLog(expected.logDiag(), actual.logDiag());
    assertLog(expected.logDiagOriginal(), actual.logDiagOriginal());
    assertLog(expected.logETraining(), actual.logETraining());
    assertLog(expected.logEOriginal(), actual.logEOriginal());
    assertLog(expected.logAffinity(), actual.logAffinity());
    assertRelative(expected.klGeneratedTruth(), actual.klGeneratedTruth());
    assertRelative(expected.klTruthGenerated(), actual.klTruthGenerated());
    double diagonal = diagonalTerm(expected);
    double training =
        Math.max(diagonal, largest(expected.logOffTraining(), expected.logCrossTraining()));
    double original = largest(expected.logOffOriginal(), expected.logCrossOriginal());
    double exact = largest(expected.logCrossExact(), expected.logCrossExact());
    double matched = largest(expected.logOffMatched(), expected.logCrossMatched());
    assertDelta(training + original, expected.deltaOriginal(), actual.deltaOriginal());
    assertDelta(training + exact, expected.deltaExact(), actual.deltaExact());
    assertDelta(training + matched, expected.deltaMatched(), actual.deltaMatched());
  }

  /** Of the caption's widths the diagonal cancels exactly and is no term at all. */
  private static double diagonalTerm(SlowObservation expected) {
    double diagonal = StrictMath.exp(Math.max(expected.logDiag(), expected.logDiagOriginal()));
    return Math.abs(expected.logDiag()) < 1e-60 ? 0 : diagonal;
  }

  private static double largest(double logOff, double logCross) {
    return Math.max(StrictMath.exp(logOff), 2 * StrictMath.exp(logCross));
  }

  private static void assertLog(double expected, double actual) {
    if (Double.isInfinite(expected)) {
      assertEquals(expected, actual);
    } else {
      assertEquals(expected, actual, CLOSE * Math.max(1, Math.abs(expected)));
    }
  }

  private static void assertRelative(double expected, double actual) {
    if (Double.isInfinite(expected)) {
      assertEquals(expected, actual);
    } else {
      assertEquals(expected, actual, CLOSE * Math.abs(expected));
    }
  }

  private static void assertDelta(double scale, double expected, double actual) {
    assertEquals(expected, actual, CLOSE * scale);
  }
}
