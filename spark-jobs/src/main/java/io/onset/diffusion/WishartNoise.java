package io.onset.diffusion;

import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;
import java.util.Arrays;

/**
 * The forward noise z of n points as far as a fit depends on it, for n - 1 &gt;= 2 d: some 2 d^2
 * random numbers instead of n d.
 *
 * <p>A fit asks for the cross products of the centred y and x = y + r z, and for the mean of z.
 * That mean is N(0, I/n), independent of the centred z. Let y = Q R with R^T R = y^T y. Then, given
 * y, G = Q^T z is a d x d matrix of standard normals, and independent of it z^T z - G^T G, what is
 * left of z beside the span of y, a Wishart matrix of n - 1 - d degrees of freedom: B B^T with B
 * lower triangular, standard normals below its diagonal, and on it chi variates of n - 1 - d - i
 * degrees of freedom, i = 0, ..., d - 1 [Bartlett 1933]. So the products x^T x, x^T y, y^T y of
 *
 * <pre>x = (R + r G over r B^T),   y = (R over 0),</pre>
 *
 * both 2 d x d, have the law of those of the whole matrices, jointly with the training set.
 *
 * @param projection d + 1 points of R^d, standard normals: the rows of G, and sqrt(n) times the
 *     mean of z
 * @param below d points of R^d: the rows of B, of which only what is below the diagonal counts
 * @param diagonal the d elements on the diagonal of B; not to be written to
 */
public record WishartNoise(PointSet projection, PointSet below, double[] diagonal) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  public WishartNoise {
    int d = diagonal.length;
    if (projection.count() != d + 1 || below.count() != d || projection.dimension() != d) {
      throw new IllegalArgumentException(
          "projection must be (d+1) x d and below d x d, got %d x %d and %d x %d with d = %d"
              .formatted(
                  projection.count(), projection.dimension(), below.count(), below.dimension(), d));
    }
  }

  /** Whether n points of R^d are enough: n - 1 &gt;= 2 d. */
  public static boolean suits(int count, int dimension) {
    return count - 1L >= 2L * dimension;
  }

  /** The mean of z; d values, a new array of the workspace. */
  double[] mean(Workspace memory, int count) {
    double[] mean = memory.array(diagonal.length);
    for (int f = 0; f < mean.length; f++) {
      mean[f] = projection.get(mean.length, f) / Math.sqrt(count);
    }
    return mean;
  }

  /** x = (R + r G over r B^T), 2 d x d; a new matrix of the workspace. */
  Tiled inputs(Workspace memory, Triangular root, double ratio) {
    int d = diagonal.length;
    Tiled upper = root.transposed();
    double[] sum = upper.data();
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.fma(ratio, projection.tiles()[i], sum[i]);
    }
    Tiled x = memory.matrix(2 * d, d).setTransposed(upper, 0);
    for (int j = 0; j < d; j++) {
      for (int tile = 0; tile < x.tiles(); tile++) {
        writeFactor(j, tile, ratio, x);
      }
    }
    return x;
  }

  /**
   * Part of row j of r B^T: B_ij for the i of a tile. Points lie in tiles as B's rows do in x's.
   */
  private void writeFactor(int j, int tile, double ratio, Tiled x) {
    int from = below.tileAt(tile) + j * Kernels.TILE;
    int to = x.at(tile, diagonal.length + j);
    int zeros = Math.max(0, Math.min(Kernels.TILE, j - tile * Kernels.TILE));
    Arrays.fill(x.data(), to, to + zeros, 0);
    for (int i = zeros; i < Kernels.TILE; i++) {
      x.data()[to + i] = ratio * below.tiles()[from + i];
    }
    if (j / Kernels.TILE == tile) {
      x.data()[to + zeros] = ratio * diagonal[j];
    }
  }

  /** y = (R over 0), 2 d x d; a new matrix of the workspace. */
  Tiled outputs(Workspace memory, Triangular root) {
    int d = diagonal.length;
    Tiled y = memory.matrix(2 * d, d);
    Arrays.fill(y.data(), 0);
    return y.setTransposed(root.transposed(), 0);
  }
}
