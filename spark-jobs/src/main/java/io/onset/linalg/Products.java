package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.util.Arrays;

/**
 * Products A^T B of matrices in tiles, by 32 x 32 blocks of the result: one chain of fused
 * multiply-adds an element, over the rows in ascending order, whatever the kernels.
 */
public final class Products {

  private static final int TILE = Kernels.TILE;

  /** Rows of both factors at a time: two tiles of them stay in the first-level cache. */
  private static final int DEPTH = 64;

  private Products() {}

  /** Which rows count for block I of the result's rows: what is known to be zero is left out. */
  enum Rows {
    /** All. */
    ALL,
    /** A is lower triangular: from row 32 I on. */
    FROM_DIAGONAL
  }

  /**
   * A^T B; a new matrix of the workspace.
   *
   * @param a r x m
   * @param b r' x n with r' &lt;= r: of A only its first r' rows count
   * @return m x n
   */
  public static Tiled transposedTimes(Workspace memory, Tiled a, Tiled b) {
    return transposedTimes(memory, a, b, Rows.ALL);
  }

  /** As {@link #transposedTimes(Workspace, Tiled, Tiled)} for a lower triangular A. */
  static Tiled lowerTransposedTimes(Workspace memory, Tiled a, Tiled b) {
    return transposedTimes(memory, a, b, Rows.FROM_DIAGONAL);
  }

  private static Tiled transposedTimes(Workspace memory, Tiled a, Tiled b, Rows rows) {
    Tiled product = memory.matrix(a.columns(), b.columns());
    for (int i = 0; i < a.tiles(); i++) {
      int from = rows == Rows.ALL ? 0 : i * TILE;
      for (int j = 0; j < b.tiles(); j++) {
        multiply(memory, a, i, b, j, from, b.rows(), product);
      }
    }
    return product;
  }

  /** L^T U of a lower and an upper triangular matrix: R2 R1 from L = R2^T and R1; zero below. */
  static Tiled upperProduct(Workspace memory, Tiled lower, Tiled upper) {
    Tiled product = memory.matrix(lower.columns(), upper.columns());
    Arrays.fill(product.data(), 0);
    for (int i = 0; i < lower.tiles(); i++) {
      for (int j = i; j < upper.tiles(); j++) {
        int to = Math.min(upper.rows(), (j + 1) * TILE);
        multiply(memory, lower, i, upper, j, i * TILE, to, product);
      }
    }
    return product;
  }

  /**
   * A^T A; a new matrix of the workspace.
   *
   * @param a r x c
   * @return c x c, of which only the blocks on and above the diagonal are written
   */
  public static Tiled gram(Workspace memory, Tiled a) {
    Tiled gram = memory.matrix(a.columns(), a.columns());
    for (int i = 0; i < a.tiles(); i++) {
      for (int j = i; j < a.tiles(); j++) {
        multiply(memory, a, i, a, j, 0, a.rows(), gram);
      }
    }
    return gram;
  }

  /**
   * out += scale A^T v.
   *
   * @param a r x c
   * @param v r values
   * @param out c values, modified
   */
  public static void addTransposedTimes(
      Workspace memory, double scale, Tiled a, double[] v, double[] out) {
    int mark = memory.mark();
    Tiled column = memory.matrix(a.rows(), 1);
    for (int k = 0; k < a.rows(); k++) {
      column.set(k, 0, scale * v[k]);
    }
    double[] block = memory.block();
    for (int tile = 0; tile < a.tiles(); tile++) {
      System.arraycopy(out, tile * TILE, block, 0, a.tileColumns(tile));
      add(memory.kernels(), column, 0, a, tile, 0, a.rows(), 1, block);
      System.arraycopy(block, 0, out, tile * TILE, a.tileColumns(tile));
    }
    memory.release(mark);
  }

  /** Block (i, j) of the result, of the rows from, ..., to - 1 of both factors. */
  private static void multiply(
      Workspace memory, Tiled a, int i, Tiled b, int j, int from, int to, Tiled product) {
    double[] block = memory.block();
    int rows = product.blockRows(i);
    Arrays.fill(block, 0);
    add(memory.kernels(), a, i, b, j, from, to, rows, block);
    System.arraycopy(block, 0, product.data(), product.at(j, i * TILE), rows * TILE);
  }

  /**
   * block += A_i^T B_j over the rows from, ..., to - 1 of two tiles.
   *
   * @param rows of the block: columns of A_i
   */
  static void add(
      Kernels kernels, Tiled a, int i, Tiled b, int j, int from, int to, int rows, double[] block) {
    for (int k = from; k < to; k += DEPTH) {
      int depth = Math.min(DEPTH, to - k);
      kernels.addProduct(a.data(), a.at(i, k), b.data(), b.at(j, k), rows, depth, block, 0);
    }
  }
}
