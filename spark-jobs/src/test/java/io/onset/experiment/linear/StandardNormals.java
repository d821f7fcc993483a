package io.onset.experiment.linear;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Matrices of standard normals for tests. */
final class StandardNormals {

  private final SplittableRandom random;

  StandardNormals(long seed) {
    random = new SplittableRandom(seed);
  }

  double[][] draw(int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return matrix;
  }
}
