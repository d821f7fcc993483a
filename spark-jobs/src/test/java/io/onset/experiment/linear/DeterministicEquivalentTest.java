package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeterministicEquivalentTest {

  /** q at lambda = e^-4, T = 2, sigma = 1. */
  private static final double Q = 1 / (2 - Math.exp(-4));

  @Test
  void affinityOfTheTableAtDimension16() {
    assertPrinted(0.0375, 0.00005, 16, 20);
    assertPrinted(0.0634, 0.00005, 16, 24);
    assertPrinted(0.121, 0.0005, 16, 32);
    assertPrinted(0.337, 0.0005, 16, 64);
    assertPrinted(0.437, 0.0005, 16, 100);
    assertPrinted(0.612, 0.0005, 16, 1000);
    assertPrinted(0.63, 0.0005, 16, 10_000);
  }

  @Test
  void affinityOfTheTableAtDimension100() {
    assertPrinted(2.76e-10, 0.005e-10, 100, 110);
    assertPrinted(1.1e-7, 0.005e-7, 100, 150);
    assertPrinted(5.02e-6, 0.005e-6, 100, 200);
    assertPrinted(0.000325, 0.0000005, 100, 300);
    assertPrinted(0.00382, 0.000005, 100, 500);
    assertPrinted(0.0167, 0.00005, 100, 1000);
    assertPrinted(0.0507, 0.00005, 100, 10_000);
  }

  @Test
  void agreesWithAveragesByQuadrature() {
    // the system as (30) prints it, Gauss-Chebyshev averages with 400 nodes, NumPy 2.4.6
    assertEquals(0.03752632094784758, affinity(16, 20), 1e-13);
    assertEquals(0.437291564181006, affinity(16, 100), 1e-13);
    assertEquals(0.0507282478914905, affinity(100, 10_000), 1e-13);
  }

  @Test
  void perfectCorrelationLeavesTheSpreadAndTheMean() {
    // q = 1: theta1 = I, C = (1 - 1/n) I; the mean term is (1/(4n)) d r, r = 1/(1 + sigma_X^2)
    int d = 50;
    long n = 80;
    double variance = 1 - 1.0 / n;
    double r = 1 / (1 + variance);
    double expected =
        0.5 * d * (Math.log(2) + 0.5 * Math.log(variance) - Math.log1p(variance)) - d * r / (4 * n);
    assertEquals(expected, logAffinity(d, 1, n), 1e-12);
  }

  @Test
  void tendsToThePopulationLimit() {
    for (int d : new int[] {1, 16, 100, 4096}) {
      double limit = new LinearTheory(d, Q, 0).logAffinityLimit();
      // the first correction is of order d^2/n
      double expected = limit - logAffinity(d, Q, 1_000_000_000_000L);
      assertEquals(0, expected, 1e-12 * d * d + 1e-12 * Math.abs(limit));
    }
  }

  @Test
  void convergesFromTheThresholdOn() {
    for (double q : new double[] {1e-6, 0.01, Q, 0.99, 1}) {
      for (int d : new int[] {1, 2, 100, 1000, 4096}) {
        for (long n : new long[] {d + 2, d + 3, 2L * d + 1, 10L * d, 1000L * d + 3}) {
          if (n > d + 1) {
            double log = logAffinity(d, q, n);
            assertTrue(Double.isFinite(log) && log < 0, "d=" + d + " n=" + n + " q=" + q);
          }
        }
      }
    }
  }

  private static void assertPrinted(double printed, double halfUnit, int d, long n) {
    assertEquals(printed, affinity(d, n), halfUnit);
  }

  private static double affinity(int d, long n) {
    return Math.exp(logAffinity(d, Q, n));
  }

  private static double logAffinity(int d, double q, long n) {
    return DeterministicEquivalent.of(new FiniteSample(d, q, n)).logAffinity();
  }
}
