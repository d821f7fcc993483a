package io.onset.experiment.linear;

import io.onset.distance.SignedLog;

/**
 * A Gaussian kernel density {@code (1/n) sum_k N(Y_k, eps^2 I)} of n fresh points of {@code N(mu 1,
 * I)}: expectations of its squared L2 norm {@code diag + off}, (16) and (17), over the points.
 *
 * <p>Lengths in units of sigma, squared L2 norms in units of {@code (4 pi sigma^2)^(-d/2)},
 * everything as a natural logarithm since {@code (1 + eps^2)^(-d/2)} leaves the range of a double
 * from d of a thousand or two.
 *
 * @param dimension d
 * @param points n
 * @param squaredWidth eps^2
 * @param logDiagonal log of diag = eps^-d / n; {@link #caption} knows it to be exactly 0
 */
public record KernelDensity(int dimension, long points, double squaredWidth, double logDiagonal) {

  /** Validates: dimension and points of at least 1, a positive finite width. */
  public KernelDensity {
    if (dimension < 1 || points < 1) {
      throw new IllegalArgumentException(
          "dimension and points must be >= 1, got " + dimension + ", " + points);
    }
    if (!(squaredWidth > 0 && Double.isFinite(squaredWidth))) {
      throw new IllegalArgumentException("squaredWidth must be > 0, got " + squaredWidth);
    }
  }

  /** The kernel width of (5), {@code eps = n^(-1/d)}, at which diag is 1 whatever n. */
  public static KernelDensity caption(int dimension, long points) {
    double squaredWidth = StrictMath.exp(-2 * StrictMath.log(points) / dimension);
    return new KernelDensity(dimension, points, squaredWidth, 0);
  }

  /** Any width. */
  public static KernelDensity of(int dimension, long points, double squaredWidth) {
    double logDiagonal = -StrictMath.log(points) - 0.5 * dimension * StrictMath.log(squaredWidth);
    return new KernelDensity(dimension, points, squaredWidth, logDiagonal);
  }

  /** (27): log E off, {@code E off = (1 - 1/n) (1 + eps^2)^(-d/2)}; -infinity for n = 1. */
  public double logExpectedOff() {
    return StrictMath.log1p(-1.0 / points) - 0.5 * dimension * StrictMath.log1p(squaredWidth);
  }

  /**
   * (27): log Var off; -infinity for n = 1.
   *
   * <p>With {@code r = 1/eps^2}, both of (27)'s {@code z1, z2} divided by {@code (1+r)^-d} are
   * {@code g = e^h - 1} without cancellation:
   *
   * <pre>
   * Var off = (E off)^2 (2/(n(n-1))) (2(n-2) g1 + g2)
   * h1 = (d/2) log( (1+r)^2/(1 + 2r + 3r^2/4) ),  h2 = (d/2) log( (1+r)^2/(1 + 2r) ),
   * </pre>
   *
   * since {@code (1+r/2)^2 (1 + 2r/(2+r)) = 1 + 2r + 3r^2/4}.
   */
  public double logVarianceOff() {
    if (points == 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double n = points;
    double r = 1 / squaredWidth;
    double shared = logExcess(0.25 * r / (1 / r + 2 + 0.75 * r));
    double own = logExcess(r / (1 / r + 2));
    double pairs = SignedLog.logOfSum(StrictMath.log(2 * (n - 2)) + shared, own);
    return 2 * logExpectedOff() + StrictMath.log(2 / (n * (n - 1))) + pairs;
  }

  /** {@code log(e^h - 1)} of {@code h = (d/2) log(1 + x)}. */
  private double logExcess(double x) {
    return SignedLog.difference(0.5 * dimension * StrictMath.log1p(x), 0).log();
  }
}
