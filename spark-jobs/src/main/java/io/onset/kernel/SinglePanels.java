package io.onset.kernel;

import java.util.Arrays;

/**
 * A single-precision copy of {@link RowPanels}, in the same order: the forms |L y + s|^2 of a tile
 * of 64 points at twice the speed, for who only has to know which of them are large.
 *
 * <p>The terms of one block of columns are one fma chain from zero, the blocks' sums are added to s
 * in order: {@link #roundings} is the greatest number of roundings that a term goes through.
 *
 * <p>Mutable, to be used again by the next trial; one object per thread.
 */
public final class SinglePanels {

  private static final int TILE = Kernels.SINGLE_TILE;

  /** Columns of a block. */
  static final int DEPTH = 128;

  private final RowPanels factor;
  private final float[] elements;
  private final float[] start;
  private final float[] work = new float[RowPanels.ROWS * TILE];

  /** Room for a copy of the given panels, which are read again at every {@link #copy}. */
  public SinglePanels(RowPanels factor) {
    this.factor = factor;
    this.elements = new float[factor.elements().length];
    this.start = new float[factor.start().length];
  }

  /** Takes what the panels hold now, every number rounded. */
  public void copy() {
    round(factor.elements(), elements);
    round(factor.start(), start);
  }

  private static void round(double[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
  }

  /**
   * The most roundings of a term of L y + s on its way into a row's result: of both its factors, in
   * a block's chain, in the sums of blocks.
   */
  public int roundings() {
    int blocks = (factor.dimension() + DEPTH - 1) / DEPTH;
    return 2 + Math.min(factor.dimension(), DEPTH) + blocks;
  }

  /**
   * q[j] = |L y_j + s|^2 for the 64 points of a tile; the squares are one fma chain, rows
   * ascending.
   *
   * @param y the points' tile, from {@code yAt}: d rows of 64
   * @param q the forms, from {@code qAt}; overwritten
   */
  public void forms(Kernels kernels, float[] y, int yAt, float[] q, int qAt) {
    Arrays.fill(q, qAt, qAt + TILE, 0);
    int at = 0;
    for (int panel = 0; panel < factor.panels(); panel++) {
      begin(panel);
      int columns = factor.columns(panel);
      for (int from = 0; from < columns; from += DEPTH) {
        int depth = Math.min(columns - from, DEPTH);
        kernels.addSingleProduct(elements, at, y, yAt + from * TILE, depth, work, 0);
        at += RowPanels.STRIDE * depth;
      }
      kernels.addSingleSquares(work, 0, q, qAt);
    }
  }

  private void begin(int panel) {
    for (int i = 0; i < RowPanels.ROWS; i++) {
      Arrays.fill(work, i * TILE, (i + 1) * TILE, start[panel * RowPanels.ROWS + i]);
    }
  }
}
