package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;

import io.onset.kernel.Kernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#addProduct}: blocks of 6 rows x 4 vectors of eight lanes keep 24 sums in registers
 * and need the fewest instructions for a multiply-add; blocks of 4 x 4 take the rest. Narrower
 * vectors, of which there are 16 registers, go by 2 x 4. The sum is the addend of {@code y.fma(r,
 * sum)}, which saves a copy of a register; there is one loop in a method and no method around a
 * vector operation, or C2 keeps the vectors on the heap. The loop's variable is the index itself
 * into one factor, the other's is some places ahead: 40 instructions for 24 multiply-adds, 47 with
 * a variable that counts.
 */
final class Panel {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  /** Rows of both factors at a time: two tiles of them are half of the first-level cache. */
  private static final int DEPTH = 32;

  private Panel() {}

  /** c[i][j] += sum_k a[k][i] b[k][j]. */
  static void addProduct(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    for (int from = 0; from < depth; from += DEPTH) {
      int terms = Math.min(DEPTH, depth - from);
      int left = aAt + from * TILE;
      int right = bAt + from * TILE;
      if (LENGTH == 8) {
        addWide(a, left, b, right, rows, terms, c, cAt);
      } else {
        addNarrow(a, left, b, right, rows, terms, c, cAt);
      }
    }
  }

  /** Of twelve rows two sixes, of what is left fours. */
  private static void addWide(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    int sixes = (rows + 3) / 12 * 12;
    for (int i = 0; i < sixes; i += 6) {
      addSix(a, aAt + i, b, bAt, depth, c, cAt + i * TILE);
    }
    for (int i = sixes; i < rows; i += 4) {
      addFour(a, aAt + i, b, bAt, depth, c, cAt + i * TILE);
    }
  }

  private static void addNarrow(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    for (int i = 0; i < (rows + 3) / 4 * 4; i += 2) {
      for (int j = 0; j < TILE; j += 4 * LENGTH) {
        addTwo(a, aAt + i, b, bAt + j, depth, c, cAt + i * TILE + j);
      }
    }
  }

