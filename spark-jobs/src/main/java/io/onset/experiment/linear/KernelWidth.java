package io.onset.experiment.linear;

/**
 * The width eps of the Gaussian kernel on a set of n points of R^d, in units of the population's
 * standard deviation sigma.
 */
public enum KernelWidth {
  /** eps = sigma n^(-1/d), the caption of [Halder, fig. 3] (5). */
  CAPTION("caption") {
    @Override
    double squared(long n, int d) {
      return StrictMath.pow(n, -2.0 / d);
    }

    @Override
    double logDiagonal(long n, int d) {
      return 0;
    }
  },
  /** eps^2 = sigma^2 log(1 + 1/(n^(2/d) - 1)), [Halder, eqs. 9 and 10] (7); n &gt;= 2. */
  MIXING_TIME("mixing-time") {
    @Override
    double squared(long n, int d) {
      return StrictMath.log1p(1 / StrictMath.expm1(2.0 / d * StrictMath.log(n)));
    }
  },
  /** eps = (4/(d + 2))^(1/(d+4)) sigma n^(-1/(d+4)), the normal reference rule, eq. 11 (7). */
  NORMAL_REFERENCE("normal-reference") {
    @Override
    double squared(long n, int d) {
      return StrictMath.pow(4.0 / (d + 2) / n, 2.0 / (d + 4));
    }
  };

  private final String word;

  KernelWidth(String word) {
    this.word = word;
  }

  /** The word for it in a sweep file. */
  public String word() {
    return word;
  }

  /** The width that {@code word} names. */
  public static KernelWidth of(String word) {
    for (KernelWidth width : values()) {
      if (width.word.equals(word)) {
        return width;
      }
    }
    throw new IllegalArgumentException("no kernel width " + word);
  }

  /** eps^2/sigma^2 of a set of n &gt;= 2 points. */
  abstract double squared(long n, int d);

  /** log of (16), (1/n)(eps/sigma)^-d: exactly 0 for the caption's width. */
  double logDiagonal(long n, int d) {
    return -StrictMath.log(n) - 0.5 * d * StrictMath.log(squared(n, d));
  }
}
