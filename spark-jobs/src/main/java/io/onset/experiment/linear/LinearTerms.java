package io.onset.experiment.linear;

import io.onset.distance.SignedLog;

/**
 * The terms of (18), (19) and (28) of one trial and cell as natural logs in units of kappa, and the
 * sums that are made of them. A term that no asked-for contrast needs is NaN, and the sums over it
 * may not be asked for.
 *
 * @param gg (14); infinite for a singular law
 * @param training terms of the training set, width eps_T
 * @param original terms of the original set, width eps_O
 * @param matched terms of the matched set, width eps_T
 * @param crossExact (27) at eps = 0
 */
record LinearTerms(
    double gg, SetTerms training, SetTerms original, SetTerms matched, double crossExact) {

  /**
   * The terms of one set of points.
   *
   * @param cross (15)
   * @param off (17)
   * @param diagonal (16); exactly 0 for the caption's width
   */
  record SetTerms(double cross, double off, double diagonal) {
    /** A set that is not asked for. */
    static final SetTerms NONE = new SetTerms(Double.NaN, Double.NaN, Double.NaN);
  }

  /** Delta against the original set (19). */
  SignedLog deltaOriginal() {
    return delta(original);
  }

  /** Delta against the matched set: (19) with n fresh points of the training set's width. */
  SignedLog deltaMatched() {
    return delta(matched);
  }

  /** Delta against the true law (28): off_T - 2 cross_T + 2 cross_rho + diag_T - 1. */
  SignedLog deltaExact() {
    SetTerms t = training;
    return t.diagonal == 0
        ? SignedLog.sum(1, t.off, -2, t.cross, 2, crossExact)
        : SignedLog.sum(1, t.off, -2, t.cross, 2, crossExact, 1, t.diagonal, -1, 0);
  }

  /** E_TG (18). */
  SignedLog errorTraining() {
    return error(training);
  }

  /** E_OG (18). */
  SignedLog errorOriginal() {
    return error(original);
  }

  /**
   * (off_T - off) - 2 (cross_T - cross) + (diag_T - diag): like terms meet first, so that a set
   * against itself is a tie; equal diagonals cancel exactly.
   */
  private SignedLog delta(SetTerms other) {
    SetTerms t = training;
    return t.diagonal == other.diagonal
        ? SignedLog.sum(1, t.off, -1, other.off, -2, t.cross, 2, other.cross)
        : SignedLog.sum(
            1,
            t.off,
            -1,
            other.off,
            -2,
            t.cross,
            2,
            other.cross,
            1,
            t.diagonal,
            -1,
            other.diagonal);
  }

  /** gg - 2 cross + diag + off. */
  private SignedLog error(SetTerms set) {
    return SignedLog.sum(1, gg, -2, set.cross, 1, set.diagonal, 1, set.off);
  }
}
