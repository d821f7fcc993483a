package io.onset.kernel;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix of numbers made up from a seed, in tiles, at an odd place of a longer array.
 *
 * @param rows rows
 * @param columns columns, any number; the array holds whole tiles
 * @param at index of element (0, 0)
 * @param values the array
 */
record Tiled(int rows, int columns, int at, double[] values) {

  /** 2^64 over the golden ratio. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private static final int TILE = Kernels.TILE;

  /** Numbers between -1 and 1, every bit of the fraction used. */
  static Tiled of(long seed, int rows, int columns) {
    return of(seed, rows, columns, x -> x);
  }

  /** The same, mapped. */
  static Tiled of(long seed, int rows, int columns, DoubleUnaryOperator map) {
    int at = (int) (seed & 7);
    double[] values = numbers(seed, at + (columns + TILE - 1) / TILE * rows * TILE);
    return new Tiled(rows, columns, at, Arrays.stream(values).map(map).toArray());
  }

  /** Numbers between -1 and 1: a counter through the finaliser of splitmix64. */
  static double[] numbers(long seed, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> number(seed * STEP * STEP + (i + 1) * STEP));
    return values;
  }

  private static double number(long counter) {
    long z = (counter ^ counter >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) * 0x1p-63;
  }

  double get(int row, int column) {
    return values[at + (column / TILE * rows + row) * TILE + column % TILE];
  }

  /** Where a tile begins. */
  int tileAt(int tile) {
    return at + tile * rows * TILE;
  }
}
