package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.bench.MixedBench.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedSweepTest {

  private static final double ROUNDING = 1e-15;

  /** Halves of a sweep in 2 s and in 6 s: 1/4 and 1/12 of it a second, all of it in 3 s. */
  @Test
  void enginesThatShareASweepAddTheirRates() {
    double seconds = MixedSweep.together(List.of(new Result(2, 9), new Result(6, 9)));
    assertEquals(3, seconds, 3 * ROUNDING);
  }

  /** Best against best, and what is excluded is that of Spark's best. */
  @Test
  void theComparison() {
    List<Result> spark = List.of(new Result(5, 7), new Result(4, 14));
    var compared = MixedSweep.comparison("local[2]", 8, spark, List.of(3.0, 3.5));
    assertEquals(0.75, compared.efficiency());
    assertEquals(10, compared.excludedSeconds());
    assertEquals(List.of(5.0, 4.0), compared.sparkSeconds());
    assertEquals(0.95, compared.goal());
    assertEquals(0.9, MixedSweep.comparison("spark://h:1", 8, spark, List.of(3.0)).goal());
  }
}
