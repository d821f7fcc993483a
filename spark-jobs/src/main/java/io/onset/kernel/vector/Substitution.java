package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rows of {@link io.onset.kernel.Kernels#substitute} and {@link
 * io.onset.kernel.Kernels#factor}: four vectors of a row side by side, since a sum alone would wait
 * for each of its terms.
 */
final class Substitution {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  private Substitution() {}

  /** b[i][j] += sum_{k<i} a[k 32] b[k][j]. */
  static void addRow(double[] a, int aAt, double[] b, int bAt, int i) {
    for (int j = 0; j < TILE; j += 4 * LENGTH) {
      addFour(a, aAt, b, bAt + j, i);
    }
  }

  private static void addFour(double[] a, int aAt, double[] b, int bAt, int i) {
    int at = bAt + i * TILE;
    DoubleVector s0 = DoubleVector.fromArray(SPECIES, b, at);
    DoubleVector s1 = DoubleVector.fromArray(SPECIES, b, at + LENGTH);
    DoubleVector s2 = DoubleVector.fromArray(SPECIES, b, at + 2 * LENGTH);
    DoubleVector s3 = DoubleVector.fromArray(SPECIES, b, at + 3 * LENGTH);
    for (int k = 0; k < i; k++) {
      int y = bAt + k * TILE;
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[aAt + k * TILE]);
      s0 = DoubleVector.fromArray(SPECIES, b, y).fma(r, s0);
      s1 = DoubleVector.fromArray(SPECIES, b, y + LENGTH).fma(r, s1);
      s2 = DoubleVector.fromArray(SPECIES, b, y + 2 * LENGTH).fma(r, s2);
      s3 = DoubleVector.fromArray(SPECIES, b, y + 3 * LENGTH).fma(r, s3);
    }
    s0.intoArray(b, at);
    s1.intoArray(b, at + LENGTH);
    s2.intoArray(b, at + 2 * LENGTH);
    s3.intoArray(b, at + 3 * LENGTH);
  }

  /** b[j] *= scale for 32 numbers. */
  static void scale(double[] b, int at, double scale) {
    for (int j = 0; j < TILE; j += LENGTH) {
      DoubleVector.fromArray(SPECIES, b, at + j).mul(scale).intoArray(b, at + j);
    }
  }

  /** out[j] = -b[j] for 32 numbers at the same place. */
  static void negate(double[] b, int at, double[] out) {
    for (int j = 0; j < TILE; j += LENGTH) {
      DoubleVector.fromArray(SPECIES, b, at + j).neg().intoArray(out, at + j);
    }
  }
}