  /** Six rows. */
  private static void addSix(
      double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int at) {
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
    DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
    DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, at + TILE);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, at + TILE + LENGTH);
    DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, at + TILE + 2 * LENGTH);
    DoubleVector s13 = DoubleVector.fromArray(SPECIES, c, at + TILE + 3 * LENGTH);
    DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE);
    DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + LENGTH);
    DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + 2 * LENGTH);
    DoubleVector s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + 3 * LENGTH);
    DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE);
    DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + LENGTH);
    DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + 2 * LENGTH);
    DoubleVector s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + 3 * LENGTH);
    DoubleVector s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * TILE);
    DoubleVector s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * TILE + LENGTH);
    DoubleVector s42 = DoubleVector.fromArray(SPECIES, c, at + 4 * TILE + 2 * LENGTH);
    DoubleVector s43 = DoubleVector.fromArray(SPECIES, c, at + 4 * TILE + 3 * LENGTH);
    DoubleVector s50 = DoubleVector.fromArray(SPECIES, c, at + 5 * TILE);
    DoubleVector s51 = DoubleVector.fromArray(SPECIES, c, at + 5 * TILE + LENGTH);
    DoubleVector s52 = DoubleVector.fromArray(SPECIES, c, at + 5 * TILE + 2 * LENGTH);
    DoubleVector s53 = DoubleVector.fromArray(SPECIES, c, at + 5 * TILE + 3 * LENGTH);
    int ahead = bAt - aAt;
    int end = aAt + depth * TILE;
    for (int row = aAt; row < end; row += TILE) {
      int column = row + ahead;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, column);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, column + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, column + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, column + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[row]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[row + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = DoubleVector.broadcast(SPECIES, a[row + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = DoubleVector.broadcast(SPECIES, a[row + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
      s32 = y2.fma(r, s32);
      s33 = y3.fma(r, s33);
      r = DoubleVector.broadcast(SPECIES, a[row + 4]);
      s40 = y0.fma(r, s40);
      s41 = y1.fma(r, s41);
      s42 = y2.fma(r, s42);
      s43 = y3.fma(r, s43);
      r = DoubleVector.broadcast(SPECIES, a[row + 5]);
      s50 = y0.fma(r, s50);
      s51 = y1.fma(r, s51);
      s52 = y2.fma(r, s52);
      s53 = y3.fma(r, s53);
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LENGTH);
    s02.intoArray(c, at + 2 * LENGTH);
    s03.intoArray(c, at + 3 * LENGTH);
    s10.intoArray(c, at + TILE);
    s11.intoArray(c, at + TILE + LENGTH);
    s12.intoArray(c, at + TILE + 2 * LENGTH);
    s13.intoArray(c, at + TILE + 3 * LENGTH);
    s20.intoArray(c, at + 2 * TILE);
    s21.intoArray(c, at + 2 * TILE + LENGTH);
    s22.intoArray(c, at + 2 * TILE + 2 * LENGTH);
    s23.intoArray(c, at + 2 * TILE + 3 * LENGTH);
    s30.intoArray(c, at + 3 * TILE);
    s31.intoArray(c, at + 3 * TILE + LENGTH);
    s32.intoArray(c, at + 3 * TILE + 2 * LENGTH);
    s33.intoArray(c, at + 3 * TILE + 3 * LENGTH);
    s40.intoArray(c, at + 4 * TILE);
    s41.intoArray(c, at + 4 * TILE + LENGTH);
    s42.intoArray(c, at + 4 * TILE + 2 * LENGTH);
    s43.intoArray(c, at + 4 * TILE + 3 * LENGTH);
    s50.intoArray(c, at + 5 * TILE);
    s51.intoArray(c, at + 5 * TILE + LENGTH);
    s52.intoArray(c, at + 5 * TILE + 2 * LENGTH);
    s53.intoArray(c, at + 5 * TILE + 3 * LENGTH);
  }

  /** Four rows. */
  private static void addFour(
      double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int at) {
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
    DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
    DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, at + TILE);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, at + TILE + LENGTH);
    DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, at + TILE + 2 * LENGTH);
    DoubleVector s13 = DoubleVector.fromArray(SPECIES, c, at + TILE + 3 * LENGTH);
    DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE);
    DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + LENGTH);
    DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + 2 * LENGTH);
    DoubleVector s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + 3 * LENGTH);
    DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE);
    DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + LENGTH);
    DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + 2 * LENGTH);
    DoubleVector s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + 3 * LENGTH);
    int ahead = bAt - aAt;
    int end = aAt + depth * TILE;
    for (int row = aAt; row < end; row += TILE) {
      int column = row + ahead;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, column);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, column + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, column + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, column + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[row]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[row + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = DoubleVector.broadcast(SPECIES, a[row + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = DoubleVector.broadcast(SPECIES, a[row + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
      s32 = y2.fma(r, s32);
      s33 = y3.fma(r, s33);
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LENGTH);
    s02.intoArray(c, at + 2 * LENGTH);
    s03.intoArray(c, at + 3 * LENGTH);
    s10.intoArray(c, at + TILE);
    s11.intoArray(c, at + TILE + LENGTH);
    s12.intoArray(c, at + TILE + 2 * LENGTH);
    s13.intoArray(c, at + TILE + 3 * LENGTH);
    s20.intoArray(c, at + 2 * TILE);
    s21.intoArray(c, at + 2 * TILE + LENGTH);
    s22.intoArray(c, at + 2 * TILE + 2 * LENGTH);
    s23.intoArray(c, at + 2 * TILE + 3 * LENGTH);
    s30.intoArray(c, at + 3 * TILE);
    s31.intoArray(c, at + 3 * TILE + LENGTH);
    s32.intoArray(c, at + 3 * TILE + 2 * LENGTH);
    s33.intoArray(c, at + 3 * TILE + 3 * LENGTH);
  }

  /** Two rows of four vectors. */
  private static void addTwo(
      double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int at) {
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
    DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
    DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, at + TILE);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, at + TILE + LENGTH);
    DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, at + TILE + 2 * LENGTH);
    DoubleVector s13 = DoubleVector.fromArray(SPECIES, c, at + TILE + 3 * LENGTH);
    int ahead = bAt - aAt;
    int end = aAt + depth * TILE;
    for (int row = aAt; row < end; row += TILE) {
      int column = row + ahead;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, column);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, column + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, column + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, column + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[row]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[row + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LENGTH);
    s02.intoArray(c, at + 2 * LENGTH);
    s03.intoArray(c, at + 3 * LENGTH);
    s10.intoArray(c, at + TILE);
    s11.intoArray(c, at + TILE + LENGTH);
    s12.intoArray(c, at + TILE + 2 * LENGTH);
    s13.intoArray(c, at + TILE + 3 * LENGTH);
  }
}
