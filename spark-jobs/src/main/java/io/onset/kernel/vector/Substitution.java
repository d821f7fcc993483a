package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rows of {@link io.onset.kernel.Kernels#substitute} and {@link
 * io.onset.kernel.Kernels#factor}: four vectors of a row side by side, and where a pivot need not
 * be known first of two rows, since a sum alone would wait for each of its terms.
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

  /** Rows i and i + 1: (b[i][j] + sum_{k<i} a[k 32] b[k][j]) scale, and so on. */
  static void solveTwo(
      double[] a, int aAt, double[] scale, int scaleAt, double[] b, int bAt, int i) {
    for (int j = 0; j < TILE; j += 4 * LENGTH) {
      solveTwo(a, aAt, scale[scaleAt], scale[scaleAt + 1], b, bAt + j, i);
    }
  }

  private static void solveTwo(
      double[] a, int aAt, double firstScale, double secondScale, double[] b, int bAt, int i) {
    int at = bAt + i * TILE;
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, b, at);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, b, at + LENGTH);
    DoubleVector s02 = DoubleVector.fromArray(SPECIES, b, at + 2 * LENGTH);
    DoubleVector s03 = DoubleVector.fromArray(SPECIES, b, at + 3 * LENGTH);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, b, at + TILE);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, b, at + TILE + LENGTH);
    DoubleVector s12 = DoubleVector.fromArray(SPECIES, b, at + TILE + 2 * LENGTH);
    DoubleVector s13 = DoubleVector.fromArray(SPECIES, b, at + TILE + 3 * LENGTH);
    for (int k = 0; k < i; k++) {
      int row = bAt + k * TILE;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, row + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, row + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[aAt + k * TILE]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[aAt + k * TILE + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
    }
    DoubleVector factor = DoubleVector.broadcast(SPECIES, firstScale);
    s00 = s00.mul(factor);
    s01 = s01.mul(factor);
    s02 = s02.mul(factor);
    s03 = s03.mul(factor);
    DoubleVector last = DoubleVector.broadcast(SPECIES, a[aAt + i * TILE + 1]);
    factor = DoubleVector.broadcast(SPECIES, secondScale);
    s00.fma(last, s10).mul(factor).intoArray(b, at + TILE);
    s01.fma(last, s11).mul(factor).intoArray(b, at + TILE + LENGTH);
    s02.fma(last, s12).mul(factor).intoArray(b, at + TILE + 2 * LENGTH);
    s03.fma(last, s13).mul(factor).intoArray(b, at + TILE + 3 * LENGTH);
    s00.intoArray(b, at);
    s01.intoArray(b, at + LENGTH);
    s02.intoArray(b, at + 2 * LENGTH);
    s03.intoArray(b, at + 3 * LENGTH);
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
