package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;
import static io.onset.kernel.RowPanels.STRIDE;

import io.onset.kernel.Kernels;
import io.onset.kernel.RowPanels;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#forms}, a panel of rows at a time: its sums, and then its squares, never leave the
 * registers. Register blocks as in {@link Panel}; those of eight lanes are {@link WideForms}. The
 * points' tile comes from the second-level cache where it is large: with six rows it is read slowly
 * enough. The first column comes before the loop: where four sums began as one broadcast, C2 copied
 * every sum once a step in two JVMs of five, and a trial at d = n = 100 took twice the time.
 */
final class Forms {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  /** Numbers of a tile for one of a panel. */
  private static final int COLUMN = TILE / STRIDE;

  private Forms() {}

  /** q[j] = |L y_j + s|^2 for the 32 points of a tile. */
  static void evaluate(RowPanels factor, double[] y, int yAt, double[] q, int qAt) {
    Arrays.fill(q, qAt, qAt + TILE, 0);
    int at = 0;
    for (int panel = 0; panel < factor.panels(); panel++) {
      if (LENGTH == 8) {
        addWide(factor, panel, at, y, yAt, q, qAt);
      } else {
        addNarrow(factor, panel, at, y, yAt, q, qAt);
      }
      at += factor.columns(panel) * STRIDE;
    }
  }

  private static void addWide(
      RowPanels factor, int panel, int at, double[] y, int yAt, double[] q, int qAt) {
    int row = panel * RowPanels.ROWS;
    int depth = factor.columns(panel);
    if (factor.rows(panel) > 4) {
      WideForms.addSix(factor, at, row, depth, y, yAt, q, qAt);
    } else {
      WideForms.addFour(factor, at, row, depth, y, yAt, q, qAt);
    }
  }

  private static void addNarrow(
      RowPanels factor, int panel, int at, double[] y, int yAt, double[] q, int qAt) {
    int row = panel * RowPanels.ROWS;
    int depth = factor.columns(panel);
    for (int i = 0; i < factor.rows(panel); i += 2) {
      for (int j = 0; j < TILE; j += 4 * LENGTH) {
        addTwo(factor, at + i, row + i, depth, y, yAt + j, q, qAt + j);
      }
    }
  }

  /** Two rows. */
  private static void addTwo(
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
    q0.intoArray(q, at);
    q1.intoArray(q, at + LENGTH);
    q2.intoArray(q, at + 2 * LENGTH);
    q3.intoArray(q, at + 3 * LENGTH);
  }
}
