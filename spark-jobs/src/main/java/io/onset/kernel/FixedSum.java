package io.onset.kernel;

/**
 * Sums in one order: eight lanes, lane l over the indices congruent to l modulo 8 in ascending
 * order, then ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)). Eight doubles are the widest vector there
 * is, so the same order serves vectors of any width.
 */
public final class FixedSum {

  private static final int LANES = 8;

  private FixedSum() {}

  /** The sum of the values at from .. to - 1; lanes count from {@code from}. */
  public static double of(double[] values, int from, int to) {
    double[] lane = new double[LANES];
    int whole = to - (to - from) % LANES;
    for (int i = from; i < whole; i += LANES) {
      for (int l = 0; l < LANES; l++) {
        lane[l] += values[i + l];
      }
    }
    for (int i = whole; i < to; i++) {
      lane[i - whole] += values[i];
    }
    return ((lane[0] + lane[1]) + (lane[2] + lane[3]))
        + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
  }
}
