package io.onset.experiment.linear;

/**
 * Theory of the fitted gain at a finite training set: exact expectations (25), (26) and the curve
 * (29) of E KL(G||rho). For the plain least-squares fit only (no ridge, C = sigma_X^2 theta1
 * theta1^T).
 *
 * <p>Units: lengths in sigma, noisy points in a sigma. Then a = sigma = 1 and everything is a
 * function of q: {@code D = (1-q)/q}, {@code tau^2 = 1 + D = 1/q}, {@code c = 1/tau^2 = q}, {@code
 * s^2 = D/tau^2 = 1-q}, and the gain below is {@code a theta1}. With {@code W = x^T x ~
 * Wishart_d(K, tau^2 I)}, {@code K = n-1}: {@code theta1 = c I + s Gamma W^(-1/2)}, Gamma standard
 * normal and independent of W (23).
 *
 * @param dimension d, at least 1
 * @param squaredCorrelation q of (10), above 0 and at most 1
 * @param trainSize n, at least 2
 */
public record FiniteSample(int dimension, double squaredCorrelation, long trainSize) {

  /** The one-loop term of (29) is left out for {@code d/q <= K < 1.1 d/q}: it diverges at d/q. */
  static final double ONE_LOOP_FROM = 1.1;

  /** Validates. */
  public FiniteSample {
    if (dimension < 1 || trainSize < 2) {
      throw new IllegalArgumentException(
          "dimension must be >= 1, trainSize >= 2, got " + dimension + ", " + trainSize);
    }
    if (!(squaredCorrelation > 0 && squaredCorrelation <= 1)) {
      throw new IllegalArgumentException(
          "squaredCorrelation must be > 0 and <= 1, got " + squaredCorrelation);
    }
  }

  /**
   * (25): {@code E tr theta1 theta1^T = q^2 d + q (1-q) d^2/(n-d-2)}. Infinite for {@code d <= n <=
   * d+2}, NaN for n &lt; d, where the fit has not full rank and the formula does not hold.
   */
  public double expectedGainTrace() {
    double q = squaredCorrelation;
    double d = dimension;
    return ifMomentsExist(q * q * d + q * (1 - q) * d * d / (trainSize - d - 2));
  }

  /**
   * (26) in the units above, infinite and NaN as {@link #expectedGainTrace}:
   *
   * <pre>
   * E tr C = (1/n) { q^3 K d + q^2 (1-q) [ d (K d - 2)/(K-d-1) + d^2 + 4 ] + (1-q)^2 (d^2 + 2) w
   *                  + (1-q)(K-d) d [ q^2 + (1-q) w ] } + ((1-q)/q) E tr theta1 theta1^T,
   * w = E tr W^-1 = q d/(K-d-1).
   * </pre>
   */
  public double expectedCovarianceTrace() {
    double q = squaredCorrelation;
    double p = 1 - q;
    double d = dimension;
    double k = degrees();
    double w = q * d / (k - d - 1);
    double linear = q * q * q * k * d;
    double mixed = q * q * p * (d * (k * d - 2) / (k - d - 1) + d * d + 4);
    double quadratic = p * p * (d * d + 2) * w;
    double residual = p * (k - d) * d * (q * q + p * w);
    double bySpread = (linear + mixed + quadratic + residual) / trainSize;
    return ifMomentsExist(bySpread + noise() * expectedGainTrace());
  }

  /** (26): {@code E|m-mu|^2 = (d + ((1-q)/q) E tr theta1 theta1^T)/n}, infinite and NaN as it. */
  public double expectedMeanSquare() {
    return (dimension + noise() * expectedGainTrace()) / trainSize;
  }

  /**
   * (29): E KL(G||rho) in nats, our own large-d derivation.
   *
   * <pre>
   * (1/2) { E tr C + E|m-mu|^2 - d - d log(tau^2 - 1/n) + q^2/n - log det theta1 theta1^T }
   * </pre>
   *
   * with exact first two terms and the large-d logarithm of the determinant of {@link
   * #logDeterminant}, plus {@link #oneLoop} from {@code K >= 1.1 d/q}. A curve to look at, not an
   * oracle: at {@code K = 1.1 d/q} it steps by half the one-loop term. NaN for {@code n <= d+2},
   * where the expectation is infinite.
   */
  public double klGeneratedTrue() {
    if (trainSize <= dimension + 2L) {
      return Double.NaN;
    }
    boolean far = degrees() >= ONE_LOOP_FROM * dimension / squaredCorrelation;
    return far ? klLeading() - 0.5 * oneLoop() : klLeading();
  }

  /** (29) without the one-loop term. */
  double klLeading() {
    double d = dimension;
    double q = squaredCorrelation;
    double logSpread = d * StrictMath.log(spread()) - q * q / trainSize;
    double trace = expectedCovarianceTrace() + expectedMeanSquare();
    return 0.5 * (trace - d - logSpread - logDeterminant());
  }

  /**
   * Leading order in d of log det theta1 theta1^T for {@code K > d}:
   *
   * <pre>
   * K &gt;= d/q:     2 d log q
   * d &lt; K &lt; d/q:  d log( q (1-q) d/(K-d) ) - K log( (1-q) K/(K-d) )
   * </pre>
   *
   * continuous at d/q; above it the determinant has the value of the population gain.
   */
  double logDeterminant() {
    double q = squaredCorrelation;
    double d = dimension;
    double k = degrees();
    if (k >= d / q) {
      return 2 * d * StrictMath.log(q);
    }
    double free = k - d;
    return d * StrictMath.log(q * (1 - q) * d / free) - k * StrictMath.log((1 - q) * k / free);
  }

  /** {@code log(1-t)}, {@code t = ((1-q)/q) d/(K-d)}: the next order above K = d/q. */
  double oneLoop() {
    return StrictMath.log1p(-noise() * dimension / (degrees() - dimension));
  }

  /** {@code tau^2 - 1/n}, the expectation of sigma_X^2. */
  double spread() {
    return 1 / squaredCorrelation - 1.0 / trainSize;
  }

  /** K = n - 1. */
  double degrees() {
    return trainSize - 1.0;
  }

  private double noise() {
    return (1 - squaredCorrelation) / squaredCorrelation;
  }

  private double ifMomentsExist(double value) {
    if (trainSize > dimension + 2L) {
      return value;
    }
    return trainSize >= dimension ? Double.POSITIVE_INFINITY : Double.NaN;
  }
}
