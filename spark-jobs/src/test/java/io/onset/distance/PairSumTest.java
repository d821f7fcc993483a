package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.kernel.Exact;
import io.onset.kernel.Kernels;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairSumTest {

  /** Of a log: exponents of order one to ten, d roundings each. */
  private static final double CLOSE = 1e-13;

  @ParameterizedTest
  @CsvSource({"2, 1, 0.25", "7, 2, 1", "8, 3, 0.1", "9, 4, 0.5", "20, 5, 0.01", "12, 9, 1"})
  void equalsTheExactSum(int n, int d, double epsilonSquared) {
    PointSet points = new Normals(n).points(n, d);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        BigDecimal square = squaredDistance(points, i, j);
        BigDecimal scale = new BigDecimal(-4 * epsilonSquared);
        sum = sum.add(Exact.exp(square.divide(scale, Exact.DIGITS)));
      }
    }
    double expected = Exact.log(sum.doubleValue()).doubleValue();
    double actual = new PairSum(Kernels.best()).log(points, epsilonSquared);
    assertEquals(expected, actual, CLOSE * Math.max(1, Math.abs(expected)));
  }

  private static BigDecimal squaredDistance(PointSet points, int i, int j) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int f = 0; f < points.dimension(); f++) {
      BigDecimal first = new BigDecimal(points.get(i, f));
      sum = sum.add(first.subtract(new BigDecimal(points.get(j, f))).pow(2));
    }
    return sum;
  }

  /** Rows and tiles of every length, at the borders of lanes and tiles. */
  @ParameterizedTest
  @CsvSource({"63, 6", "64, 6", "65, 7", "255, 3", "256, 4", "257, 5", "511, 1", "1000, 2"})
  void equalsTheNaiveSum(int n, int d) {
    PointSet points = new Normals(n).points(n, d);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        sum += StrictMath.exp(-naive(points, i, j) / 4 / 0.3);
      }
    }
    assertEquals(StrictMath.log(sum), new PairSum(Kernels.best()).log(points, 0.3), CLOSE);
  }

  /** Two tiles, their distance below and above that from where on exponents may be cut off. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 20, 25, 26, 27, 40, 60})
  void farTilesCountAsTheyShould(double distance) {
    PointSet near = new Normals(3).points(64, 2);
    double[][] moved = new double[64][];
    Arrays.setAll(
        moved, k -> new double[] {near.get(k, 0) + (k < 32 ? 0 : distance), near.get(k, 1)});
    PointSet points = PointSet.of(moved);
    double sum = 0;
    for (int i = 0; i < 64; i++) {
      for (int j = i + 1; j < 64; j++) {
        sum += StrictMath.exp(-naive(points, i, j));
      }
    }
    assertEquals(StrictMath.log(sum), new PairSum(Kernels.best()).log(points, 0.25), CLOSE);
  }

  /** The largest d/(4 eps^2) for which the square is expanded, and just above. */
  @ParameterizedTest
  @ValueSource(doubles = {400, 401})
  void theExpandedSquareKeepsItsDigits(double ratio) {
    int d = 1000;
    PointSet points = new Normals(7).points(70, d);
    double epsilonSquared = d / (4 * ratio);
    double[] exponents =
        IntStream.range(0, 70)
            .boxed()
            .flatMap(j -> IntStream.range(0, j).mapToObj(i -> naive(points, i, j)))
            .mapToDouble(square -> -square / (4 * epsilonSquared))
            .toArray();
    double top = Arrays.stream(exponents).max().orElseThrow();
    double sum = Arrays.stream(exponents).map(e -> StrictMath.exp(e - top)).sum();
    double log = new PairSum(Kernels.best()).log(points, epsilonSquared);
    assertEquals(top + StrictMath.log(sum), log, 2e-12);
  }

  private static double naive(PointSet points, int i, int j) {
    return IntStream.range(0, points.dimension())
        .mapToDouble(f -> points.get(i, f) - points.get(j, f))
        .map(difference -> difference * difference)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "9, 3", "300, 3", "600, 5", "40, 2000"})
  void thePartsAddUpToTheWhole(int n, int d) {
    PointSet points = new Normals(n).points(n, d);
    double whole = new PairSum(Kernels.best()).log(points, 0.7);
    for (int parts : new int[] {1, 2, 3, 7}) {
      double top = Double.NEGATIVE_INFINITY;
      double[] logs = new double[parts];
      for (int p = 0; p < parts; p++) {
        int from = row(p, parts, n);
        logs[p] = new PairSum(Kernels.best()).log(points, 0.7, from, row(p + 1, parts, n));
        top = Math.max(top, logs[p]);
      }
      double sum = 0;
      for (double log : logs) {
        sum += StrictMath.exp(log - top);
      }
      assertEquals(whole, top + StrictMath.log(sum), CLOSE * Math.max(1, Math.abs(whole)));
    }
  }

  private static int row(int part, int parts, int n) {
    return part == parts ? n : part * n / parts / Kernels.TILE * Kernels.TILE;
  }

  /** d = 2000: every exponential is 0 in a double, their sum's log is near -d/2. */
  @Test
  void survivesUnderflow() {
    PointSet points = new Normals(1).points(12, 2000);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 12; i++) {
      for (int j = i + 1; j < 12; j++) {
        least = Math.min(least, naive(points, i, j));
      }
    }
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = i + 1; j < 12; j++) {
        sum += StrictMath.exp(-(naive(points, i, j) - least) / 4);
      }
    }
    double actual = new PairSum(Kernels.best()).log(points, 1);
    assertTrue(actual < -800);
    assertEquals(StrictMath.log(sum) - least / 4, actual, CLOSE * Math.abs(actual));
  }

  /** One near pair among many that underflow, and none that is near. */
  @Test
  void narrowKernelsKeepTheNearestPair() {
    PointSet points = PointSet.of(new double[][] {{0}, {1}, {1 + 0x1p-10}, {5}});
    double epsilonSquared = 0x1p-22;
    assertEquals(-0.25 * 4, new PairSum(Kernels.best()).log(points, epsilonSquared), CLOSE);
    PointSet far = PointSet.of(new double[][] {{0}, {1}});
    double log = new PairSum(Kernels.best()).log(far, epsilonSquared);
    assertEquals(-0.25 * 0x1p22, log, 0x1p22 * CLOSE);
  }

  @Test
  void equalPointsCountInFull() {
    PointSet points = PointSet.of(new double[][] {{3, 4}, {3, 4}, {3, 4}});
    assertEquals(StrictMath.log(3), new PairSum(Kernels.best()).log(points, 1e-300));
  }

  @Test
  void noPairIsMinusInfinity() {
    PointSet points = new Normals(1).points(300, 2);
    assertEquals(Double.NEGATIVE_INFINITY, new PairSum(Kernels.best()).log(points.prefix(1), 1));
    assertEquals(Double.NEGATIVE_INFINITY, new PairSum(Kernels.best()).log(points, 1, 288, 288));
    assertEquals(Double.NEGATIVE_INFINITY, new PairSum(Kernels.best()).log(points, 1, 32, 32));
  }

  /** Turning all points, or taking them in another order, changes roundings only. */
  @Test
  void turnsAndOrdersDoNotMatter() {
    PointSet points = new Normals(1).points(300, 2);
    double expected = new PairSum(Kernels.best()).log(points, 0.2);
    double[][] turned = new double[300][];
    for (int k = 0; k < 300; k++) {
      double x = points.get(k, 0);
      double y = points.get(k, 1);
      turned[299 - k] = new double[] {0.6 * x - 0.8 * y + 3, 0.8 * x + 0.6 * y - 5};
    }
    assertEquals(expected, new PairSum(Kernels.best()).log(PointSet.of(turned), 0.2), CLOSE);
  }
}
