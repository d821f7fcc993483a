package io.onset.linalg;

import io.onset.kernel.Kernels;

/**
 * An r x c matrix as the kernels read it, in {@linkplain Kernels tiles} of {@value Kernels#TILE}
 * columns: element (k, j) at {@code ((j / 32) * r + k) * 32 + j % 32}. What is beyond the last
 * column in its tile is not the matrix's and may be anything.
 *
 * <p>Mutable; {@link #data} is the array itself.
 */
public final class Tiled {

  private static final int TILE = Kernels.TILE;

  private final double[] data;
  private final int rows;
  private final int columns;

  /** A matrix in an array of {@link #length}; not copied. */
  Tiled(double[] data, int rows, int columns) {
    this.data = data;
    this.rows = rows;
    this.columns = columns;
  }

  /** A new matrix of zeros. */
  public static Tiled zeros(int rows, int columns) {
    return new Tiled(new double[length(rows, columns)], rows, columns);
  }

  /**
   * The length of an r x c matrix's array.
   *
   * @throws IllegalArgumentException if an array cannot be so long
   */
  static int length(int rows, int columns) {
    long tiles = (columns + TILE - 1L) / TILE;
    long length = tiles * rows * TILE;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + "x" + columns + " is beyond 2^31 numbers");
    }
    return (int) length;
  }

  /** Copies another matrix of the same shape into this one. */
  public Tiled set(Tiled other) {
    requireShape(other.rows, other.columns);
    System.arraycopy(other.data, 0, data, 0, data.length);
    return this;
  }

  /**
   * Writes the transposed of a matrix into the rows from {@code firstRow} on.
   *
   * @param other c x r', r' &lt;= r - firstRow
   */
  public Tiled setTransposed(Tiled other, int firstRow) {
    for (int from = 0; from < columns; from += TILE) {
      int width = Math.min(TILE, columns - from);
      for (int tile = 0; tile < other.tiles(); tile++) {
        int height = Math.min(TILE, other.columns - tile * TILE);
        transpose(
            other.data,
            other.at(tile, from),
            width,
            at(from / TILE, firstRow + tile * TILE),
            height);
      }
    }
    return this;
  }

  /** Copies a matrix of as many columns into the rows from {@code firstRow} on. */
  public Tiled setRows(Tiled other, int firstRow) {
    for (int tile = 0; tile < tiles(); tile++) {
      int length = other.rows * TILE;
      System.arraycopy(other.data, other.at(tile, 0), data, at(tile, firstRow), length);
    }
    return this;
  }

  /** Copies a matrix of the same shape, its columns in reversed order. */
  public Tiled setReversed(Tiled other) {
    requireShape(other.rows, other.columns);
    for (int i = 0; i < rows; i++) {
      setReversedRow(i, 1, other, i, columns);
    }
    return this;
  }

  /**
   * Writes the beginning of a row: a multiple of another matrix's row from its end backwards.
   *
   * @param other of as many columns
   * @param length how many elements
   */
  void setReversedRow(int row, double factor, Tiled other, int otherRow, int length) {
    int run;
    for (int j = 0; j < length; j += run) {
      int back = columns - 1 - j;
      int to = at(j / TILE, row) + j % TILE;
      int from = other.at(back / TILE, otherRow) + back % TILE;
      run = Math.min(length - j, Math.min(TILE - j % TILE, 1 + back % TILE));
      for (int k = 0; k < run; k++) {
        data[to + k] = factor * other.data[from - k];
      }
    }
  }

  /** Adds a multiple of a matrix of the same shape. */
  public Tiled add(double factor, Tiled other) {
    requireShape(other.rows, other.columns);
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.fma(factor, other.data[i], data[i]);
    }
    return this;
  }

  /** A block of another matrix, {@code width} rows of {@code height} elements, transposed. */
  private void transpose(double[] source, int sourceAt, int width, int at, int height) {
    for (int j = 0; j < width; j++) {
      int row = sourceAt + j * TILE;
      for (int i = 0; i < height; i++) {
        data[at + j + i * TILE] = source[row + i];
      }
    }
  }

  /** Multiplies every element. */
  public Tiled scale(double factor) {
    for (int i = 0; i < data.length; i++) {
      data[i] *= factor;
    }
    return this;
  }

  /** Element (k, j). */
  public double get(int row, int column) {
    return data[at(column / TILE, row) + column % TILE];
  }

  /** Overwrites element (k, j). */
  public void set(int row, int column, double value) {
    data[at(column / TILE, row) + column % TILE] = value;
  }

  /** Where a row of a tile begins. */
  public int at(int tile, int row) {
    return (tile * rows + row) * TILE;
  }

  /** The array, see the class description. */
  public double[] data() {
    return data;
  }

  /** r. */
  public int rows() {
    return rows;
  }

  /** c. */
  public int columns() {
    return columns;
  }

  /** How many tiles there are. */
  public int tiles() {
    return (columns + TILE - 1) / TILE;
  }

  /** How many of the rows 32 I to 32 I + 31 there are. */
  int blockRows(int block) {
    return Math.min(TILE, rows - block * TILE);
  }

  /** How many columns of a tile are the matrix's. */
  int tileColumns(int tile) {
    return Math.min(TILE, columns - tile * TILE);
  }

  /** sum of the squares of all elements, each column's by itself in ascending order. */
  public double sumOfSquares() {
    double sum = 0;
    for (int tile = 0; tile < tiles(); tile++) {
      double[] squares = new double[TILE];
      for (int k = at(tile, 0); k < at(tile, rows); k += TILE) {
        for (int j = 0; j < TILE; j++) {
          squares[j] = Math.fma(data[k + j], data[k + j], squares[j]);
        }
      }
      for (int j = 0; j < tileColumns(tile); j++) {
        sum += squares[j];
      }
    }
    return sum;
  }

  void requireShape(int expectedRows, int expectedColumns) {
    if (rows != expectedRows || columns != expectedColumns) {
      throw new IllegalArgumentException(
          "matrix is "
              + rows
              + "x"
              + columns
              + ", must be "
              + expectedRows
              + "x"
              + expectedColumns);
    }
  }
}
