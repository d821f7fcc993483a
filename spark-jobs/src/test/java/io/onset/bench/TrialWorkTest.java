package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialWorkTest {

  /**
   * By hand, N = 10: d = 2, n = 4 (more points than dimensions): forms 14 x 4, pairs 16 x 2, Gram 4
   * x 4, x^T y 2 x 16, four factors and two inverses of 8/3. d = 4, n = 4 (rank 3): forms 14 x 16,
   * pairs 64, Gram 64, W 64, S 64, three factors and two inverses of 64/3. d = 8, n = 2 (rank 1,
   * low): forms 2 x 12 x 8, pairs 32, Gram, W and W W^T 32 each, three factors of 8/3, two solves
   * of 32.
   */
  @ParameterizedTest
  @CsvSource({"2, 4, 152, 20, 16", "4, 4, 586.6666666666666, 20, 32", "8, 2, 392, 13, 32"})
  void byHand(int d, int n, double flops, double exponentials, double normals) {
    TrialWork work = TrialWork.of(new BenchCell(d, n), 10);
    assertEquals(flops, work.flops(), 1e-12 * flops);
    assertEquals(exponentials, work.exponentials());
    assertEquals(normals, work.normals());
  }

  /** Forms 11, pairs, Gram, W and S 1 each, five triangles of a third: 10^9 flops. */
  @Test
  void theFloorOfALargeTrial() {
    TrialWork work = TrialWork.of(new BenchCell(1000, 1000), 10_000);
    assertEquals(15e9 + 5e9 / 3, work.flops(), 1);
    double exponentials = (11_000 + 499_500) * 0.35e-9;
    double normals = 2e6 * 0.6e-9;
    double floor = work.flops() / 100e9 + exponentials + normals;
    assertEquals(floor, work.floorSeconds(100e9), 1e-15);
  }
}
