package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.PANEL;
import static io.onset.kernel.Kernels.SINGLE_TILE;

import io.onset.kernel.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of a product in single precision, {@link Kernels#addSingleProduct}, and their squares:
 * register blocks as in {@link Panel}, of vectors with twice the lanes.
 */
final class Singles {

  private static final VectorSpecies<Float> SPECIES =
      VectorSpecies.of(float.class, Width.doubles().vectorShape());
  private static final int LENGTH = SPECIES.length();

  private Singles() {}

  /** q[j] += sum_i z[i][j]^2 for four rows of 64. */
  static void addSquares(float[] z, int at, float[] q, int qAt) {
    for (int j = 0; j < SINGLE_TILE; j += LENGTH) {
      FloatVector sum = FloatVector.fromArray(SPECIES, q, qAt + j);
      for (int i = 0; i < PANEL; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, z, at + i * SINGLE_TILE + j);
        sum = value.fma(value, sum);
      }
      sum.intoArray(q, qAt + j);
    }
  }

  /** c[i][j] += sum_k a[k][i] b[k][j]. */
  static void addProduct(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt) {
    if (LENGTH == 16) {
      addWide(a, aAt, b, bAt, depth, c, cAt);
    } else {
      for (int j = 0; j < SINGLE_TILE; j += 2 * LENGTH) {
        addNarrow(a, aAt, b, bAt + j, depth, c, cAt + j);
      }
    }
  }

  private static void addWide(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int at) {
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    for (int k = 0; k < depth; k++) {
      int y = bAt + k * SINGLE_TILE;
      int p = aAt + k * PANEL;
      FloatVector y0 = FloatVector.fromArray(SPECIES, b, y);
      FloatVector y1 = FloatVector.fromArray(SPECIES, b, y + LENGTH);
      FloatVector y2 = FloatVector.fromArray(SPECIES, b, y + 2 * LENGTH);
      FloatVector y3 = FloatVector.fromArray(SPECIES, b, y + 3 * LENGTH);
      FloatVector r = FloatVector.broadcast(SPECIES, a[p]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      s02 = y2.fma(r, s02);
      s03 = y3.fma(r, s03);
      r = FloatVector.broadcast(SPECIES, a[p + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      s12 = y2.fma(r, s12);
      s13 = y3.fma(r, s13);
      r = FloatVector.broadcast(SPECIES, a[p + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      s22 = y2.fma(r, s22);
      s23 = y3.fma(r, s23);
      r = FloatVector.broadcast(SPECIES, a[p + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
      s32 = y2.fma(r, s32);
      s33 = y3.fma(r, s33);
    }
    FloatVector.fromArray(SPECIES, c, at).add(s00).intoArray(c, at);
    FloatVector.fromArray(SPECIES, c, at + LENGTH).add(s01).intoArray(c, at + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 2 * LENGTH).add(s02).intoArray(c, at + 2 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 3 * LENGTH).add(s03).intoArray(c, at + 3 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE).add(s10).intoArray(c, at + SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE + LENGTH)
        .add(s11)
        .intoArray(c, at + SINGLE_TILE + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE + 2 * LENGTH)
        .add(s12)
        .intoArray(c, at + SINGLE_TILE + 2 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE + 3 * LENGTH)
        .add(s13)
        .intoArray(c, at + SINGLE_TILE + 3 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE)
        .add(s20)
        .intoArray(c, at + 2 * SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE + LENGTH)
        .add(s21)
        .intoArray(c, at + 2 * SINGLE_TILE + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE + 2 * LENGTH)
        .add(s22)
        .intoArray(c, at + 2 * SINGLE_TILE + 2 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE + 3 * LENGTH)
        .add(s23)
        .intoArray(c, at + 2 * SINGLE_TILE + 3 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE)
        .add(s30)
        .intoArray(c, at + 3 * SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE + LENGTH)
        .add(s31)
        .intoArray(c, at + 3 * SINGLE_TILE + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE + 2 * LENGTH)
        .add(s32)
        .intoArray(c, at + 3 * SINGLE_TILE + 2 * LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE + 3 * LENGTH)
        .add(s33)
        .intoArray(c, at + 3 * SINGLE_TILE + 3 * LENGTH);
  }

  private static void addNarrow(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int at) {
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int k = 0; k < depth; k++) {
      int y = bAt + k * SINGLE_TILE;
      int p = aAt + k * PANEL;
      FloatVector y0 = FloatVector.fromArray(SPECIES, b, y);
      FloatVector y1 = FloatVector.fromArray(SPECIES, b, y + LENGTH);
      FloatVector r = FloatVector.broadcast(SPECIES, a[p]);
      s00 = y0.fma(r, s00);
      s01 = y1.fma(r, s01);
      r = FloatVector.broadcast(SPECIES, a[p + 1]);
      s10 = y0.fma(r, s10);
      s11 = y1.fma(r, s11);
      r = FloatVector.broadcast(SPECIES, a[p + 2]);
      s20 = y0.fma(r, s20);
      s21 = y1.fma(r, s21);
      r = FloatVector.broadcast(SPECIES, a[p + 3]);
      s30 = y0.fma(r, s30);
      s31 = y1.fma(r, s31);
    }
    FloatVector.fromArray(SPECIES, c, at).add(s00).intoArray(c, at);
    FloatVector.fromArray(SPECIES, c, at + LENGTH).add(s01).intoArray(c, at + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE).add(s10).intoArray(c, at + SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + SINGLE_TILE + LENGTH)
        .add(s11)
        .intoArray(c, at + SINGLE_TILE + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE)
        .add(s20)
        .intoArray(c, at + 2 * SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + 2 * SINGLE_TILE + LENGTH)
        .add(s21)
        .intoArray(c, at + 2 * SINGLE_TILE + LENGTH);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE)
        .add(s30)
        .intoArray(c, at + 3 * SINGLE_TILE);
    FloatVector.fromArray(SPECIES, c, at + 3 * SINGLE_TILE + LENGTH)
        .add(s31)
        .intoArray(c, at + 3 * SINGLE_TILE + LENGTH);
  }
}
