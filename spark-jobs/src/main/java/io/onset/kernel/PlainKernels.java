package io.onset.kernel;

import java.util.Arrays;

/** The kernels in plain Java: the reference for all others, and what runs where they cannot. */
final class PlainKernels implements Kernels {

  /** Blocks of a stream that are turned into normals together. */
  private static final int CHUNK = 256;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void addProduct(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    for (int i = 0; i < roundUp(rows); i++) {
      addRow(a, aAt + i, TILE, b, bAt, depth, c, cAt + i * TILE);
    }
  }

  /** c[j] += sum_k a[k stride] b[k][j], four terms to a pass. */
  private static void addRow(
      double[] a, int aAt, int stride, double[] b, int bAt, int depth, double[] c, int cAt) {
    int k = 0;
    for (; k + 3 < depth; k += 4) {
      int p = aAt + k * stride;
      addFour(a[p], a[p + stride], a[p + 2 * stride], a[p + 3 * stride], b, bAt + k * TILE, c, cAt);
    }
    for (; k < depth; k++) {
      addOne(a[aAt + k * stride], b, bAt + k * TILE, c, cAt);
    }
  }

  private static void addFour(
      double a0, double a1, double a2, double a3, double[] b, int bAt, double[] c, int cAt) {
    for (int j = 0; j < TILE; j++) {
      double sum = Math.fma(a0, b[bAt + j], c[cAt + j]);
      sum = Math.fma(a1, b[bAt + TILE + j], sum);
      sum = Math.fma(a2, b[bAt + 2 * TILE + j], sum);
      c[cAt + j] = Math.fma(a3, b[bAt + 3 * TILE + j], sum);
    }
  }

  private static void addOne(double a, double[] b, int bAt, double[] c, int cAt) {
    for (int j = 0; j < TILE; j++) {
      c[cAt + j] = Math.fma(a, b[bAt + j], c[cAt + j]);
    }
  }

  @Override
  public void outerSum(double[] x, int xAt, double[] y, int yAt, int rows, double[] c, int cAt) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < TILE; j++) {
        c[cAt + i * TILE + j] = x[xAt + i] + y[yAt + j];
      }
    }
  }

  @Override
  public void addSquaredDifferences(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    for (int i = 0; i < roundUp(rows); i++) {
      for (int k = 0; k < depth; k++) {
        addSquare(a[aAt + k * TILE + i], b, bAt + k * TILE, c, cAt + i * TILE);
      }
    }
  }

  private static void addSquare(double a, double[] b, int bAt, double[] c, int cAt) {
    for (int j = 0; j < TILE; j++) {
      double difference = a - b[bAt + j];
      c[cAt + j] = Math.fma(difference, difference, c[cAt + j]);
    }
  }

  @Override
  public void forms(RowPanels factor, double[] y, int yAt, double[] q, int qAt) {
    double[] row = factor.row();
    Arrays.fill(q, qAt, qAt + TILE, 0);
    int at = 0;
    for (int panel = 0; panel < factor.panels(); panel++) {
      int first = panel * RowPanels.ROWS;
      for (int i = 0; i < factor.rows(panel); i++) {
        Arrays.fill(row, factor.start()[first + i]);
        int depth = factor.columns(panel);
        addRow(factor.elements(), at + i, RowPanels.STRIDE, y, yAt, depth, row, 0);
        addSquares(row, q, qAt);
      }
      at += factor.columns(panel) * RowPanels.STRIDE;
    }
  }

  private static void addSquares(double[] row, double[] q, int qAt) {
    for (int j = 0; j < TILE; j++) {
      q[qAt + j] = Math.fma(row[j], row[j], q[qAt + j]);
    }
  }

  @Override
  public void addSingleProduct(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt) {
    float[] sums = new float[SINGLE_TILE];
    for (int i = 0; i < RowPanels.ROWS; i++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < depth; k++) {
        addSingle(a[aAt + k * RowPanels.STRIDE + i], b, bAt + k * SINGLE_TILE, sums);
      }
      for (int j = 0; j < SINGLE_TILE; j++) {
        c[cAt + i * SINGLE_TILE + j] += sums[j];
      }
    }
  }

  private static void addSingle(float a, float[] b, int bAt, float[] sums) {
    for (int j = 0; j < SINGLE_TILE; j++) {
      sums[j] = Math.fma(a, b[bAt + j], sums[j]);
    }
  }

  @Override
  public void addSingleSquares(float[] z, int zAt, float[] q, int qAt) {
    for (int i = 0; i < RowPanels.ROWS; i++) {
      for (int j = 0; j < SINGLE_TILE; j++) {
        float value = z[zAt + i * SINGLE_TILE + j];
        q[qAt + j] = Math.fma(value, value, q[qAt + j]);
      }
    }
  }

  @Override
  public void squaredDistances(double[] centre, double[] y, int yAt, double[] q, int qAt) {
    Arrays.fill(q, qAt, qAt + TILE, 0);
    for (int k = 0; k < centre.length; k++) {
      addSquare(centre[k], y, yAt + k * TILE, q, qAt);
    }
  }

  @Override
  public void addPowers(
      double[] x, int at, int rows, double origin, double scale, int leastPower, double[] sums) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < TILE; j++) {
        double exponent = (x[at + i * TILE + j] - origin) * scale;
        sums[j] += PowerOfTwo.of(exponent, leastPower);
      }
    }
  }

  @Override
  public double least(double[] x, int count) {
    double least = x[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, x[i]);
    }
    return least;
  }

  @Override
  public void normals(Philox philox, long first, int blocks, double[] out, int at) {
    new Pairs(Math.min(CHUNK, blocks)).normals(philox, first, blocks, out, at);
  }

  @Override
  public void substitute(
      double[] a, int aAt, double[] scale, int scaleAt, double[] b, int bAt, int rows) {
    for (int i = 0; i < rows; i++) {
      int at = bAt + i * TILE;
      addRow(a, aAt + i, TILE, b, bAt, i, b, at);
      for (int j = at; j < at + TILE; j++) {
        b[j] *= scale[scaleAt + i];
      }
    }
  }

  @Override
  public int factor(double[] c, double[] negative, int rows, double[] inverse, int inverseAt) {
    for (int i = 0; i < rows; i++) {
      int at = i * TILE;
      addRow(negative, i, TILE, c, 0, i, c, at);
      double pivot = c[at + i];
      if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
        return i;
      }
      double scale = 1 / Math.sqrt(pivot);
      inverse[inverseAt + i] = scale;
      for (int j = at; j < at + TILE; j++) {
        c[j] *= scale;
        negative[j] = -c[j];
      }
    }
    return rows;
  }

  private static int roundUp(int rows) {
    return (rows + 3) / 4 * 4;
  }
}
