package io.onset.experiment.linear;

/**
 * Averages over the Marchenko-Pastur law: the limit of the eigenvalues {@code x} of {@code W/K}
 * with {@code W ~ Wishart_d(K, I)}, {@code d/K = ratio}, whose mean is 1.
 *
 * <p>No quadrature: {@code S(w) = <1/(x+w)>} solves {@code ratio w S^2 + (w + 1 - ratio) S = 1}
 * (its positive root is written without cancellation), and {@code <log(x+w)>} is its integral over
 * w. Relative error a few units in the last place times {@code 1/(1 - ratio)}. [Tulino and Verdu
 * 2004, Random Matrix Theory and Wireless Communications, section 2.2.2]
 *
 * @param ratio d/K, above 0 and below 1
 */
record MarchenkoPastur(double ratio) {

  MarchenkoPastur {
    if (!(ratio > 0 && ratio < 1)) {
      throw new IllegalArgumentException("ratio must be > 0 and < 1, got " + ratio);
    }
  }

  /** {@code S(w) = <1/(x+w)>} for {@code shift = w >= 0}; {@code S(0) = 1/(1 - ratio)}. */
  double meanInverse(double shift) {
    double b = shift + (1 - ratio);
    return 2 / (b + Math.sqrt(b * b + 4 * ratio * shift));
  }

  /** {@code <x/(x+w)> = 1 - w S(w)}, computed as {@code S/(1 + ratio S)}. */
  double meanShare(double shift) {
    double inverse = meanInverse(shift);
    return inverse / (1 + ratio * inverse);
  }

  /**
   * {@code <log(x+w)> = log(w + g) + log(1 + ratio S)/ratio - S g} with {@code g = 1/(1 + ratio
   * S)}. As a function of (w, S, g) the right side is stationary in S and in g, so its derivative
   * in w is {@code 1/(w+g) = S}; it tends to {@code log w} for large w.
   */
  double meanLog(double shift) {
    double inverse = meanInverse(shift);
    double g = 1 / (1 + ratio * inverse);
    return StrictMath.log(shift + g) + StrictMath.log1p(ratio * inverse) / ratio - inverse * g;
  }
}
