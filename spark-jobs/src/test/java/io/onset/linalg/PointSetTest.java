package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointSetTest {

  private static final double[][] ROWS = {{1, 2}, {3, 4}, {5, 9}};

  @Test
  void keepsRowsByFeature() {
    PointSet points = PointSet.of(ROWS);
    assertEquals(3, points.count());
    assertEquals(2, points.dimension());
    assertEquals(4, points.get(1, 1));
    assertArrayEquals(new double[] {1, 3, 5}, Arrays.copyOf(points.tiles(), 3));
    assertArrayEquals(new double[] {2, 4, 9}, Arrays.copyOfRange(points.tiles(), 32, 35));
    assertArrayEquals(new double[] {3, 5}, points.mean());
  }

  @Test
  void copiesItsRows() {
    double[][] rows = {{1, 2}};
    PointSet points = PointSet.of(rows);
    rows[0][1] = 7;
    assertEquals(2, points.get(0, 1));
  }

  @Test
  void prefixCountsAndAveragesItsOwnPointsOnly() {
    PointSet points = PointSet.of(ROWS);
    PointSet prefix = points.prefix(2);
    assertEquals(2, prefix.count());
    assertArrayEquals(new double[] {2, 3}, prefix.mean());
    assertSame(points, points.prefix(3));
    assertSame(points.tiles(), prefix.tiles());
  }

  @Test
  void refusesAPrefixThatItHasNot() {
    PointSet points = PointSet.of(ROWS);
    for (int size : new int[] {0, 4}) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> points.prefix(size));
      assertEquals("prefix must be 1 to 3 points, got " + size, e.getMessage());
    }
  }

  /**
   * Number k d + f at (k, f), whatever the buffer's chunks of whole points, at most 4096 values.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9000", "3, 1365", "3, 1366", "3, 5000", "4096, 3", "5000, 2", "64, 129"})
  void drawsPointByPoint(int dimension, int count) {
    PointSet points = PointSet.draw(PointSetTest::countUp, count, dimension);
    assertEquals(count, points.count());
    for (int k = 0; k < count; k++) {
      for (int f = 0; f < dimension; f++) {
        assertEquals((double) k * dimension + f, points.get(k, f));
      }
    }
  }

  private static void countUp(long first, double[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = first + i;
    }
  }
}
