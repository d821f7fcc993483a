package io.onset;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Statistical assertions with a stated failure probability. A correct program fails one with
 * probability 1e-6 (for a seed not chosen by looking), and a bias of 8 standard errors is found
 * with probability 0.999: 8 - 4.892 = 3.108, and P(Z &gt; -3.108) = 0.999.
 */
public final class StatAssert {

  /** P(|Z| &gt; 4.892) = 1e-6 for a standard normal Z. */
  public static final double Z = 4.892;

  private StatAssert() {}

  /**
   * Fails unless |sampleMean - expected| &lt;= 4.892 sd / sqrt(n).
   *
   * @param sampleMean mean of n independent, or at least uncorrelated, values
   * @param expected what it estimates
   * @param sd standard deviation of one value, known and not estimated
   * @param n how many; enough for the mean to be near normal
   */
  public static void meanWithin(double sampleMean, double expected, double sd, long n) {
    double errors = (sampleMean - expected) / (sd / Math.sqrt(n));
    assertTrue(
        Math.abs(errors) <= Z,
        () ->
            "mean of %d is %s, expected %s: %.2f errors off"
                .formatted(n, sampleMean, expected, errors));
  }
}
