package io.onset.experiment.linear;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Dense algebra on rows of fixed-point numbers of 80 decimals: sums are exact, results rounded. */
final class BigMatrix {

  static final int DECIMALS = 80;

  private BigMatrix() {}

  /** rows[i] = row.apply(i), in parallel. */
  static BigDecimal[][] rows(int count, IntFunction<BigDecimal[]> row) {
    return IntStream.range(0, count).parallel().mapToObj(row).toArray(BigDecimal[][]::new);
  }

  static BigDecimal[] row(int count, IntFunction<BigDecimal> entry) {
    return IntStream.range(0, count)
        .mapToObj(j -> fixed(entry.apply(j)))
        .toArray(BigDecimal[]::new);
  }

  static BigDecimal fixed(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  static BigDecimal[][] transpose(BigDecimal[][] matrix) {
    return rows(matrix[0].length, j -> row(matrix.length, i -> matrix[i][j]));
  }

  private static BigDecimal dot(BigDecimal[] first, BigDecimal[] second, int from, int to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = from; k < to; k++) {
      sum = sum.add(first[k].multiply(second[k]));
    }
    return sum;
  }

  /** The exact inner product. */
  static BigDecimal dot(BigDecimal[] first, BigDecimal[] second) {
    return dot(first, second, 0, first.length);
  }

  static BigDecimal sum(BigDecimal[] terms) {
    return Arrays.stream(terms).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A B^T. */
  static BigDecimal[][] timesTransposed(BigDecimal[][] a, BigDecimal[][] b) {
    return rows(a.length, i -> row(b.length, j -> dot(a[i], b[j])));
  }

  /** A A^T. */
  static BigDecimal[][] gram(BigDecimal[][] a) {
    BigDecimal[][] half = rows(a.length, i -> row(i + 1, j -> dot(a[i], a[j])));
    return rows(a.length, i -> row(a.length, j -> j <= i ? half[i][j] : half[j][i]));
  }

  /** A + shift I. */
  static BigDecimal[][] plusDiagonal(BigDecimal[][] matrix, BigDecimal shift) {
    return rows(
        matrix.length,
        i -> row(matrix.length, j -> i == j ? matrix[i][j].add(shift) : matrix[i][j]));
  }

  /** The lower factor L of A = L L^T, full rows. */
  static BigDecimal[][] cholesky(BigDecimal[][] matrix) {
    int n = matrix.length;
    BigDecimal[][] lower = new BigDecimal[n][n];
    for (BigDecimal[] row : lower) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int j = 0; j < n; j++) {
      fillColumn(lower, matrix, j);
    }
    return lower;
  }

  private static void fillColumn(BigDecimal[][] lower, BigDecimal[][] matrix, int j) {
    BigDecimal square = matrix[j][j].subtract(dot(lower[j], lower[j], 0, j));
    lower[j][j] = fixed(BigReal.sqrt(square));
    IntStream.range(j + 1, matrix.length)
        .parallel()
        .forEach(i -> lower[i][j] = quotient(matrix[i][j], lower[i], lower[j], j));
  }

  /** (value - the first {@code pivot} products) / second[pivot]. */
  private static BigDecimal quotient(
      BigDecimal value, BigDecimal[] first, BigDecimal[] second, int pivot) {
    BigDecimal rest = value.subtract(dot(first, second, 0, pivot));
    return fixed(BigReal.divide(rest, second[pivot]));
  }

  /** log det(L L^T). */
  static BigDecimal logDeterminant(BigDecimal[][] lower) {
    BigDecimal product = BigDecimal.ONE;
    for (int i = 0; i < lower.length; i++) {
      product = BigReal.multiply(product, lower[i][i]);
    }
    return BigReal.log(product).multiply(BigReal.TWO);
  }

  /** L^{-1} v. */
  static BigDecimal[] forward(BigDecimal[][] lower, BigDecimal[] v) {
    BigDecimal[] solution = new BigDecimal[v.length];
    for (int i = 0; i < v.length; i++) {
      solution[i] = quotient(v[i], solution, lower[i], i);
    }
    return solution;
  }

  /** U^{-1} v, U = L^T. */
  private static BigDecimal[] backward(BigDecimal[][] upper, BigDecimal[] v) {
    BigDecimal[] solution = new BigDecimal[v.length];
    for (int i = v.length - 1; i >= 0; i--) {
      BigDecimal rest = v[i].subtract(dot(upper[i], solution, i + 1, v.length));
      solution[i] = fixed(BigReal.divide(rest, upper[i][i]));
    }
    return solution;
  }

  /** B (L L^T)^{-1}. */
  static BigDecimal[][] timesInverse(BigDecimal[][] b, BigDecimal[][] lower) {
    BigDecimal[][] upper = transpose(lower);
    return rows(b.length, i -> backward(upper, forward(lower, b[i])));
  }

  /** v^T (L L^T)^{-1} v. */
  static BigDecimal quadratic(BigDecimal[][] lower, BigDecimal[] v) {
    BigDecimal[] solution = forward(lower, v);
    return fixed(dot(solution, solution));
  }

  /** The columns of L^{-1}, as rows. */
  static BigDecimal[][] inverseColumns(BigDecimal[][] lower) {
    int n = lower.length;
    return rows(n, k -> forward(lower, row(n, i -> i == k ? BigDecimal.ONE : BigDecimal.ZERO)));
  }
}
