package io.onset.kernel;

/**
 * The inner loops of a trial, behind which plain Java and vector code are interchangeable: the same
 * operations in the same order, hence the same bits, whatever the backend and its vector width.
 *
 * <p>What makes that possible: lanes run over points or stream positions, never over the terms of
 * one sum; every element is one chain of fused multiply-adds in a fixed order; sums over points go
 * into {@value #TILE} running sums, one for each position within a tile; powers of two are our own
 * polynomial.
 *
 * <p><b>Tiles.</b> Operands are r x c matrices in tiles of {@value #TILE} columns: element (k, j)
 * is at {@code ((j / 32) * r + k) * 32 + j % 32}. A kernel gets an array and the index where a tile
 * begins. Indices are not checked beyond what the JVM does: the callers, all in this project, are
 * the ones to know.
 */
public interface Kernels {

  /** Columns of a tile: four vectors of the widest kind. */
  int TILE = 32;

  /** Columns of a tile in single precision: four vectors of the widest kind. */
  int SINGLE_TILE = 64;

  /**
   * The fastest backend of this JVM, or what {@linkplain Backend its system properties} say; the
   * same at every call.
   *
   * @throws IllegalArgumentException if one of those properties has no valid value
   */
  static Kernels best() {
    return Backend.here().kernels();
  }

  /** The name in a manifest: {@code plain}, {@code vector-512}, {@code vector-256} ... */
  String name();

  /**
   * c[i][j] += sum_k a[k][i] b[k][j], 0 &lt;= i &lt; rows, 0 &lt;= j &lt; 32: one fma chain an
   * element, k ascending, beginning with c[i][j].
   *
   * @param a the left tile, from {@code aAt}: {@code depth} rows; its columns are the rows of c
   * @param b the right tile, from {@code bAt}: {@code depth} rows
   * @param rows 1 to 32, rounded up to a multiple of 4
   * @param depth the number of terms, 0 included
   * @param c the result, from {@code cAt}: rows of 32; another array
   */
  void addProduct(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt);

  /**
   * c[i][j] = x[i] + y[j], 0 &lt;= i &lt; rows, 0 &lt;= j &lt; 32.
   *
   * @param x from {@code xAt}, one value a row
   * @param y from {@code yAt}, 32 values
   * @param c from {@code cAt}: rows of 32; overwritten
   */
  void outerSum(double[] x, int xAt, double[] y, int yAt, int rows, double[] c, int cAt);

  /**
   * c[i][j] += sum_k (a[k][i] - b[k][j])^2, otherwise as {@link #addProduct}: the difference
   * rounded, then one fma.
   */
  void addSquaredDifferences(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt);

  /**
   * q[j] = sum_i z_i[j]^2 with z_i[j] = start_i + sum_k L[i][k] y[k][j], for the 32 points of a
   * tile: both sums fma chains in ascending order.
   *
   * @param factor L and start
   * @param y the points' tile, from {@code yAt}
   * @param q the forms, from {@code qAt}; overwritten
   */
  void forms(RowPanels factor, double[] y, int yAt, double[] q, int qAt);

  /**
   * A panel's rows in single precision, c[i][j] += sum_k a[k][i] b[k][j], 0 &lt;= i &lt; 6, 0 &lt;=
   * j &lt; 64: one fma chain an element, k ascending, beginning with zero, and then one addition.
   *
   * @param a columns as in {@link RowPanels}, from {@code aAt}
   * @param b the points' tile, from {@code bAt}: {@code depth} rows of 64
   * @param depth the number of terms, 1 at the least
   * @param c the result, from {@code cAt}: rows of 64; another array
   */
  void addSingleProduct(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt);

  /**
   * q[j] += sum_i z[i][j]^2 in single precision, 0 &lt;= i &lt; 6, 0 &lt;= j &lt; 64: one fma
   * chain, i ascending.
   *
   * @param z rows of 64, from {@code zAt}
   * @param q the sums, from {@code qAt}; modified
   */
  void addSingleSquares(float[] z, int zAt, float[] q, int qAt);

  /**
   * q[j] = sum_k (y[k][j] - centre[k])^2 for the 32 points of a tile, k ascending, one fma chain.
   *
   * @param centre d coordinates
   * @param y the points' tile, from {@code yAt}
   * @param q the squared distances, from {@code qAt}; overwritten
   */
  void squaredDistances(double[] centre, double[] y, int yAt, double[] q, int qAt);

  /**
   * sums[j] += sum_i 2<sup>t</sup>, t = scale (x[i][j] - origin), i ascending; the powers are those
   * of {@link PowerOfTwo#of(double, int)}.
   *
   * @param x from {@code at}: rows of 32; t is at most 1000
   * @param leastPower the least k of a 2<sup>k</sup> that counts; terms below it are zero; or
   *     {@link PowerOfTwo#ALL_COUNT}
   * @param sums 32 running sums, modified
   */
  void addPowers(
      double[] x, int at, int rows, double origin, double scale, int leastPower, double[] sums);

  /**
   * The least of x[0..count-1], no NaN among them; -0.0 is less than 0.0.
   *
   * @param count &gt;= 1
   */
  double least(double[] x, int count);

  /**
   * Writes the pairs of normals of blocks first .. first + blocks - 1 of a stream, with the bits of
   * {@link Pairs#normals}; up to 2<sup>32</sup> blocks there are.
   *
   * @param philox the stream's random bits
   * @param first number of the first block
   * @param blocks how many, 0 included
   * @param out 2 {@code blocks} numbers from {@code at}; overwritten
   */
  void normals(Philox philox, long first, int blocks, double[] out, int at);

  /**
   * Forward substitution in a block, overwriting b: b[i][j] = (b[i][j] + sum_{k&lt;i} a[k][i]
   * b[k][j]) scale[i], i ascending; the sum is one fma chain, k ascending, beginning with b[i][j].
   * With a = -R and scale = 1/R_ii this is R^-T b.
   *
   * @param a rows of 32 from {@code aAt}; what is above its diagonal is read
   * @param scale one factor a row, from {@code scaleAt}
   * @param b the block, from {@code bAt}: rows of 32; another array
   * @param rows 0 to 32
   */
  void substitute(double[] a, int aAt, double[] scale, int scaleAt, double[] b, int bAt, int rows);

  /**
   * The Cholesky factor R of a block, R^T R = c, row by row from the top: (c[i][j] + sum_{k&lt;i}
   * negative[k][i] c[k][j])/R_ii as in {@link #substitute}, R_ii the root of what the sum is for j
   * = i. What it writes below the diagonal has no meaning.
   *
   * @param c the symmetric block from 0 on, rows of 32; overwritten by R
   * @param negative room for 32 rows of 32, overwritten by -R; another array
   * @param rows 0 to 32
   * @param inverse overwritten from {@code inverseAt} by 1/R_ii
   * @return the first row whose R_ii^2 is not positive and finite, where the factor ends; {@code
   *     rows} if there is none
   */
  int factor(double[] c, double[] negative, int rows, double[] inverse, int inverseAt);
}
