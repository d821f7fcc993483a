package io.onset.kernel;

import java.util.Arrays;

/**
 * A factor L of a quadratic form |L (y - m)|^2 = |L y + s|^2, s = -L m, packed in the order in
 * which {@link Kernels#forms} reads it: panels of {@value #ROWS} rows, in a panel column by column,
 * the rows' elements side by side, a column every {@value #STRIDE} numbers. Rows beyond the last
 * are zero. Of a triangular factor what is right of a panel's last diagonal element is left out.
 *
 * <p>Mutable, to be used again by the next trial; one object per thread.
 */
public final class RowPanels {

  /** Rows of a panel: with four vectors of points 24 sums, in 32 registers. */
  public static final int ROWS = 6;

  /** From one column of a panel to the next. */
  public static final int STRIDE = 8;

  private final int rows;
  private final int dimension;
  private final boolean triangular;
  private final double[] elements;
  private final double[] start;
  private final double[] row = new double[Kernels.TILE];

  private RowPanels(int rows, int dimension, boolean triangular) {
    this.rows = rows;
    this.dimension = dimension;
    this.triangular = triangular;
    int size = 0;
    for (int panel = 0; panel < panels(); panel++) {
      size += STRIDE * columns(panel);
    }
    this.elements = new double[size];
    this.start = new double[(panels() * ROWS + 3) / 4 * 4];
  }

  /** Room for a d x d lower triangular factor. */
  public static RowPanels triangular(int dimension) {
    return new RowPanels(dimension, dimension, true);
  }

  /** Room for a k x d factor. */
  public static RowPanels rectangular(int rows, int dimension) {
    return new RowPanels(rows, dimension, false);
  }

  /**
   * Takes a factor and s = -L m.
   *
   * @param factor L in tiles, rows x d; what is above the diagonal of a triangular L may be
   *     anything
   * @param mean m, length d
   */
  public void set(double[] factor, double[] mean) {
    Arrays.fill(start, 0);
    int at = 0;
    for (int panel = 0; panel < panels(); panel++) {
      for (int k = 0; k < columns(panel); k++) {
        int first = panel * ROWS;
        int from = triangular ? Math.max(first, k) : first;
        for (int i = from; i < first + rows(panel); i++) {
          double element = element(factor, i, k);
          elements[at + i - first] = element;
          start[i] = Math.fma(-element, mean[k], start[i]);
        }
        at += STRIDE;
      }
    }
  }

  private double element(double[] factor, int row, int column) {
    int tile = column / Kernels.TILE;
    return factor[(tile * rows + row) * Kernels.TILE + column % Kernels.TILE];
  }

  /** d. */
  public int dimension() {
    return dimension;
  }

  /** Whether L is lower triangular. */
  public boolean isTriangular() {
    return triangular;
  }

  /** Number of panels. */
  public int panels() {
    return (rows + ROWS - 1) / ROWS;
  }

  /** How many rows a panel has. */
  public int rows(int panel) {
    return Math.min(ROWS, rows - panel * ROWS);
  }

  /** How many columns a panel has. */
  public int columns(int panel) {
    return triangular ? panel * ROWS + rows(panel) : dimension;
  }

  /** L's elements in the order of the class description. */
  public double[] elements() {
    return elements;
  }

  /** Room for one row of a tile's results. */
  double[] row() {
    return row;
  }

  /** s, one value for each row, then zeros up to a multiple of 4. */
  public double[] start() {
    return start;
  }
}
