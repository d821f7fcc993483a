package io.onset.experiment.linear;

import io.onset.distance.SignedLog;
import java.io.Serializable;

/**
 * What theory predicts for the one-step linear denoiser, as curves to draw beside the simulation:
 * the limit of infinitely many training points (24), (31), and at finite n the deterministic
 * equivalent (30) and the KL curve (29).
 *
 * <p>Units: lengths in sigma with the origin at mu, noisy points in a sigma, squared L2 norms in
 * {@code (4 pi sigma^2)^(-d/2)}; then (10) q is the only physical parameter, see {@link
 * FiniteSample}. The fit with ridge r adds {@code r n tau^2 I} to {@code x^T x ~ n tau^2 I}, so
 * that for n to infinity the gain tends to {@code c/(1+r) I} and the generated law to {@code N(0, v
 * I)},
 *
 * <pre>v = tau^2 c^2/(1+r)^2 = q/(1+r)^2.</pre>
 *
 * <p>Logarithms are natural, divergences in nats. Everything is computed with {@link StrictMath}:
 * the same bits on every JDK.
 *
 * @param dimension d, at least 1
 * @param squaredCorrelation q, above 0 and at most 1
 * @param ridge r, at least 0; predictions at finite n exist for 0 only
 */
public record LinearTheory(int dimension, double squaredCorrelation, double ridge)
    implements Serializable {

  /** Validates. */
  public LinearTheory {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be >= 1, got " + dimension);
    }
    if (!(squaredCorrelation > 0 && squaredCorrelation <= 1)) {
      throw new IllegalArgumentException(
          "squaredCorrelation must be > 0 and <= 1, got " + squaredCorrelation);
    }
    if (!(ridge >= 0 && Double.isFinite(ridge))) {
      throw new IllegalArgumentException("ridge must be >= 0, got " + ridge);
    }
  }

  /** v, the limit of the generated variance in every direction. */
  public double generatedVarianceLimit() {
    return squaredCorrelation / ((1 + ridge) * (1 + ridge));
  }

  /** (24): {@code log(1-H^2) = (d/2) log(2 sqrt(v)/(1+v))}. */
  public double logAffinityLimit() {
    double v = generatedVarianceLimit();
    return halfDimension() * (StrictMath.log(2) + 0.5 * logVariance() - StrictMath.log1p(v));
  }

  /** (24): {@code 1-H^2}; 0 where it underflows. */
  public double affinityLimit() {
    return StrictMath.exp(logAffinityLimit());
  }

  /** (24): {@code H^2}; 1 where {@link #affinityLimit} is below half a unit in the last place. */
  public double hellingerSquaredLimit() {
    return -StrictMath.expm1(logAffinityLimit());
  }

  /** (24): {@code KL(G||rho) = (d/2)(v - 1 - log v)}. */
  public double klGeneratedTrueLimit() {
    return halfDimension() * (generatedVarianceLimit() - 1 - logVariance());
  }

  /** (24): {@code KL(rho||G) = (d/2)(1/v - 1 + log v)}. */
  public double klTrueGeneratedLimit() {
    return halfDimension() * (1 / generatedVarianceLimit() - 1 + logVariance());
  }

  /** (24): {@code log <G,G> = -(d/2) log v}. */
  public double logGgLimit() {
    return -halfDimension() * logVariance();
  }

  /**
   * (27) for the limit law: {@code log E <rho_O,G> = -(d/2) log((1+v+eps^2)/2)}; 0 for eps^2 gives
   * the original itself.
   */
  public double logExpectedCrossLimit(double squaredWidth) {
    double sum = 1 + generatedVarianceLimit() + squaredWidth;
    return -halfDimension() * StrictMath.log(0.5 * sum);
  }

  /**
   * (31): log |Delta| against the original's kernel density, G at its limit, both off terms and
   * both cross terms at their expectations without 1/n:
   *
   * <pre>
   * Delta = f(eps_T^2) - f(eps_O^2) + diag_T - diag_O,  f(e) = (1+e)^(-d/2) - 2 ((1+v+e)/2)^(-d/2)
   * </pre>
   *
   * as one signed sum in logarithms, the differences of like terms first: -infinity exactly where
   * the two widths and the two diagonals are equal. Positive for eps_T &gt; eps_O at equal
   * diagonals and v not above 1 (every v &lt; 1 makes the cross term fall faster than the off
   * term).
   *
   * @param training the training set's density, in this dimension
   * @param original the original set's density, in this dimension
   */
  public double logAbsDeltaOriginal(KernelDensity training, KernelDensity original) {
    SignedLog off = SignedLog.difference(logOff(training), logOff(original));
    SignedLog cross =
        SignedLog.difference(
            logExpectedCrossLimit(training.squaredWidth()),
            logExpectedCrossLimit(original.squaredWidth()));
    SignedLog diagonal = SignedLog.difference(training.logDiagonal(), original.logDiagonal());
    return off.plus(cross.negatedTimes(StrictMath.log(2))).plus(diagonal).log();
  }

  /** (30): log(1-H^2) at trainSize n; NaN for {@code n - 1 <= d} and for a ridge. */
  public double logAffinity(long trainSize) {
    if (ridge > 0 || trainSize - 1 <= dimension) {
      return Double.NaN;
    }
    return DeterministicEquivalent.of(sample(trainSize)).logAffinity();
  }

  /** (30): 1-H^2 at trainSize n; NaN as {@link #logAffinity}. */
  public double affinity(long trainSize) {
    return StrictMath.exp(logAffinity(trainSize));
  }

  /** (29): E KL(G||rho) at trainSize n; NaN for {@code n <= d+2} and for a ridge. */
  public double klGeneratedTrue(long trainSize) {
    return ridge > 0 || trainSize <= dimension + 2L
        ? Double.NaN
        : sample(trainSize).klGeneratedTrue();
  }

  private FiniteSample sample(long trainSize) {
    return new FiniteSample(dimension, squaredCorrelation, trainSize);
  }

  private double logOff(KernelDensity density) {
    return -halfDimension() * StrictMath.log1p(density.squaredWidth());
  }

  private double logVariance() {
    return StrictMath.log(squaredCorrelation) - 2 * StrictMath.log1p(ridge);
  }

  private double halfDimension() {
    return 0.5 * dimension;
  }
}
