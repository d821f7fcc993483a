package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StatAssertTest {

  @Test
  void allowsFourPointNineErrorsAndNoMore() {
    StatAssert.meanWithin(1 + 4.89 * 0.02, 1, 2, 10_000);
    StatAssert.meanWithin(1 - 4.89 * 0.02, 1, 2, 10_000);
    assertFails(1 + 4.90 * 0.02);
    assertFails(1 - 4.90 * 0.02);
  }

  @Test
  void refusesNotANumber() {
    assertFails(Double.NaN);
  }

  @Test
  void failureProbabilityIsOneInAMillion() {
    double alpha = 2 * NormalDistribution.of(0, 1).survivalProbability(StatAssert.Z);
    assertEquals(1e-6, alpha, 5e-9);
  }

  private static void assertFails(double mean) {
    assertThrows(AssertionError.class, () -> StatAssert.meanWithin(mean, 1, 2, 10_000));
  }
}
