package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.util.Arrays;

/**
 * The Cholesky factor of a Gram matrix, written by blocks of 32 x 32 into the arrays of a {@link
 * Triangular}: what is known of the rows above is subtracted by a product, the rest of a block is
 * {@link Kernels#factor} or {@link Kernels#substitute}.
 *
 * @param memory for blocks
 * @param upper receives R, c x c, zero below the diagonals of its diagonal blocks
 * @param negative receives -R
 * @param inverse receives 1/R_ii
 */
record Cholesky(Workspace memory, Tiled upper, Tiled negative, double[] inverse) {

  private static final int TILE = Kernels.TILE;

  /**
   * Factors G + shift I by Cholesky, 32 rows of R at a time.
   *
   * @return the condition's estimate; infinite where a pivot is not positive
   */
  double decompose(Tiled gram, double shift) {
    double greatest = 0;
    double least = 0;
    for (int i = 0; i < upper.tiles(); i++) {
      if (!decomposeRows(gram, i, shift)) {
        return Double.POSITIVE_INFINITY;
      }
      for (int k = i * TILE; k < i * TILE + upper.blockRows(i); k++) {
        greatest = Math.max(greatest, gram.get(k, k) + shift);
        least = Math.max(least, inverse[k] * inverse[k]);
      }
    }
    return greatest * least;
  }

  private boolean decomposeRows(Tiled gram, int i, double shift) {
    Kernels kernels = memory.kernels();
    double[] block = memory.block();
    int rows = upper.blockRows(i);
    for (int j = i; j < upper.tiles(); j++) {
      System.arraycopy(gram.data(), gram.at(j, i * TILE), block, 0, rows * TILE);
      if (j == i) {
        addDiagonal(block, rows, shift);
      }
      Products.add(kernels, negative, i, upper, j, 0, i * TILE, rows, block);
      if (j > i) {
        kernels.substitute(
            negative.data(), negative.at(i, i * TILE), inverse, i * TILE, block, 0, rows);
      } else if (!factorDiagonal(block, i, rows)) {
        return false;
      }
      store(block, i, j, rows);
    }
    return true;
  }

  private static void addDiagonal(double[] block, int rows, double shift) {
    for (int k = 0; k < rows; k++) {
      block[k * TILE + k] += shift;
    }
  }

  private boolean factorDiagonal(double[] block, int i, int rows) {
    double[] negated = memory.secondBlock();
    if (memory.kernels().factor(block, negated, rows, inverse, i * TILE) < rows) {
      return false;
    }
    for (int k = 1; k < rows; k++) {
      Arrays.fill(block, k * TILE, k * TILE + k, 0);
    }
    return true;
  }

  /** Writes a block of R and of -R. */
  private void store(double[] block, int i, int j, int rows) {
    int at = upper.at(j, i * TILE);
    System.arraycopy(block, 0, upper.data(), at, rows * TILE);
    double[] negated = negative.data();
    for (int k = 0; k < rows * TILE; k++) {
      negated[at + k] = -block[k];
    }
  }
}
