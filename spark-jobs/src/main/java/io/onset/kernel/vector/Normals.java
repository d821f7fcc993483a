package io.onset.kernel.vector;

import io.onset.kernel.Philox;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normals in place: uniforms, roots and turns are loops of their own over a chunk that stays in the
 * first cache, in turn a vector of u (then of cosines) and one of v (then of sines). One loop of
 * everything keeps more constants than there are registers and is slower.
 */
final class Normals {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();
  private static final VectorShuffle<Double> LOWER = VectorShuffle.fromOp(SPECIES, i -> i / 2);
  private static final VectorShuffle<Double> UPPER =
      VectorShuffle.fromOp(SPECIES, i -> (LENGTH + i) / 2);
  private static final VectorMask<Double> ODD =
      VectorMask.fromArray(
          SPECIES, new boolean[] {false, true, false, true, false, true, false, true}, 0);

  /** Blocks of a chunk. */
  private static final int CHUNK = 64;

  private Normals() {}

  /** Writes the pairs of blocks first .. first + blocks - 1. */
  static void write(Philox philox, long first, int blocks, double[] out, int at) {
    int whole = blocks - blocks % Fractions.BLOCKS;
    double[] radii = new double[2 * Math.min(CHUNK, whole + Fractions.BLOCKS)];
    for (int done = 0; done < whole; done += CHUNK) {
      chunk(philox, first + done, Math.min(CHUNK, whole - done), out, at + 2 * done, radii);
    }
    if (whole < blocks) {
      double[] last = new double[2 * Fractions.BLOCKS];
      chunk(philox, first + whole, Fractions.BLOCKS, last, 0, radii);
      System.arraycopy(last, 0, out, at + 2 * whole, 2 * (blocks - whole));
    }
  }

  /** A multiple of {@link Fractions#BLOCKS}. */
  private static void chunk(
      Philox philox, long first, int blocks, double[] out, int at, double[] radii) {
    for (int done = 0; done < blocks; done += Fractions.BLOCKS) {
      Fractions.write(philox, first + done, out, at + 2 * done);
    }
    Radii.write(out, at, 2 * blocks, radii);
    Turns.multiply(out, at, 2 * blocks, radii);
    interleave(out, at, 2 * blocks);
  }

  /** Pairs from vectors of their first and second numbers. */
  private static void interleave(double[] out, int at, int length) {
    for (int i = at; i < at + length; i += 2 * LENGTH) {
      DoubleVector even = DoubleVector.fromArray(SPECIES, out, i);
      DoubleVector odd = DoubleVector.fromArray(SPECIES, out, i + LENGTH);
      even.rearrange(LOWER).blend(odd.rearrange(LOWER), ODD).intoArray(out, i);
      even.rearrange(UPPER).blend(odd.rearrange(UPPER), ODD).intoArray(out, i + LENGTH);
    }
  }
}
