package io.onset.bench;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How fast one core reads doubles that it has just read before, from whichever cache or memory
 * holds as many: measured in the same run as the trials that read the original set again and again.
 * Eight independent sums in vectors hide the latency of the additions, so that the loads are all
 * that is waited for.
 */
public final class ReadRate {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SUMS = 8;
  private static final double WARM_SECONDS = 1;
  private static final double MEASURED_SECONDS = 0.5;

  private final double[] values;

  /** Keeps the loads from being left out. */
  private double sum;

  private ReadRate(int count) {
    values = new double[count];
    Arrays.fill(values, 1);
  }

  /**
   * Bytes per second of this thread: best of the passes of half a second, after a warm-up.
   *
   * @param count doubles of a pass, at least eight vectors; the rest of a division by as many is
   *     left out
   */
  public static double measure(int count) {
    if (count < SUMS * LANES) {
      throw new IllegalArgumentException("count must be >= " + SUMS * LANES + ", got " + count);
    }
    ReadRate rate = new ReadRate(count);
    rate.best(WARM_SECONDS);
    double best = rate.best(MEASURED_SECONDS);
    if (!(rate.sum > 0)) {
      throw new IllegalStateException("the sums are " + rate.sum);
    }
    return bytesPerSecond(count, best);
  }

  /** Of a pass over {@code count} doubles in so many seconds. */
  static double bytesPerSecond(int count, double seconds) {
    return (double) Double.BYTES * whole(count) / seconds;
  }

  /** Seconds of the best pass within some time. */
  private double best(double most) {
    long first = System.nanoTime();
    double best = Double.POSITIVE_INFINITY;
    long start;
    do {
      start = System.nanoTime();
      sum += sum(values);
      best = Math.min(best, (System.nanoTime() - start) * 1e-9);
    } while (start - first < most * 1e9);
    return best;
  }

  private static int whole(int count) {
    return count - count % (SUMS * LANES);
  }

  static double sum(double[] values) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    int end = whole(values.length);
    for (int i = 0; i < end; i += SUMS * LANES) {
      s0 = DoubleVector.fromArray(SPECIES, values, i).add(s0);
      s1 = DoubleVector.fromArray(SPECIES, values, i + LANES).add(s1);
      s2 = DoubleVector.fromArray(SPECIES, values, i + 2 * LANES).add(s2);
      s3 = DoubleVector.fromArray(SPECIES, values, i + 3 * LANES).add(s3);
      s4 = DoubleVector.fromArray(SPECIES, values, i + 4 * LANES).add(s4);
      s5 = DoubleVector.fromArray(SPECIES, values, i + 5 * LANES).add(s5);
      s6 = DoubleVector.fromArray(SPECIES, values, i + 6 * LANES).add(s6);
      s7 = DoubleVector.fromArray(SPECIES, values, i + 7 * LANES).add(s7);
    }
    DoubleVector low = s0.add(s1).add(s2).add(s3);
    DoubleVector high = s4.add(s5).add(s6).add(s7);
    double[] lanes = low.add(high).toArray();
    return Arrays.stream(lanes).sum();
  }

  /** Prints the rates, in GB/s, of as many doubles each as asked for. */
  public static void main(String[] arguments) {
    for (String count : arguments) {
      double rate = measure(Integer.parseInt(count)) / 1e9;
      System.out.println(count + " doubles: " + rate + " GB/s, " + FmaPeak.describe());
    }
  }
}
