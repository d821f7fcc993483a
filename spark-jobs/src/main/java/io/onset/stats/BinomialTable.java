package io.onset.stats;

import java.util.Arrays;

/**
 * Binomial variates by inversion, from a table of the distribution function: a search a variate.
 * What is beyond the table, further than ten standard deviations and ten from the mode, has a
 * probability below 1e-20. The bits are those of {@code + - * /}, and the table is made by the
 * ratio of neighbouring probabilities.
 */
final class BinomialTable {

  private final long first;
  private final double[] cumulated;

  /** The distribution of the successes of n trials, each with probability p. */
  BinomialTable(long n, double p) {
    long mode = Math.min(n, (long) ((n + 1) * p));
    long reach = (long) (10 * Math.sqrt(n * p * (1 - p))) + 10;
    first = Math.max(0, mode - reach);
    cumulated = new double[(int) (Math.min(n, mode + reach) - first + 1)];
    int middle = (int) (mode - first);
    cumulated[middle] = 1;
    for (int i = middle; i > 0; i--) {
      cumulated[i - 1] = cumulated[i] * (first + i) / (n - first - i + 1) * ((1 - p) / p);
    }
    for (int i = middle + 1; i < cumulated.length; i++) {
      cumulated[i] = cumulated[i - 1] * (n - first - i + 1) / (first + i) * (p / (1 - p));
    }
    for (int i = 1; i < cumulated.length; i++) {
      cumulated[i] += cumulated[i - 1];
    }
  }

  /** The variate of a uniform number. */
  long inverse(double uniform) {
    double target = uniform * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, target);
    return first + Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
  }
}
