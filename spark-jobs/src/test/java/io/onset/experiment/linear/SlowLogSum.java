package io.onset.experiment.linear;

/** A sum of positive numbers, given and returned as logarithms; the empty sum is -inf. */
final class SlowLogSum {

  private double largest = Double.NEGATIVE_INFINITY;
  private double scaled;

  void add(double log) {
    if (log > largest) {
      scaled = scaled * StrictMath.exp(largest - log) + 1;
      largest = log;
    } else if (log > Double.NEGATIVE_INFINITY) {
      scaled += StrictMath.exp(log - largest);
    }
  }

  double log() {
    return largest + StrictMath.log(scaled);
  }
}
