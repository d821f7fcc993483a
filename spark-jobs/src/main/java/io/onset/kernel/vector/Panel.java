package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.PANEL;
import static io.onset.kernel.Kernels.TILE;

import io.onset.kernel.Kernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of a product, {@link Kernels#addProduct}: blocks of 4 rows x 4 vectors of eight lanes
 * keep 16 sums in registers, blocks of 4 x 2 where vectors are narrower (and registers fewer). The
 * sum is the addend of {@code y.fma(r, sum)}, which saves a copy of a register; there is one loop
 * in a method and no method around a vector operation, or C2 keeps the vectors on the heap.
 */
final class Panel {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  private Panel() {}

  /** c[i][j] += a[i][k] b[k][j], a[i][k] at k stride + i; stride 32 or 4. */
  static void addProduct(
      double[] a, int aAt, int stride, double[] b, int bAt, int depth, double[] c, int cAt) {
    if (LENGTH == 8) {
      if (stride == TILE) {
        addTiled(a, aAt, b, bAt, depth, c, cAt);
      } else {
        addPacked(a, aAt, b, bAt, depth, c, cAt);
      }
    } else {
      for (int j = 0; j < TILE; j += 2 * LENGTH) {
        addNarrow(a, aAt, stride, b, bAt + j, depth, c, cAt + j);
      }
    }
  }

  private static void addTiled(
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
    for (int k = 0; k < depth; k++) {
      int y = bAt + k * TILE;
      int p = aAt + k * TILE;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, y);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, y + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, y + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, y + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[p]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = DoubleVector.broadcast(SPECIES, a[p + 3]);
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

  private static void addPacked(
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
    for (int k = 0; k < depth; k++) {
      int y = bAt + k * TILE;
      int p = aAt + k * PANEL;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, y);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, y + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, y + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, y + 3 * LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[p]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = DoubleVector.broadcast(SPECIES, a[p + 3]);
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

  private static void addNarrow(
      double[] a, int aAt, int stride, double[] b, int bAt, int depth, double[] c, int at) {
    DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
    DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, at + TILE);
    DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, at + TILE + LENGTH);
    DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE);
    DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * TILE + LENGTH);
    DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE);
    DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * TILE + LENGTH);
    for (int k = 0; k < depth; k++) {
      int y = bAt + k * TILE;
      int p = aAt + k * stride;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, y);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, y + LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[p]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      r = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      r = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      r = DoubleVector.broadcast(SPECIES, a[p + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LENGTH);
    s10.intoArray(c, at + TILE);
    s11.intoArray(c, at + TILE + LENGTH);
    s20.intoArray(c, at + 2 * TILE);
    s21.intoArray(c, at + 2 * TILE + LENGTH);
    s30.intoArray(c, at + 3 * TILE);
    s31.intoArray(c, at + 3 * TILE + LENGTH);
  }
}
