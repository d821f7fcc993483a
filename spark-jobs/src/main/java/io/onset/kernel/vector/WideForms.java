package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;
import static io.onset.kernel.RowPanels.STRIDE;

import io.onset.kernel.RowPanels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The register blocks of {@link Forms} for vectors of eight lanes: four of them are a tile. */
final class WideForms {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  /** Numbers of a tile for one of a panel. */
  private static final int COLUMN = TILE / STRIDE;

  private WideForms() {}

  /** Six rows. */
  static void addSix(
      RowPanels factor, int aAt, int i, int depth, double[] y, int yAt, double[] q, int at) {
    double[] a = factor.elements();
    double[] start = factor.start();
    DoubleVector f0 = DoubleVector.fromArray(SPECIES, y, yAt);
    DoubleVector f1 = DoubleVector.fromArray(SPECIES, y, yAt + LENGTH);
    DoubleVector f2 = DoubleVector.fromArray(SPECIES, y, yAt + 2 * LENGTH);
    DoubleVector f3 = DoubleVector.fromArray(SPECIES, y, yAt + 3 * LENGTH);
    DoubleVector c = DoubleVector.broadcast(SPECIES, a[aAt]);
    DoubleVector s = DoubleVector.broadcast(SPECIES, start[i]);
    DoubleVector s00 = f0.fma(c, s);
    DoubleVector s01 = f1.fma(c, s);
    DoubleVector s02 = f2.fma(c, s);
    DoubleVector s03 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 1]);
    s = DoubleVector.broadcast(SPECIES, start[i + 1]);
    DoubleVector s10 = f0.fma(c, s);
    DoubleVector s11 = f1.fma(c, s);
    DoubleVector s12 = f2.fma(c, s);
    DoubleVector s13 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 2]);
    s = DoubleVector.broadcast(SPECIES, start[i + 2]);
    DoubleVector s20 = f0.fma(c, s);
    DoubleVector s21 = f1.fma(c, s);
    DoubleVector s22 = f2.fma(c, s);
    DoubleVector s23 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 3]);
    s = DoubleVector.broadcast(SPECIES, start[i + 3]);
    DoubleVector s30 = f0.fma(c, s);
    DoubleVector s31 = f1.fma(c, s);
    DoubleVector s32 = f2.fma(c, s);
    DoubleVector s33 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 4]);
    s = DoubleVector.broadcast(SPECIES, start[i + 4]);
    DoubleVector s40 = f0.fma(c, s);
    DoubleVector s41 = f1.fma(c, s);
    DoubleVector s42 = f2.fma(c, s);
    DoubleVector s43 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 5]);
    s = DoubleVector.broadcast(SPECIES, start[i + 5]);
    DoubleVector s50 = f0.fma(c, s);
    DoubleVector s51 = f1.fma(c, s);
    DoubleVector s52 = f2.fma(c, s);
    DoubleVector s53 = f3.fma(c, s);
    int end = aAt + depth * STRIDE;
    int offset = yAt - aAt * COLUMN;
    for (int row = aAt + STRIDE; row < end; row += STRIDE) {
      int column = offset + row * COLUMN;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, y, column);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, y, column + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, y, column + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, y, column + 3 * LENGTH);
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
    DoubleVector q0 = DoubleVector.fromArray(SPECIES, q, at);
    DoubleVector q1 = DoubleVector.fromArray(SPECIES, q, at + LENGTH);
    DoubleVector q2 = DoubleVector.fromArray(SPECIES, q, at + 2 * LENGTH);
    DoubleVector q3 = DoubleVector.fromArray(SPECIES, q, at + 3 * LENGTH);
    q0 = s00.fma(s00, q0);
    q1 = s01.fma(s01, q1);
    q2 = s02.fma(s02, q2);
    q3 = s03.fma(s03, q3);
    q0 = s10.fma(s10, q0);
    q1 = s11.fma(s11, q1);
    q2 = s12.fma(s12, q2);
    q3 = s13.fma(s13, q3);
    q0 = s20.fma(s20, q0);
    q1 = s21.fma(s21, q1);
    q2 = s22.fma(s22, q2);
    q3 = s23.fma(s23, q3);
    q0 = s30.fma(s30, q0);
    q1 = s31.fma(s31, q1);
    q2 = s32.fma(s32, q2);
    q3 = s33.fma(s33, q3);
    q0 = s40.fma(s40, q0);
    q1 = s41.fma(s41, q1);
    q2 = s42.fma(s42, q2);
    q3 = s43.fma(s43, q3);
    q0 = s50.fma(s50, q0);
    q1 = s51.fma(s51, q1);
    q2 = s52.fma(s52, q2);
    q3 = s53.fma(s53, q3);
    q0.intoArray(q, at);
    q1.intoArray(q, at + LENGTH);
    q2.intoArray(q, at + 2 * LENGTH);
    q3.intoArray(q, at + 3 * LENGTH);
  }

  /** Four rows. */
  static void addFour(
      RowPanels factor, int aAt, int i, int depth, double[] y, int yAt, double[] q, int at) {
    double[] a = factor.elements();
    double[] start = factor.start();
    DoubleVector f0 = DoubleVector.fromArray(SPECIES, y, yAt);
    DoubleVector f1 = DoubleVector.fromArray(SPECIES, y, yAt + LENGTH);
    DoubleVector f2 = DoubleVector.fromArray(SPECIES, y, yAt + 2 * LENGTH);
    DoubleVector f3 = DoubleVector.fromArray(SPECIES, y, yAt + 3 * LENGTH);
    DoubleVector c = DoubleVector.broadcast(SPECIES, a[aAt]);
    DoubleVector s = DoubleVector.broadcast(SPECIES, start[i]);
    DoubleVector s00 = f0.fma(c, s);
    DoubleVector s01 = f1.fma(c, s);
    DoubleVector s02 = f2.fma(c, s);
    DoubleVector s03 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 1]);
    s = DoubleVector.broadcast(SPECIES, start[i + 1]);
    DoubleVector s10 = f0.fma(c, s);
    DoubleVector s11 = f1.fma(c, s);
    DoubleVector s12 = f2.fma(c, s);
    DoubleVector s13 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 2]);
    s = DoubleVector.broadcast(SPECIES, start[i + 2]);
    DoubleVector s20 = f0.fma(c, s);
    DoubleVector s21 = f1.fma(c, s);
    DoubleVector s22 = f2.fma(c, s);
    DoubleVector s23 = f3.fma(c, s);
    c = DoubleVector.broadcast(SPECIES, a[aAt + 3]);
    s = DoubleVector.broadcast(SPECIES, start[i + 3]);
    DoubleVector s30 = f0.fma(c, s);
    DoubleVector s31 = f1.fma(c, s);
    DoubleVector s32 = f2.fma(c, s);
    DoubleVector s33 = f3.fma(c, s);
    int end = aAt + depth * STRIDE;
    int offset = yAt - aAt * COLUMN;
    for (int row = aAt + STRIDE; row < end; row += STRIDE) {
      int column = offset + row * COLUMN;
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, y, column);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, y, column + LENGTH);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, y, column + 2 * LENGTH);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, y, column + 3 * LENGTH);
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
    DoubleVector q0 = DoubleVector.fromArray(SPECIES, q, at);
    DoubleVector q1 = DoubleVector.fromArray(SPECIES, q, at + LENGTH);
    DoubleVector q2 = DoubleVector.fromArray(SPECIES, q, at + 2 * LENGTH);
    DoubleVector q3 = DoubleVector.fromArray(SPECIES, q, at + 3 * LENGTH);
    q0 = s00.fma(s00, q0);
    q1 = s01.fma(s01, q1);
    q2 = s02.fma(s02, q2);
    q3 = s03.fma(s03, q3);
    q0 = s10.fma(s10, q0);
    q1 = s11.fma(s11, q1);
    q2 = s12.fma(s12, q2);
    q3 = s13.fma(s13, q3);
    q0 = s20.fma(s20, q0);
    q1 = s21.fma(s21, q1);
    q2 = s22.fma(s22, q2);
    q3 = s23.fma(s23, q3);
    q0 = s30.fma(s30, q0);
    q1 = s31.fma(s31, q1);
    q2 = s32.fma(s32, q2);
    q3 = s33.fma(s33, q3);
    q0.intoArray(q, at);
    q1.intoArray(q, at + LENGTH);
    q2.intoArray(q, at + 2 * LENGTH);
    q3.intoArray(q, at + 3 * LENGTH);
  }
}
