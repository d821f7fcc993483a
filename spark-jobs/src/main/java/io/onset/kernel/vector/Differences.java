package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;

import io.onset.kernel.Kernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of squared differences, {@link Kernels#addSquaredDifferences}: register blocks as in
 * {@link Panel}.
 */
final class Differences {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  private Differences() {}

  /** c[i][j] += (a[i][k] - b[k][j])^2, a[i][k] at k 32 + i. */
  static void addSquares(double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int cAt) {
    if (LENGTH == 8) {
      addWide(a, aAt, b, bAt, depth, c, cAt);
    } else {
      for (int j = 0; j < TILE; j += 2 * LENGTH) {
        addNarrow(a, aAt, b, bAt + j, depth, c, cAt + j);
      }
    }
  }

  private static void addWide(
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
      DoubleVector t = r.sub(y0);
      s00 = t.fma(t, s00);
      t = r.sub(y1);
      s01 = t.fma(t, s01);
      t = r.sub(y2);
      s02 = t.fma(t, s02);
      t = r.sub(y3);
      s03 = t.fma(t, s03);
      r = DoubleVector.broadcast(SPECIES, a[p + 1]);
      t = r.sub(y0);
      s10 = t.fma(t, s10);
      t = r.sub(y1);
      s11 = t.fma(t, s11);
      t = r.sub(y2);
      s12 = t.fma(t, s12);
      t = r.sub(y3);
      s13 = t.fma(t, s13);
      r = DoubleVector.broadcast(SPECIES, a[p + 2]);
      t = r.sub(y0);
      s20 = t.fma(t, s20);
      t = r.sub(y1);
      s21 = t.fma(t, s21);
      t = r.sub(y2);
      s22 = t.fma(t, s22);
      t = r.sub(y3);
      s23 = t.fma(t, s23);
      r = DoubleVector.broadcast(SPECIES, a[p + 3]);
      t = r.sub(y0);
      s30 = t.fma(t, s30);
      t = r.sub(y1);
      s31 = t.fma(t, s31);
      t = r.sub(y2);
      s32 = t.fma(t, s32);
      t = r.sub(y3);
      s33 = t.fma(t, s33);
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
      double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int at) {
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
      int p = aAt + k * TILE;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, y);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, y + LENGTH);
      DoubleVector r = DoubleVector.broadcast(SPECIES, a[p]);
      DoubleVector t = r.sub(y0);
      s00 = t.fma(t, s00);
      t = r.sub(y1);
      s01 = t.fma(t, s01);
      r = DoubleVector.broadcast(SPECIES, a[p + 1]);
      t = r.sub(y0);
      s10 = t.fma(t, s10);
      t = r.sub(y1);
      s11 = t.fma(t, s11);
      r = DoubleVector.broadcast(SPECIES, a[p + 2]);
      t = r.sub(y0);
      s20 = t.fma(t, s20);
      t = r.sub(y1);
      s21 = t.fma(t, s21);
      r = DoubleVector.broadcast(SPECIES, a[p + 3]);
      t = r.sub(y0);
      s30 = t.fma(t, s30);
      t = r.sub(y1);
      s31 = t.fma(t, s31);
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
