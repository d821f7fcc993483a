package io.onset.diffusion;

/**
 * The forward process X = e^-T Y + sqrt(D) Z with D = lambda (1 - e^-2T), on data Y ~ N(mu, sigma^2
 * I) (1).
 *
 * <p><b>Standard units.</b> Everywhere below this class lengths are measured in sigma from mu, and
 * X in e^-T sigma from e^-T mu: y = (Y - mu)/sigma, x = (X - e^-T mu)/(e^-T sigma) = y + r z. mu,
 * sigma, T and lambda then enter through {@link #noiseRatio} alone, r = sqrt(D)/(e^-T sigma), which
 * is the invariance (10): q = 1/(1 + r^2). L2 terms are in units of kappa = (4 pi sigma^2)^(-d/2).
 *
 * @param standardDeviation sigma &gt; 0
 * @param forwardTime T &gt; 0
 * @param noiseScale lambda &gt; 0
 */
public record ForwardProcess(double standardDeviation, double forwardTime, double noiseScale)
    implements java.io.Serializable {

  /** r^2 = D/(e^-2T sigma^2) = lambda (e^2T - 1)/sigma^2. */
  public double noiseRatioSquared() {
    double variance = standardDeviation * standardDeviation;
    return noiseScale * StrictMath.expm1(2 * forwardTime) / variance;
  }

  /** r, the noise's standard deviation over the signal's. */
  public double noiseRatio() {
    return Math.sqrt(noiseRatioSquared());
  }

  /** q = 1/(1 + r^2), the squared correlation of Y_i and X_i (10). */
  public double squaredCorrelation() {
    return 1 / (1 + noiseRatioSquared());
  }
}
