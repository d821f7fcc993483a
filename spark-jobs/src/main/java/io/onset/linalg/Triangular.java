package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The upper triangular factor R with a positive diagonal of a sum of squares, R^T R = A^T A + e^2
 * I.
 *
 * <p>Three ways, the first that is accurate enough; which one is a function of the numbers alone.
 *
 * <ul>
 *   <li>{@link Factoring#CHOLESKY} and {@link Factoring#CHOLESKY_TWICE}, see {@link
 *       AccurateCholesky}.
 *   <li>{@link Factoring#HOUSEHOLDER}: reflections of A itself, the same error whatever the
 *       condition; slow.
 * </ul>
 *
 * <p>Lives in a workspace and as long as what that has handed out.
 */
public final class Triangular {

  private static final int TILE = Kernels.TILE;

  private final Workspace memory;
  private final Tiled negative;
  private final double[] inverse;
  private final Factoring factoring;
  private Tiled almostOrthogonal;
  private Triangular second;

  /** Room for a Cholesky factor. */
  Triangular(Workspace memory, int size) {
    this(memory, memory.matrix(size, size), Factoring.CHOLESKY);
  }

  /** Of -R. */
  private Triangular(Workspace memory, Tiled negative, Factoring factoring) {
    this.memory = memory;
    this.negative = negative;
    this.inverse = memory.array(negative.rows());
    this.factoring = factoring;
  }

  /**
   * The factor R of A^T A + e^2 I.
   *
   * @param a r x c, not modified; r &gt;= c where e = 0
   * @param e the square root of what is added to the diagonal, &gt;= 0
   * @throws NumericalFailure where a column of A is a combination of others
   */
  public static Triangular factor(Workspace memory, Tiled a, double e) {
    return factor(memory, a, Products.gram(memory, a), e);
  }

  /** As {@link #factor(Workspace, Tiled, double)}, for a known A^T A, see {@link Products#gram}. */
  public static Triangular factor(Workspace memory, Tiled a, Tiled gram, double e) {
    return new AccurateCholesky(memory, () -> a, e)
        .factor(gram)
        .orElseGet(() -> of(memory, Householder.factor(a, e), Factoring.HOUSEHOLDER));
  }

  /**
   * The factor R of a known A^T A that is smooth by itself, as where e is positive; A is asked for
   * only where it is needed.
   *
   * @throws NumericalFailure where a column of A is a combination of others
   */
  public static Triangular factor(Workspace memory, Supplier<Tiled> a, Tiled gram) {
    return new AccurateCholesky(memory, a, 0)
        .factor(gram, AccurateCholesky.ONCE_SMOOTHED)
        .orElseGet(() -> of(memory, Householder.factor(a.get(), 0), Factoring.HOUSEHOLDER));
  }

  /**
   * The Cholesky factor R of a positive definite matrix, R^T R = G up to rounding errors of G's
   * norm; nothing where a pivot is not positive.
   *
   * @param gram G, the blocks on and above the diagonal
   */
  public static Optional<Triangular> ofPositive(Workspace memory, Tiled gram) {
    return ofPositive(memory, 1, gram, 0);
  }

  /** The same of I - G. */
  public static Optional<Triangular> ofComplement(Workspace memory, Tiled gram) {
    return ofPositive(memory, -1, gram, 1);
  }

  private static Optional<Triangular> ofPositive(
      Workspace memory, double factor, Tiled gram, double shift) {
    Triangular root = new Triangular(memory, gram.rows());
    boolean positive = root.decompose(factor, gram, shift) < Double.POSITIVE_INFINITY;
    return positive ? Optional.of(root) : Optional.empty();
  }

  /** Takes R, zero below its diagonal blocks' diagonals; overwrites it. */
  static Triangular of(Workspace memory, Tiled upper, Factoring factoring) {
    return ofNegative(memory, upper.scale(-1), factoring);
  }

  /** R2 R1 for a factor R1 of what is left after R2: Q^T Q = R2^T R2 for an almost orthogonal Q. */
  static Triangular twice(Triangular first, Triangular second, Tiled almostOrthogonal) {
    Workspace memory = first.memory;
    Tiled product = Products.upperProduct(memory, second.transposed(), first.negative);
    Triangular twice = ofNegative(memory, product, Factoring.CHOLESKY_TWICE);
    twice.almostOrthogonal = almostOrthogonal;
    twice.second = second;
    return twice;
  }

  private static Triangular ofNegative(Workspace memory, Tiled negative, Factoring factoring) {
    Triangular factor = new Triangular(memory, negative, factoring);
    for (int i = 0; i < factor.size(); i++) {
      factor.inverse[i] = 1 / factor.get(i, i);
    }
    return factor;
  }

  /** Overwrites it by the Cholesky factor of factor G + shift I; see {@link Cholesky#decompose}. */
  double decompose(double factor, Tiled gram, double shift) {
    return new Cholesky(memory, negative, inverse).decompose(factor, gram, shift);
  }

  /**
   * Overwrites B by R^-T B.
   *
   * @param b c x k, overwritten
   * @return b
   */
  public Tiled solveTransposed(Tiled b) {
    requireInvertible();
    for (int j = 0; j < b.tiles(); j++) {
      solve(b, j, 0);
    }
    return b;
  }

  /** R^-T, lower triangular; c x c, a new matrix of the workspace. */
  public Tiled inverseTransposed() {
    requireInvertible();
    int c = size();
    Tiled lower = memory.matrix(c, c);
    Arrays.fill(lower.data(), 0);
    for (int k = 0; k < c; k++) {
      lower.set(k, k, 1);
    }
    for (int j = 0; j < lower.tiles(); j++) {
      solve(lower, j, j);
    }
    return lower;
  }

  /** One tile of B, whose blocks of rows before the first are zero. */
  private void solve(Tiled b, int j, int first) {
    Kernels kernels = memory.kernels();
    double[] block = memory.block();
    double[] left = negative.data();
    for (int i = first; i < negative.tiles(); i++) {
      int rows = negative.blockRows(i);
      int at = b.at(j, i * TILE);
      System.arraycopy(b.data(), at, block, 0, rows * TILE);
      Products.add(kernels, negative, i, b, j, first * TILE, i * TILE, rows, block);
      kernels.substitute(left, negative.at(i, i * TILE), inverse, i * TILE, block, 0, rows);
      System.arraycopy(block, 0, b.data(), at, rows * TILE);
    }
  }

  /** Overwrites v by R^-T v; v has at least c elements. */
  public double[] solveTransposed(double[] v) {
    requireInvertible();
    for (int k = 0; k < size(); k++) {
      double z = v[k] * inverse[k];
      v[k] = z;
      for (int tile = k / TILE; tile < negative.tiles(); tile++) {
        int from = Math.max(k + 1, tile * TILE);
        int row = negative.at(tile, k) - tile * TILE;
        for (int j = from; j < tile * TILE + negative.tileColumns(tile); j++) {
          v[j] = Math.fma(z, negative.data()[row + j], v[j]);
        }
      }
    }
    return v;
  }

  /** Overwrites v by R^-1 v; v has at least c elements. */
  public double[] solve(double[] v) {
    requireInvertible();
    for (int k = size() - 1; k >= 0; k--) {
      double sum = v[k];
      for (int tile = k / TILE; tile < negative.tiles(); tile++) {
        int from = Math.max(k + 1, tile * TILE);
        int row = negative.at(tile, k) - tile * TILE;
        for (int j = from; j < tile * TILE + negative.tileColumns(tile); j++) {
          sum = Math.fma(negative.data()[row + j], v[j], sum);
        }
      }
      v[k] = sum * inverse[k];
    }
    return v;
  }

  /**
   * Q^T y for (A over e I) = Q R and y over zeros.
   *
   * @param a the A of this factor
   * @param y r x m
   * @return c x m, a new matrix of the workspace
   */
  Tiled project(Tiled a, Tiled y) {
    return second == null
        ? solveTransposed(Products.transposedTimes(memory, a, y))
        : second.solveTransposed(Products.transposedTimes(memory, almostOrthogonal, y));
  }

  /** R^T, zero above its diagonal; c x c, a new matrix of the workspace. */
  public Tiled transposed() {
    int c = size();
    Tiled lower = memory.matrix(c, c).setTransposed(negative, 0).scale(-1);
    for (int tile = 0; tile < lower.tiles(); tile++) {
      for (int k = 0; k < Math.min(c, (tile + 1) * TILE); k++) {
        int from = lower.at(tile, k) + Math.max(0, k + 1 - tile * TILE);
        Arrays.fill(lower.data(), from, lower.at(tile, k + 1), 0);
      }
    }
    return lower;
  }

  /**
   * f J R J for the reversal J of the coordinates: the lower triangular T of T^T T = f^2 J G J;
   * what is above its diagonal may be anything.
   *
   * @return c x c, a new matrix of the workspace
   */
  public Tiled reversed(double factor) {
    int c = size();
    Tiled lower = memory.matrix(c, c);
    for (int i = 0; i < c; i++) {
      lower.setReversedRow(i, -factor, negative, c - 1 - i, i + 1);
    }
    return lower;
  }

  /** log |det R|^2 = 2 sum_i log |R_ii|. */
  public double logDeterminantSquared() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += StrictMath.log(get(i, i));
    }
    return 2 * sum;
  }

  /** R_ij for i &lt;= j, 0 otherwise. */
  public double get(int row, int column) {
    return row <= column ? -negative.get(row, column) : 0;
  }

  /** c. */
  public int size() {
    return negative.rows();
  }

  /** How R was made. */
  public Factoring factoring() {
    return factoring;
  }

  private void requireInvertible() {
    for (int i = 0; i < size(); i++) {
      if (!(get(i, i) > 0)) {
        throw new NumericalFailure("triangular factor is singular at " + i + ": " + get(i, i));
      }
    }
  }
}
