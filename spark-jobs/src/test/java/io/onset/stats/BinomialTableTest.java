package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTableTest {

  @ParameterizedTest
  @CsvSource({"1,0.5", "7,0.2", "100,0.03", "100,0.97", "2000,0.5", "100000,0.001", "50000,0.999"})
  void invertsTheDistributionFunction(int n, double p) {
    BinomialTable table = new BinomialTable(n, p);
    BinomialDistribution oracle = BinomialDistribution.of(n, p);
    for (int i = 0; i < 1000; i++) {
      double uniform = (i + 0.5) / 1000;
      assertEquals(oracle.inverseCumulativeProbability(uniform), table.inverse(uniform));
    }
  }

  @Test
  void certaintiesStay() {
    for (double uniform : new double[] {1e-16, 0.5, 1 - 1e-16}) {
      assertEquals(0, new BinomialTable(50, 0).inverse(uniform));
      assertEquals(50, new BinomialTable(50, 1).inverse(uniform));
      assertEquals(0, new BinomialTable(0, 0).inverse(uniform));
    }
  }
}
