package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.util.Arrays;

/**
 * The Cholesky factor of a Gram matrix, written by blocks of 32 x 32 into the arrays of a {@link
 * Triangular}: what is known of the rows above is added by a product, the rest of a block is {@link
 * Kernels#factor} or {@link Kernels#substitute}.
 *
 * <p>All that is kept is -R: a block of -G, to which products of blocks of -R are added, is minus
 * what it would be, to the last bit.
 *
 * @param memory for blocks
 * @param negative receives -R, c x c, zero below the diagonals of its diagonal blocks
 * @param inverse receives 1/R_ii
 */
record Cholesky(Workspace memory, Tiled negative, double[] inverse) {

  private static final int TILE = Kernels.TILE;

  /**
   * Factors factor G + shift I by Cholesky, 32 rows of R at a time.
   *
   * @param factor 1 or -1
   * @return the condition's estimate; infinite where a pivot is not positive
   */
  double decompose(double factor, Tiled gram, double shift) {
    double greatest = 0;
    double least = 0;
    for (int i = 0; i < negative.tiles(); i++) {
      if (!decomposeRows(factor, gram, i, shift)) {
        return Double.POSITIVE_INFINITY;
      }
      for (int k = i * TILE; k < i * TILE + negative.blockRows(i); k++) {
        greatest = Math.max(greatest, factor * gram.get(k, k) + shift);
        least = Math.max(least, inverse[k] * inverse[k]);
      }
    }
    return greatest * least;
  }

  private boolean decomposeRows(double factor, Tiled gram, int i, double shift) {
    Kernels kernels = memory.kernels();
    double[] block = memory.block();
    int rows = negative.blockRows(i);
    for (int j = i; j < negative.tiles(); j++) {
      multiply(-factor, gram.data(), gram.at(j, i * TILE), rows, block);
      if (j == i) {
        addDiagonal(block, rows, -shift);
      }
      Products.add(kernels, negative, i, negative, j, 0, i * TILE, rows, block);
      int at = negative.at(j, i * TILE);
      if (j > i) {
        kernels.substitute(
            negative.data(), negative.at(i, i * TILE), inverse, i * TILE, block, 0, rows);
        System.arraycopy(block, 0, negative.data(), at, rows * TILE);
      } else if (!factorDiagonal(block, i, rows, at)) {
        return false;
      }
    }
    return true;
  }

  private static void multiply(double factor, double[] from, int at, int rows, double[] block) {
    for (int k = 0; k < rows * TILE; k++) {
      block[k] = factor * from[at + k];
    }
  }

  private static void addDiagonal(double[] block, int rows, double shift) {
    for (int k = 0; k < rows; k++) {
      block[k * TILE + k] += shift;
    }
  }

  private boolean factorDiagonal(double[] block, int i, int rows, int at) {
    double[] negated = memory.secondBlock();
    multiply(-1, block, 0, rows, block);
    if (memory.kernels().factor(block, negated, rows, inverse, i * TILE) < rows) {
      return false;
    }
    for (int k = 1; k < rows; k++) {
      Arrays.fill(negated, k * TILE, k * TILE + k, 0);
    }
    System.arraycopy(negated, 0, negative.data(), at, rows * TILE);
    return true;
  }
}
