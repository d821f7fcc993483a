package io.onset.kernel;

import static io.onset.kernel.Kernels.TILE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every backend has the bits of {@link SlowKernels}, whatever the sizes and places. */
class KernelsTest {

  private static final int[] DEPTHS = {0, 1, 3, 4, 5, 7, 8, 9, 63, 64, 65, 127, 128, 129, 300};
  private static final int[] COUNTS = {1, 7, 8, 9, 63, 64, 65, 1000, 10_007};
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 31, 32, 33, 100, 128, 129, 256
  };

  /** Before and behind a result, to see that nothing else is written. */
  private static final int MARGIN = 5;

  private static void requireEqual(double[] expected, double[] actual, String size) {
    for (int i = 0; i < expected.length; i++) {
      long bits = Double.doubleToLongBits(expected[i]);
      int index = i;
      assertEquals(bits, Double.doubleToLongBits(actual[i]), () -> size + " at " + index);
    }
  }

  /** The expected array: what was there, but from {@link #MARGIN} on the given elements. */
  private static double[] within(double[] before, int count, IntToDoubleFunction element) {
    double[] expected = before.clone();
    for (int i = 0; i < count; i++) {
      expected[MARGIN + i] = element.applyAsDouble(i);
    }
    return expected;
  }

  @ParameterizedTest
  @EnumSource
  void addProduct(AnyBackend backend) {
    requireBlocks(backend.kernels()::addProduct, SlowKernels::product);
  }

  @ParameterizedTest
  @EnumSource
  void addSquaredDifferences(AnyBackend backend) {
    requireBlocks(backend.kernels()::addSquaredDifferences, SlowKernels::squaredDifferences);
  }

  private interface BlockKernel {
    void add(double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt);
  }

  private interface BlockElement {
    double of(Tiled a, int i, Tiled b, int j, double c);
  }

  private static void requireBlocks(BlockKernel kernel, BlockElement element) {
    for (int depth : DEPTHS) {
      Tiled a = Tiled.of(depth + 1, depth, TILE);
      Tiled b = Tiled.of(depth + 2, depth, TILE);
      for (int rows : new int[] {1, 2, 3, 4, 5, 8, 9, 13, 17, 21, 25, 29, 32}) {
        double[] c = Tiled.numbers(rows, TILE * TILE + 2 * MARGIN);
        int written = (rows + 3) / 4 * 4 * TILE;
        double[] expected =
            within(c, written, i -> element.of(a, i / TILE, b, i % TILE, c[MARGIN + i]));
        kernel.add(a.values(), a.at(), b.values(), b.at(), rows, depth, c, MARGIN);
        requireEqual(expected, c, rows + " rows of " + depth + " terms");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void outerSum(AnyBackend backend) {
    double[] x = Tiled.numbers(1, 2 * TILE);
    double[] y = Tiled.numbers(2, 2 * TILE);
    for (int rows = 0; rows <= TILE; rows++) {
      double[] c = Tiled.numbers(rows, TILE * TILE + 2 * MARGIN);
      double[] expected = within(c, rows * TILE, i -> x[3 + i / TILE] + y[7 + i % TILE]);
      backend.kernels().outerSum(x, 3, y, 7, rows, c, MARGIN);
      requireEqual(expected, c, rows + " rows");
    }
  }

  @ParameterizedTest
  @EnumSource
  void formsOfTriangularFactors(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      requireForms(backend.kernels(), RowPanels.triangular(d), Tiled.of(d, d, d));
    }
  }

  @ParameterizedTest
  @EnumSource
  void formsOfRectangularFactors(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      for (int rows : new int[] {1, 3, 4, 5, 6, 9, 12, 32, 33}) {
        requireForms(backend.kernels(), RowPanels.rectangular(rows, d), Tiled.of(d, rows, d));
      }
    }
    requireForms(backend.kernels(), RowPanels.rectangular(130, 300), Tiled.of(1, 130, 300));
  }

  /** Two tiles of points, and the factor set twice, for panels are used again. */
  private static void requireForms(Kernels kernels, RowPanels panels, Tiled random) {
    Tiled factor = new Tiled(random.rows(), random.columns(), 0, random.values());
    Tiled y = Tiled.of(3, factor.columns(), 2 * TILE);
    panels.set(Tiled.of(4, factor.rows(), factor.columns()).values(), new double[factor.columns()]);
    double[] mean = Tiled.numbers(5, factor.columns());
    panels.set(factor.values(), mean);
    double[] q = Tiled.numbers(6, 2 * TILE + 2 * MARGIN);
    double[] expected =
        within(q, 2 * TILE, j -> SlowKernels.form(factor, mean, panels.isTriangular(), y, j));
    kernels.forms(panels, y.values(), y.tileAt(1), q, MARGIN + TILE);
    kernels.forms(panels, y.values(), y.tileAt(0), q, MARGIN);
    requireEqual(expected, q, factor.rows() + " x " + factor.columns());
  }

  @ParameterizedTest
  @EnumSource
  void squaredDistances(AnyBackend backend) {
    for (int d : DEPTHS) {
      Tiled y = Tiled.of(d + 1, d, TILE);
      double[] centre = Tiled.numbers(d, d);
      double[] q = Tiled.numbers(7, TILE + 2 * MARGIN);
      double[] expected = within(q, TILE, j -> SlowKernels.squaredDistance(centre, y, j));
      backend.kernels().squaredDistances(centre, y.values(), y.at(), q, MARGIN);
      requireEqual(expected, q, d + " features");
    }
  }

  /** From 1000 down to where all is zero, by rows up to those of 10,007 numbers. */
  @ParameterizedTest
  @EnumSource
  void addPowers(AnyBackend backend) {
    for (int count : COUNTS) {
      int rows = (count + TILE - 1) / TILE;
      requirePowers(backend.kernels(), Tiled.of(count, rows, TILE, x -> 1040 * x - 40));
      requirePowers(backend.kernels(), Tiled.of(count, rows, TILE, x -> 36 * x - 36));
      requirePowers(backend.kernels(), Tiled.of(count, rows, TILE, x -> 0x1p-40 * x));
    }
  }

  private static void requirePowers(Kernels kernels, Tiled x) {
    for (int leastPower : new int[] {PowerOfTwo.LEAST_POWER, -72, 0}) {
      requirePowers(kernels, x, 0, 1, leastPower);
      requirePowers(kernels, x, -600, -0.25, leastPower);
    }
  }

  private static void requirePowers(
      Kernels kernels, Tiled x, double origin, double scale, int leastPower) {
    double[] sums = Tiled.numbers(8, TILE);
    double[] expected = sums.clone();
    Arrays.setAll(expected, j -> SlowKernels.powers(x, j, origin, scale, leastPower, sums[j]));
    kernels.addPowers(x.values(), x.at(), x.rows(), origin, scale, leastPower, sums);
    requireEqual(expected, sums, x.rows() + " rows, 2^" + leastPower + " the least");
  }

  /** From -1000 on nothing is cut off, with or without a look at it. */
  @ParameterizedTest
  @EnumSource
  void addPowersWhereAllCount(AnyBackend backend) {
    for (int count : COUNTS) {
      int rows = (count + TILE - 1) / TILE;
      Tiled x = Tiled.of(count, rows, TILE, u -> 500 * u - 500);
      requirePowers(backend.kernels(), x, 0, 1, PowerOfTwo.ALL_COUNT);
      requirePowers(backend.kernels(), x, 0, 1, PowerOfTwo.LEAST_POWER);
    }
  }

  /** One column each: neighbours of the cuts, infinities, numbers that are none. */
  @ParameterizedTest
  @EnumSource
  void addPowersAtTheCut(AnyBackend backend) {
    for (double cut : new double[] {-0.5, -72.5, -1021.5, 0, -0.0}) {
      double ulp = Math.ulp(cut);
      Tiled near = Tiled.of(2, 3, TILE, x -> cut + ulp * Math.rint(8 * x));
      requirePowers(backend.kernels(), near);
    }
    double[] ends = {Double.NEGATIVE_INFINITY, Double.NaN, -Double.MAX_VALUE, -0.0, -0x1p40};
    DoubleUnaryOperator end = x -> ends[(int) (Math.abs(x) * ends.length)];
    requirePowers(backend.kernels(), Tiled.of(3, 1, TILE, end));
  }

  @ParameterizedTest
  @EnumSource
  void normals(AnyBackend backend) {
    Philox philox = new Philox(3, 5, -7);
    for (int blocks : COUNTS) {
      for (long first : new long[] {0, 11, Philox.BLOCKS - blocks}) {
        double[] out = Tiled.numbers(9, 2 * blocks + 2 * MARGIN);
        double[] expected = out.clone();
        new Pairs(blocks).normals(philox, first, blocks, expected, MARGIN);
        backend.kernels().normals(philox, first, blocks, out, MARGIN);
        requireEqual(expected, out, blocks + " blocks from " + first);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void least(AnyBackend backend) {
    for (int count : COUNTS) {
      double[] x = Tiled.numbers(count, count + 1);
      x[count] = Double.NEGATIVE_INFINITY;
      requireLeast(backend.kernels(), x, count);
      for (int place : new int[] {0, count / 2, count - 1}) {
        x[place] = -2 - place;
        requireLeast(backend.kernels(), x, count);
      }
      Arrays.fill(x, Double.POSITIVE_INFINITY);
      requireLeast(backend.kernels(), x, count);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLeastOfZerosIsTheNegativeOne(AnyBackend backend) {
    for (int count : COUNTS) {
      for (int place : new int[] {0, count / 2, count - 1}) {
        double[] x = new double[count];
        x[place] = -0.0;
        requireLeast(backend.kernels(), x, count);
      }
    }
  }

  private static void requireLeast(Kernels kernels, double[] x, int count) {
    double[] expected = {SlowKernels.least(x, count)};
    requireEqual(expected, new double[] {kernels.least(x, count)}, count + " numbers");
  }
}
