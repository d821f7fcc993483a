package io.onset.linalg;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/** Standard normals for tests, from one seed. */
public final class Normals {

  private final SplittableRandom random;

  /** The normals of a seed. */
  public Normals(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The next n x d of them, as points. */
  public PointSet points(int n, int d) {
    return PointSet.draw((first, out, length) -> fill(out, length), n, d);
  }

  /** The next r x c of them, as a matrix. */
  public DMatrixRMaj matrix(int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    fill(matrix.data, rows * columns);
    return matrix;
  }

  /** The next of them. */
  public double[] vector(int length) {
    return matrix(length, 1).data;
  }

  private void fill(double[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = random.nextGaussian();
    }
  }
}
