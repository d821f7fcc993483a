package io.onset.kernel.vector;

import io.onset.kernel.Kernels;
import io.onset.kernel.Philox;
import io.onset.kernel.RowPanels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in vector code, in the width of their class loader, see {@link Width}. Loaded by
 * name, only where the module is there.
 */
public final class VectorKernels implements Kernels {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  /** The kernels; stateless. */
  public VectorKernels() {}

  @Override
  public String name() {
    return "vector-" + SPECIES.vectorBitSize();
  }

  @Override
  public void addProduct(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    Panel.addProduct(a, aAt, b, bAt, rows, depth, c, cAt);
  }

  @Override
  public void outerSum(double[] x, int xAt, double[] y, int yAt, int rows, double[] c, int cAt) {
    for (int j = 0; j < TILE; j += LENGTH) {
      DoubleVector column = DoubleVector.fromArray(SPECIES, y, yAt + j);
      for (int i = 0; i < rows; i++) {
        column.add(x[xAt + i]).intoArray(c, cAt + i * TILE + j);
      }
    }
  }

  @Override
  public void addSquaredDifferences(
      double[] a, int aAt, double[] b, int bAt, int rows, int depth, double[] c, int cAt) {
    for (int i = 0; i < rows; i += 4) {
      Differences.addSquares(a, aAt + i, b, bAt, depth, c, cAt + i * TILE);
    }
  }

  @Override
  public void forms(RowPanels factor, double[] y, int yAt, double[] q, int qAt) {
    Forms.evaluate(factor, y, yAt, q, qAt);
  }

  @Override
  public void addSingleProduct(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt) {
    Singles.addProduct(a, aAt, b, bAt, depth, c, cAt);
  }

  @Override
  public void addSingleSquares(float[] z, int zAt, float[] q, int qAt) {
    Singles.addSquares(z, zAt, q, qAt);
  }

  @Override
  public void squaredDistances(double[] centre, double[] y, int yAt, double[] q, int qAt) {
    for (int j = 0; j < TILE; j += LENGTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int k = 0; k < centre.length; k++) {
        DoubleVector point = DoubleVector.fromArray(SPECIES, y, yAt + k * TILE + j);
        DoubleVector difference = DoubleVector.broadcast(SPECIES, centre[k]).sub(point);
        sum = difference.fma(difference, sum);
      }
      sum.intoArray(q, qAt + j);
    }
  }

  @Override
  public void addPowers(
      double[] x, int at, int rows, double origin, double scale, int leastPower, double[] sums) {
    for (int j = 0; j < TILE; j += LENGTH) {
      PowersOfTwo.addColumn(x, at + j, rows, origin, scale, leastPower, sums, j);
    }
  }

  /** In four minima: one is a chain of five instructions a vector. */
  @Override
  public double least(double[] x, int count) {
    int whole = count - count % (4 * LENGTH);
    DoubleVector least0 = DoubleVector.broadcast(SPECIES, x[0]);
    DoubleVector least1 = least0;
    DoubleVector least2 = least0;
    DoubleVector least3 = least0;
    for (int i = 0; i < whole; i += 4 * LENGTH) {
      least0 = least0.min(DoubleVector.fromArray(SPECIES, x, i));
      least1 = least1.min(DoubleVector.fromArray(SPECIES, x, i + LENGTH));
      least2 = least2.min(DoubleVector.fromArray(SPECIES, x, i + 2 * LENGTH));
      least3 = least3.min(DoubleVector.fromArray(SPECIES, x, i + 3 * LENGTH));
    }
    DoubleVector least = least0.min(least1).min(least2.min(least3));
    double result = least.reduceLanes(VectorOperators.MIN);
    for (int i = whole; i < count; i++) {
      result = Math.min(result, x[i]);
    }
    return result;
  }

  @Override
  public void normals(Philox philox, long first, int blocks, double[] out, int at) {
    Normals.write(philox, first, blocks, out, at);
  }

  @Override
  public void substitute(
      double[] a, int aAt, double[] scale, int scaleAt, double[] b, int bAt, int rows) {
    int pairs = rows / 2 * 2;
    for (int i = 0; i < pairs; i += 2) {
      Substitution.solveTwo(a, aAt + i, scale, scaleAt + i, b, bAt, i);
    }
    if (pairs < rows) {
      Substitution.addRow(a, aAt + pairs, b, bAt, pairs);
      Substitution.scale(b, bAt + pairs * TILE, scale[scaleAt + pairs]);
    }
  }

  @Override
  public int factor(double[] c, double[] negative, int rows, double[] inverse, int inverseAt) {
    for (int i = 0; i < rows; i++) {
      Substitution.addRow(negative, i, c, 0, i);
      double pivot = c[i * TILE + i];
      if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
        return i;
      }
      double scale = 1 / Math.sqrt(pivot);
      inverse[inverseAt + i] = scale;
      Substitution.scale(c, i * TILE, scale);
      Substitution.negate(c, i * TILE, negative);
    }
    return rows;
  }
}
