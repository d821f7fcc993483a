package io.onset.experiment.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Singular value decomposition A = sum_k value_k left_k right_k^T by one-sided Jacobi rotations:
 * slow, short, and accurate in each singular value relative to its own size.
 *
 * @param left left[k] is the k-th left vector; of no meaning where the value is zero
 * @param values in descending order, min(rows, columns) of them
 * @param right right[k] is the k-th right vector; of no meaning for a zero value of a wide matrix
 */
record SlowSvd(double[][] left, double[] values, double[][] right) {

  private static final double ORTHOGONAL = 4e-16;
  private static final double NULL_NORM = 1e-14;
  private static final int SWEEPS = 60;

  static SlowSvd of(double[][] matrix) {
    if (matrix.length < matrix[0].length) {
      SlowSvd flipped = of(transpose(matrix));
      return new SlowSvd(flipped.right, flipped.values, flipped.left);
    }
    double[][] columns = transpose(matrix);
    double[][] right = identity(columns.length);
    int sweep = 0;
    while (rotateAll(columns, right) && ++sweep < SWEEPS) {}
    return sorted(columns, right);
  }

  private static SlowSvd sorted(double[][] columns, double[][] right) {
    double[] norms = Arrays.stream(columns).mapToDouble(c -> Math.sqrt(dot(c, c))).toArray();
    int[] order =
        IntStream.range(0, norms.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -norms[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SlowSvd(
        Arrays.stream(order)
            .mapToObj(k -> scaled(columns[k], 1 / norms[k]))
            .toArray(double[][]::new),
        Arrays.stream(order).mapToDouble(k -> norms[k]).toArray(),
        Arrays.stream(order).mapToObj(k -> right[k]).toArray(double[][]::new));
  }

  private static boolean rotateAll(double[][] columns, double[][] right) {
    double smallest =
        NULL_NORM * NULL_NORM * Arrays.stream(columns).mapToDouble(c -> dot(c, c)).sum();
    boolean rotated = false;
    for (int i = 0; i < columns.length; i++) {
      for (int j = i + 1; j < columns.length; j++) {
        double ii = dot(columns[i], columns[i]);
        double jj = dot(columns[j], columns[j]);
        double ij = dot(columns[i], columns[j]);
        double rounding = ORTHOGONAL * Math.sqrt(columns[i].length) * Math.sqrt(ii * jj);
        if (Math.min(ii, jj) > smallest && Math.abs(ij) > rounding) {
          double tangent = tangent((jj - ii) / (2 * ij));
          rotate(columns[i], columns[j], tangent);
          rotate(right[i], right[j], tangent);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  /** The smaller root of t^2 + 2 zeta t - 1 = 0. */
  private static double tangent(double zeta) {
    return Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
  }

  private static void rotate(double[] first, double[] second, double tangent) {
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    double sine = cosine * tangent;
    for (int k = 0; k < first.length; k++) {
      double old = first[k];
      first[k] = cosine * old - sine * second[k];
      second[k] = sine * old + cosine * second[k];
    }
  }

  static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int k = 0; k < first.length; k++) {
      sum += first[k] * second[k];
    }
    return sum;
  }

  static double[][] transpose(double[][] matrix) {
    return IntStream.range(0, matrix[0].length)
        .mapToObj(j -> Arrays.stream(matrix).mapToDouble(row -> row[j]).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int k = 0; k < size; k++) {
      identity[k][k] = 1;
    }
    return identity;
  }

  private static double[] scaled(double[] vector, double factor) {
    return Arrays.stream(vector).map(v -> v * factor).toArray();
  }
}
