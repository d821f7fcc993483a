package io.onset.kernel;

import java.util.Arrays;

/**
 * The left factor L of the forms |L y + s|^2 as the kernels read it: blocks of {@value #DEPTH}
 * columns, so that a block of a tile of points stays in the first-level cache; in a block panels of
 * four rows; in a panel column by column, the four rows' elements side by side. Rows beyond the
 * last are zero. Of a triangular factor what is above the diagonal's 4 x 4 blocks is left out.
 *
 * <p>Mutable, to be used again by the next trial; one object per thread.
 */
public final class RowPanels {

  /** Columns of a block: 32 KB of a tile of points. */
  public static final int DEPTH = 128;

  private final int rows;
  private final int dimension;
  private final boolean triangular;
  private final double[] elements;
  private final double[] start;

  /** 32 doubles for each row, or for each of four rows where there is one block. */
  private final double[] work;

  private RowPanels(int rows, int dimension, boolean triangular) {
    this.rows = rows;
    this.dimension = dimension;
    this.triangular = triangular;
    this.elements = new double[size(rows, dimension, triangular)];
    this.start = new double[panels() * Kernels.PANEL];
    this.work =
        dimension > DEPTH
            ? new double[start.length * Kernels.TILE]
            : new double[Kernels.PANEL * Kernels.TILE];
  }

  /** Room for a d x d lower triangular factor. */
  public static RowPanels triangular(int dimension) {
    return new RowPanels(dimension, dimension, true);
  }

  /** Room for a k x d factor. */
  public static RowPanels rectangular(int rows, int dimension) {
    return new RowPanels(rows, dimension, false);
  }

  private static int size(int rows, int dimension, boolean triangular) {
    int size = 0;
    for (int row = 0; row < rows; row += Kernels.PANEL) {
      size += Kernels.PANEL * columns(row, dimension, triangular);
    }
    return size;
  }

  private static int columns(int row, int dimension, boolean triangular) {
    return triangular ? Math.min(row + Kernels.PANEL, dimension) : dimension;
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
    for (int block = 0; block < dimension; block += DEPTH) {
      for (int panel = 0; panel < panels(); panel++) {
        for (int k = block; k < Math.min(block + DEPTH, columns(panel)); k++) {
          for (int i = panel * Kernels.PANEL; i < (panel + 1) * Kernels.PANEL; i++) {
            double element = i < rows && (!triangular || k <= i) ? element(factor, i, k) : 0;
            elements[at++] = element;
            start[i] = Math.fma(-element, mean[k], start[i]);
          }
        }
      }
    }
  }

  /** {@link Kernels#forms}, block by block of columns; with a panel's last its rows are squared. */
  void forms(Kernels kernels, double[] y, int yAt, double[] q, int qAt) {
    Arrays.fill(q, qAt, qAt + Kernels.TILE, 0);
    int at = 0;
    for (int from = 0; from < dimension; from += DEPTH) {
      for (int panel = 0; panel < panels(); panel++) {
        int zAt = dimension > DEPTH ? panel * Kernels.PANEL * Kernels.TILE : 0;
        int depth = Math.min(columns(panel) - from, DEPTH);
        if (from == 0) {
          begin(panel, zAt);
        }
        if (depth > 0) {
          kernels.addPanel(elements, at, y, yAt + from * Kernels.TILE, depth, work, zAt);
          at += Kernels.PANEL * depth;
        }
        if (depth > 0 && from + depth == columns(panel)) {
          kernels.addSquares(work, zAt, q, qAt);
        }
      }
    }
  }

  private void begin(int panel, int zAt) {
    for (int i = 0; i < Kernels.PANEL; i++) {
      int at = zAt + i * Kernels.TILE;
      Arrays.fill(work, at, at + Kernels.TILE, start[panel * Kernels.PANEL + i]);
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
    return (rows + Kernels.PANEL - 1) / Kernels.PANEL;
  }

  /** How many columns a panel has, those of earlier blocks included. */
  public int columns(int panel) {
    return columns(panel * Kernels.PANEL, dimension, triangular);
  }

  /** L's elements in the order of the class description. */
  public double[] elements() {
    return elements;
  }

  /** s, one value for each row. */
  public double[] start() {
    return start;
  }
}
