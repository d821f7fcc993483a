package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.PANEL;
import static io.onset.kernel.Kernels.TILE;

import io.onset.kernel.Kernels;
import io.onset.kernel.RowPanels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#forms} for vectors of eight lanes and one block of columns: the sums of four rows
 * and the squares never leave the registers. Otherwise {@link Panel} does the products, and the
 * squares come after.
 *
 * <p>The 4 x 4 blocks on the diagonal cost their zeros: to leave these out takes code after the
 * loop, which was slower, at d = 16 by a third; four columns a step, or a method for each length,
 * run out of registers.
 */
final class Forms {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  private Forms() {}

  /** q[j] += sum_i z[i][j]^2 for four rows of 32. */
  static void addSquares(double[] z, int at, double[] q, int qAt) {
    for (int j = 0; j < TILE; j += LENGTH) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, q, qAt + j);
      for (int i = 0; i < PANEL; i++) {
        DoubleVector value = DoubleVector.fromArray(SPECIES, z, at + i * TILE + j);
        sum = value.fma(value, sum);
      }
      sum.intoArray(q, qAt + j);
    }
  }

  /** q[j] = |L y_j + s|^2 for the 32 points of a tile; eight lanes, one block of columns. */
  static void evaluate(RowPanels factor, double[] y, int yAt, double[] q, int qAt) {
    double[] elements = factor.elements();
    double[] start = factor.start();
    int panels = factor.panels();
    DoubleVector q0 = DoubleVector.zero(SPECIES);
    DoubleVector q1 = q0;
    DoubleVector q2 = q0;
    DoubleVector q3 = q0;
    int base = 0;
    for (int panel = 0; panel < panels; panel++) {
      int row = panel * PANEL;
      int depth = factor.columns(panel);
      DoubleVector s00 = DoubleVector.broadcast(SPECIES, start[row]);
      DoubleVector s01 = s00;
      DoubleVector s02 = s00;
      DoubleVector s03 = s00;
      DoubleVector s10 = DoubleVector.broadcast(SPECIES, start[row + 1]);
      DoubleVector s11 = s10;
      DoubleVector s12 = s10;
      DoubleVector s13 = s10;
      DoubleVector s20 = DoubleVector.broadcast(SPECIES, start[row + 2]);
      DoubleVector s21 = s20;
      DoubleVector s22 = s20;
      DoubleVector s23 = s20;
      DoubleVector s30 = DoubleVector.broadcast(SPECIES, start[row + 3]);
      DoubleVector s31 = s30;
      DoubleVector s32 = s30;
      DoubleVector s33 = s30;
      for (int k = 0; k < depth; k++) {
        int at = yAt + k * TILE;
        int p = base + k * PANEL;
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, y, at);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, y, at + LENGTH);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, y, at + 2 * LENGTH);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, y, at + 3 * LENGTH);
        DoubleVector r = DoubleVector.broadcast(SPECIES, elements[p]);
        s00 = y0.fma(r, s00);
        s01 = y1.fma(r, s01);
        s02 = y2.fma(r, s02);
        s03 = y3.fma(r, s03);
        r = DoubleVector.broadcast(SPECIES, elements[p + 1]);
        s10 = y0.fma(r, s10);
        s11 = y1.fma(r, s11);
        s12 = y2.fma(r, s12);
        s13 = y3.fma(r, s13);
        r = DoubleVector.broadcast(SPECIES, elements[p + 2]);
        s20 = y0.fma(r, s20);
        s21 = y1.fma(r, s21);
        s22 = y2.fma(r, s22);
        s23 = y3.fma(r, s23);
        r = DoubleVector.broadcast(SPECIES, elements[p + 3]);
        s30 = y0.fma(r, s30);
        s31 = y1.fma(r, s31);
        s32 = y2.fma(r, s32);
        s33 = y3.fma(r, s33);
      }
      base += depth * PANEL;
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
    }
    q0.intoArray(q, qAt);
    q1.intoArray(q, qAt + LENGTH);
    q2.intoArray(q, qAt + 2 * LENGTH);
    q3.intoArray(q, qAt + 3 * LENGTH);
  }
}
