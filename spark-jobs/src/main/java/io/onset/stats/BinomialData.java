package io.onset.stats;

/**
 * Proportions against an abscissa, for a binomial regression on its logarithm.
 *
 * @param abscissae increasing, above 0; no array is modified
 * @param proportions from 0 to 1
 * @param sizes trials, or independent trials that would be as informative, above 0
 */
public record BinomialData(double[] abscissae, double[] proportions, double[] sizes) {

  /** The data of a stretch of a curve. */
  public static BinomialData of(ProportionCurve curve, int from, int to) {
    double[] abscissae = java.util.Arrays.copyOfRange(curve.abscissae(), from, to + 1);
    double[] proportions = new double[abscissae.length];
    double[] sizes = new double[abscissae.length];
    for (int i = 0; i < abscissae.length; i++) {
      proportions[i] = curve.proportion(from + i);
      sizes[i] = curve.effectiveSize(from + i);
    }
    return new BinomialData(abscissae, proportions, sizes);
  }

  /**
   * Whether a threshold separates successes from failures, but for those at the threshold itself:
   * then the likelihood grows without end with the slope, and no estimate exists. All 0 and all 1
   * are separated.
   *
   * <p>Source: Silvapulle, "On the existence of maximum likelihood estimators for the binomial
   * response models", Journal of the Royal Statistical Society B 43 (1981) 310-313.
   */
  public boolean isSeparated() {
    int firstSuccess = -1;
    int lastSuccess = -1;
    int firstFailure = -1;
    int lastFailure = -1;
    for (int i = 0; i < proportions.length; i++) {
      if (proportions[i] > 0) {
        firstSuccess = firstSuccess < 0 ? i : firstSuccess;
        lastSuccess = i;
      }
      if (proportions[i] < 1) {
        firstFailure = firstFailure < 0 ? i : firstFailure;
        lastFailure = i;
      }
    }
    boolean none = firstSuccess < 0 || firstFailure < 0;
    return none || lastFailure <= firstSuccess || lastSuccess <= firstFailure;
  }
}
