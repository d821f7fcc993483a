package io.onset.kernel;

import io.onset.distance.PairSum;
import io.onset.distance.QuadraticForm;
import io.onset.linalg.PointSet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * A piece of work for kernels whose bits are to be the same everywhere and for good. Its numbers
 * are those of {@link Tiled#numbers} for the seeds 1, 2, ... in the order in which it needs them.
 *
 * @param name kernel and sizes
 * @param recipe how the result comes about, beyond the name
 * @param result does it
 */
record KernelCase(String name, String recipe, Function<Kernels, double[]> result) {

  private static final int TILE = Kernels.TILE;
  private static final int[] DEPTHS = {0, 1, 7, 8, 9, 63, 64, 65, 1000};
  private static final int[] COUNTS = {1, 7, 8, 9, 63, 64, 65, 1000, 10_007};
  private static final int[] DIMENSIONS = {1, 7, 8, 9, 16, 63, 64, 65, 100, 128, 129, 256, 1000};

  /** All of them, in the order of the golden file. */
  static List<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    cases.add(outerSum());
    for (int depth : DEPTHS) {
      cases.add(product(depth));
      cases.add(squaredDifferences(depth));
      cases.add(squaredDistances(depth));
    }
    for (int dimension : DIMENSIONS) {
      cases.add(triangular(dimension));
      cases.add(rectangular(dimension));
    }
    for (int count : COUNTS) {
      cases.add(powers(count, PowerOfTwo.LEAST_POWER));
      cases.add(powers(count, QuadraticForm.LEAST_POWER));
      cases.add(least(count));
      cases.add(logMeanExponential(count));
      cases.add(pairSum(count, 5, 0.5));
    }
    for (int count : new int[] {2, 31, 32, 33, 257}) {
      cases.add(pairSum(count, 33, 1e-3));
    }
    for (int blocks : COUNTS) {
      cases.add(normals(blocks));
    }
    return cases;
  }

  /** The line of the golden file: name, recipe and SHA-256 of the result's bits. */
  String line(Kernels kernels) {
    double[] values = result.apply(kernels);
    ByteBuffer bits = ByteBuffer.allocate(values.length * Double.BYTES);
    for (double value : values) {
      bits.putLong(Double.doubleToLongBits(value));
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bits.array());
      return name + " | " + recipe + " | " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static KernelCase outerSum() {
    return new KernelCase(
        "outerSum",
        "x, y; 32 rows",
        kernels -> {
          double[] c = new double[TILE * TILE];
          kernels.outerSum(Tiled.numbers(1, TILE), 0, Tiled.numbers(2, TILE), 0, TILE, c, 0);
          return c;
        });
  }

  private static KernelCase normals(int blocks) {
    return new KernelCase(
        "normals blocks " + blocks,
        "of the worked example's stream, the last ones",
        kernels -> {
          Philox philox = new Philox(0x93babd4f_1bedae9aL, 137, 0x01234567_89abcdefL);
          double[] out = new double[2 * blocks];
          kernels.normals(philox, Philox.BLOCKS - blocks, blocks, out, 0);
          return out;
        });
  }

  private static KernelCase product(int depth) {
    return new KernelCase(
        "addProduct depth " + depth,
        "a, b, c; 32 rows",
        kernels -> {
          double[] c = Tiled.numbers(3, TILE * TILE);
          double[] a = Tiled.numbers(1, depth * TILE);
          kernels.addProduct(a, 0, Tiled.numbers(2, depth * TILE), 0, TILE, depth, c, 0);
          return c;
        });
  }

  private static KernelCase squaredDifferences(int depth) {
    return new KernelCase(
        "addSquaredDifferences depth " + depth,
        "a, b, c; 32 rows",
        kernels -> {
          double[] c = Tiled.numbers(3, TILE * TILE);
          double[] a = Tiled.numbers(1, depth * TILE);
          double[] b = Tiled.numbers(2, depth * TILE);
          kernels.addSquaredDifferences(a, 0, b, 0, TILE, depth, c, 0);
          return c;
        });
  }

  private static KernelCase squaredDistances(int depth) {
    return new KernelCase(
        "squaredDistances d " + depth,
        "centre, y",
        kernels -> {
          double[] q = new double[TILE];
          double[] centre = Tiled.numbers(1, depth);
          kernels.squaredDistances(centre, Tiled.numbers(2, depth * TILE), 0, q, 0);
          return q;
        });
  }

  private static KernelCase triangular(int dimension) {
    return forms("triangular d " + dimension, RowPanels.triangular(dimension), dimension);
  }

  private static KernelCase rectangular(int dimension) {
    int rows = (dimension + 1) / 2;
    RowPanels panels = RowPanels.rectangular(rows, dimension);
    return forms("rectangular k " + rows + " d " + dimension, panels, rows);
  }

  private static KernelCase forms(String name, RowPanels panels, int rows) {
    int dimension = panels.dimension();
    return new KernelCase(
        "forms " + name,
        "factor, mean, y",
        kernels -> {
          double[] factor = Tiled.numbers(1, (dimension + TILE - 1) / TILE * TILE * rows);
          panels.set(factor, Tiled.numbers(2, dimension));
          double[] q = new double[TILE];
          kernels.forms(panels, Tiled.numbers(3, dimension * TILE), 0, q, 0);
          return q;
        });
  }

  private static KernelCase powers(int count, int leastPower) {
    int rows = (count + TILE - 1) / TILE;
    return new KernelCase(
        "addPowers rows " + rows + " of " + count + " least power " + leastPower,
        "x, sums; origin 1, scale 500",
        kernels -> {
          double[] sums = Tiled.numbers(2, TILE);
          double[] x = Tiled.numbers(1, rows * TILE);
          kernels.addPowers(x, 0, rows, 1, 500, leastPower, sums);
          return sums;
        });
  }

  private static KernelCase least(int count) {
    return new KernelCase(
        "least count " + count,
        "x",
        kernels -> new double[] {kernels.least(Tiled.numbers(1, count), count)});
  }

  private static KernelCase logMeanExponential(int count) {
    return new KernelCase(
        "QuadraticForm.logMeanExponential N " + count,
        "factor 5 x 5, mean, points; triangular, then deflated with weight 2",
        kernels -> {
          double[] factor = Tiled.numbers(1, 5 * TILE);
          double[] mean = Tiled.numbers(2, 5);
          PointSet points = points(3, count, 5);
          QuadraticForm triangular = QuadraticForm.triangular(kernels, 5).set(factor, mean, 1);
          QuadraticForm deflated = QuadraticForm.deflated(kernels, 5, 5).set(factor, mean, 2);
          return new double[] {
            triangular.logMeanExponential(points), deflated.logMeanExponential(points)
          };
        });
  }

  /** Of the largest set the first tile of rows alone: the whole takes seconds in plain Java. */
  private static KernelCase pairSum(int count, int dimension, double epsilonSquared) {
    int rows = count > 1000 ? TILE : count;
    return new KernelCase(
        "PairSum.log n " + count + " d " + dimension,
        "points; eps^2 " + epsilonSquared + ", rows 0 to " + rows,
        kernels -> {
          PointSet points = points(1, count, dimension);
          return new double[] {new PairSum(kernels).log(points, epsilonSquared, 0, rows)};
        });
  }

  private static PointSet points(long seed, int count, int dimension) {
    double[] numbers = Tiled.numbers(seed, count * dimension);
    return PointSet.draw(
        (first, out, length) -> System.arraycopy(numbers, (int) first, out, 0, length),
        count,
        dimension);
  }
}
