package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowSvdTest {

  private static final double CLOSE = 1e-13;

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 1", "1, 5", "7, 4", "4, 7", "9, 9", "60, 20"})
  void multipliesBackFromOrthonormalVectors(int rows, int columns) {
    double[][] matrix = new StandardNormals(rows + 100L * columns).draw(rows, columns);
    SlowSvd svd = SlowSvd.of(matrix);
    int count = Math.min(rows, columns);
    assertEquals(count, svd.values().length);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sum += svd.left()[k][i] * svd.values()[k] * svd.right()[k][j];
        }
        assertEquals(matrix[i][j], sum, CLOSE * svd.values()[0]);
      }
    }
    assertOrthonormal(svd.left());
    assertOrthonormal(svd.right());
  }

  @Test
  void aCentredSquareMatrixHasOneNullValueAndTheRestStayClear() {
    double[][] matrix = new StandardNormals(3).draw(8, 8);
    for (int j = 0; j < 8; j++) {
      double mean = 0;
      for (double[] row : matrix) {
        mean += row[j] / 8;
      }
      for (double[] row : matrix) {
        row[j] -= mean;
      }
    }
    double[] values = SlowSvd.of(matrix).values();
    assertTrue(values[7] < CLOSE * values[0]);
    assertTrue(values[6] > 1e-3 * values[0]);
  }

  private static void assertOrthonormal(double[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        assertEquals(i == j ? 1 : 0, SlowSvd.dot(vectors[i], vectors[j]), CLOSE);
      }
    }
  }
}
