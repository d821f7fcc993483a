package io.onset.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether two proportions are of one probability: Fisher's exact test.
 *
 * <p>Given how many of all trials succeeded, the successes of the first sample are hypergeometric.
 * The p-value is twice the smaller tail, at most 1: conservative, and without a tie to break.
 *
 * <p>Source: Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), section 21.02; of
 * the two-sided forms Yates, JRSS A 147 (1984) 426-463, argues for this one.
 */
public final class FisherTest {

  private FisherTest() {}

  /**
   * A sample.
   *
   * @param successes from 0 to {@code trials}
   * @param trials at least 0
   */
  public record Sample(long successes, long trials) {
    public Sample {
      if (successes < 0 || successes > trials) {
        throw new IllegalArgumentException(
            "successes must be from 0 to trials, got " + successes + " of " + trials);
      }
    }

    private Sample half() {
      return new Sample(successes / 2, successes / 2 + (trials - successes) / 2);
    }
  }

  /**
   * The p-value; 1 where a sample is empty. Of 2^31 trials and more every other one counts, until
   * they are fewer: that is conservative, too.
   */
  public static double pValue(Sample first, Sample second) {
    long trials = first.trials + second.trials;
    if (trials > Integer.MAX_VALUE) {
      return pValue(first.half(), second.half());
    }
    int total = (int) trials;
    int successes = (int) (first.successes + second.successes);
    HypergeometricDistribution law =
        HypergeometricDistribution.of(Math.max(1, total), successes, (int) first.trials);
    int seen = (int) first.successes;
    double log = law.logProbability(seen);
    double below = tail(law, seen, -1);
    double above = tail(law, seen, 1);
    return Math.min(1, 2 * StrictMath.exp(log + StrictMath.log(Math.min(below, above))));
  }

  /** The sum of the probabilities from {@code seen} on, over the first. */
  private static double tail(HypergeometricDistribution law, int seen, int step) {
    double sum = 1;
    double term = 1;
    int end = step < 0 ? law.getSupportLowerBound() : law.getSupportUpperBound();
    for (int k = seen; k != end && term > 1e-17 * sum; k += step) {
      term *= step < 0 ? 1 / ratio(law, k - 1) : ratio(law, k);
      sum += term;
    }
    return sum;
  }

  /** The probability of k + 1 over that of k. */
  private static double ratio(HypergeometricDistribution law, int k) {
    double white = law.getNumberOfSuccesses();
    double black = law.getPopulationSize() - white;
    double drawn = law.getSampleSize();
    return (white - k) * (drawn - k) / ((k + 1) * (black - drawn + k + 1));
  }
}
