package io.onset.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most multiply-adds that one core does: what every rate is a fraction of, measured in the same
 * run as they are. Sixteen independent chains hide the latency of four cycles on two units with
 * room to spare; the accumulator is the addend, which costs no copy of a register.
 */
public final class FmaPeak {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int CHAINS = 16;
  private static final int STEPS = 1_000_000;
  private static final double WARM_SECONDS = 1;
  private static final int REPEATS = 40;

  /** Keeps the chains from being left out. */
  private double sum;

  private FmaPeak() {}

  /** Flops per second of this thread in double precision, two to a multiply-add: best of 40. */
  public static double measure() {
    FmaPeak peak = new FmaPeak();
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_SECONDS * 1e9) {
      peak.seconds();
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPEATS; i++) {
      best = Math.min(best, peak.seconds());
    }
    if (Double.isNaN(peak.sum)) {
      throw new IllegalStateException("the chains diverged");
    }
    return 2.0 * CHAINS * SPECIES.length() * STEPS / best;
  }

  /** Lanes and vector bits, for a report. */
  public static String describe() {
    return SPECIES.vectorBitSize() + "-bit vectors";
  }

  private double seconds() {
    long start = System.nanoTime();
    sum += run(0.999999, 1e-9);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static double run(double factor, double first) {
    DoubleVector r = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector b = DoubleVector.broadcast(SPECIES, first);
    DoubleVector a0 = b;
    DoubleVector a1 = b;
    DoubleVector a2 = b;
    DoubleVector a3 = b;
    DoubleVector a4 = b;
    DoubleVector a5 = b;
    DoubleVector a6 = b;
    DoubleVector a7 = b;
    DoubleVector a8 = b;
    DoubleVector a9 = b;
    DoubleVector a10 = b;
    DoubleVector a11 = b;
    DoubleVector a12 = b;
    DoubleVector a13 = b;
    DoubleVector a14 = b;
    DoubleVector a15 = b;
    for (int i = 0; i < STEPS; i++) {
      a0 = b.fma(r, a0);
      a1 = b.fma(r, a1);
      a2 = b.fma(r, a2);
      a3 = b.fma(r, a3);
      a4 = b.fma(r, a4);
      a5 = b.fma(r, a5);
      a6 = b.fma(r, a6);
      a7 = b.fma(r, a7);
      a8 = b.fma(r, a8);
      a9 = b.fma(r, a9);
      a10 = b.fma(r, a10);
      a11 = b.fma(r, a11);
      a12 = b.fma(r, a12);
      a13 = b.fma(r, a13);
      a14 = b.fma(r, a14);
      a15 = b.fma(r, a15);
    }
    DoubleVector low = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
    DoubleVector high = a8.add(a9).add(a10).add(a11).add(a12).add(a13).add(a14).add(a15);
    return low.add(high).lane(0);
  }

  /** Prints the peak in GF/s. */
  public static void main(String[] arguments) {
    System.out.println(measure() / 1e9 + " GF/s, " + describe());
  }
}
