package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.SINGLE_TILE;
import static io.onset.kernel.RowPanels.ROWS;
import static io.onset.kernel.RowPanels.STRIDE;

import io.onset.kernel.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A panel's rows of a product in single precision, {@link Kernels#addSingleProduct}, and their
 * squares: register blocks as in {@link Panel}, of vectors with twice the lanes, and the first
 * column before the loop as in {@link Forms}.
 */
final class Singles {

  private static final VectorSpecies<Float> SPECIES =
      VectorSpecies.of(float.class, Width.doubles().vectorShape());
  private static final int LENGTH = SPECIES.length();

  /** Numbers of a tile for one of a panel. */
  private static final int COLUMN = SINGLE_TILE / STRIDE;

  private Singles() {}

  /** q[j] += sum_i z[i][j]^2 for a panel's rows of 64. */
  static void addSquares(float[] z, int at, float[] q, int qAt) {
    for (int j = 0; j < SINGLE_TILE; j += LENGTH) {
      FloatVector sum = FloatVector.fromArray(SPECIES, q, qAt + j);
      for (int i = 0; i < ROWS; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, z, at + i * SINGLE_TILE + j);
        sum = value.fma(value, sum);
      }
      sum.intoArray(q, qAt + j);
    }
  }

  /** c[i][j] += sum_k a[k][i] b[k][j]. */
  static void addProduct(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt) {
    if (LENGTH == 16) {
      addSix(a, aAt, b, bAt, depth, c, cAt);
    } else {
      for (int i = 0; i < ROWS; i += 2) {
        for (int j = 0; j < SINGLE_TILE; j += 4 * LENGTH) {
          addTwo(a, aAt + i, b, bAt + j, depth, c, cAt + i * SINGLE_TILE + j);
        }
      }
    }
  }

  /** Six rows. */
  private static void addSix(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int at) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector f0 = FloatVector.fromArray(SPECIES, b, bAt);
    FloatVector f1 = FloatVector.fromArray(SPECIES, b, bAt + LENGTH);
    FloatVector f2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LENGTH);
    FloatVector f3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LENGTH);
    FloatVector first = FloatVector.broadcast(SPECIES, a[aAt]);
    FloatVector s00 = f0.fma(first, zero);
    FloatVector s01 = f1.fma(first, zero);
    FloatVector s02 = f2.fma(first, zero);
    FloatVector s03 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 1]);
    FloatVector s10 = f0.fma(first, zero);
    FloatVector s11 = f1.fma(first, zero);
    FloatVector s12 = f2.fma(first, zero);
    FloatVector s13 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 2]);
    FloatVector s20 = f0.fma(first, zero);
    FloatVector s21 = f1.fma(first, zero);
    FloatVector s22 = f2.fma(first, zero);
    FloatVector s23 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 3]);
    FloatVector s30 = f0.fma(first, zero);
    FloatVector s31 = f1.fma(first, zero);
    FloatVector s32 = f2.fma(first, zero);
    FloatVector s33 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 4]);
    FloatVector s40 = f0.fma(first, zero);
    FloatVector s41 = f1.fma(first, zero);
    FloatVector s42 = f2.fma(first, zero);
    FloatVector s43 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 5]);
    FloatVector s50 = f0.fma(first, zero);
    FloatVector s51 = f1.fma(first, zero);
    FloatVector s52 = f2.fma(first, zero);
    FloatVector s53 = f3.fma(first, zero);
    int end = aAt + depth * STRIDE;
    int offset = bAt - aAt * COLUMN;
    for (int row = aAt + STRIDE; row < end; row += STRIDE) {
      int column = offset + row * COLUMN;
      FloatVector y0 = FloatVector.fromArray(SPECIES, b, column);
      FloatVector y1 = FloatVector.fromArray(SPECIES, b, column + LENGTH);
      FloatVector y2 = FloatVector.fromArray(SPECIES, b, column + 2 * LENGTH);
      FloatVector y3 = FloatVector.fromArray(SPECIES, b, column + 3 * LENGTH);
      FloatVector r = FloatVector.broadcast(SPECIES, a[row]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = FloatVector.broadcast(SPECIES, a[row + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = FloatVector.broadcast(SPECIES, a[row + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = FloatVector.broadcast(SPECIES, a[row + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
      s32 = y2.fma(r, s32);
      s33 = y3.fma(r, s33);
      r = FloatVector.broadcast(SPECIES, a[row + 4]);
      s40 = y0.fma(r, s40);
      s41 = y1.fma(r, s41);
      s42 = y2.fma(r, s42);
      s43 = y3.fma(r, s43);
      r = FloatVector.broadcast(SPECIES, a[row + 5]);
      s50 = y0.fma(r, s50);
      s51 = y1.fma(r, s51);
      s52 = y2.fma(r, s52);
      s53 = y3.fma(r, s53);
    }
    int next = at;
    s00.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s01.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s02.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s03.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s10.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s11.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s12.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s13.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s20.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s21.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s22.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s23.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s30.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s31.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s32.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s33.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s40.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s41.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s42.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s43.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s50.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s51.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s52.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s53.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
  }

  /** Two rows. */
  private static void addTwo(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int at) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector f0 = FloatVector.fromArray(SPECIES, b, bAt);
    FloatVector f1 = FloatVector.fromArray(SPECIES, b, bAt + LENGTH);
    FloatVector f2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LENGTH);
    FloatVector f3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LENGTH);
    FloatVector first = FloatVector.broadcast(SPECIES, a[aAt]);
    FloatVector s00 = f0.fma(first, zero);
    FloatVector s01 = f1.fma(first, zero);
    FloatVector s02 = f2.fma(first, zero);
    FloatVector s03 = f3.fma(first, zero);
    first = FloatVector.broadcast(SPECIES, a[aAt + 1]);
    FloatVector s10 = f0.fma(first, zero);
    FloatVector s11 = f1.fma(first, zero);
    FloatVector s12 = f2.fma(first, zero);
    FloatVector s13 = f3.fma(first, zero);
    int end = aAt + depth * STRIDE;
    int offset = bAt - aAt * COLUMN;
    for (int row = aAt + STRIDE; row < end; row += STRIDE) {
      int column = offset + row * COLUMN;
      FloatVector y0 = FloatVector.fromArray(SPECIES, b, column);
      FloatVector y1 = FloatVector.fromArray(SPECIES, b, column + LENGTH);
      FloatVector y2 = FloatVector.fromArray(SPECIES, b, column + 2 * LENGTH);
      FloatVector y3 = FloatVector.fromArray(SPECIES, b, column + 3 * LENGTH);
      FloatVector r = FloatVector.broadcast(SPECIES, a[row]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = FloatVector.broadcast(SPECIES, a[row + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
    }
    int next = at;
    s00.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s01.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s02.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s03.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
    next += SINGLE_TILE;
    s10.add(FloatVector.fromArray(SPECIES, c, next)).intoArray(c, next);
    s11.add(FloatVector.fromArray(SPECIES, c, next + LENGTH)).intoArray(c, next + LENGTH);
    s12.add(FloatVector.fromArray(SPECIES, c, next + 2 * LENGTH)).intoArray(c, next + 2 * LENGTH);
    s13.add(FloatVector.fromArray(SPECIES, c, next + 3 * LENGTH)).intoArray(c, next + 3 * LENGTH);
  }
}
