package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDataTest {

  @ParameterizedTest
  @CsvSource({
    "'0,0,1,1', true",
    "'0,0,0.37,1,1', true",
    "'1,1,0.37,0,0', true",
    "'0,0,0,0', true",
    "'1,1,1', true",
    "'0.5', true",
    "'0,0,0.37,0.99,1', false",
    "'0,0.01,0,1,1', false",
    "'0.5,0.5', false",
    "'1,0,1', false",
    "'0.2,0.4,0.9', false"
  })
  void separatedIfAThresholdSeparates(String proportions, boolean separated) {
    double[] p =
        java.util.Arrays.stream(proportions.split(",")).mapToDouble(Double::parseDouble).toArray();
    double[] n = new double[p.length];
    java.util.Arrays.setAll(n, i -> i + 1);
    double[] sizes = new double[p.length];
    java.util.Arrays.fill(sizes, 100);
    assertEquals(separated, new BinomialData(n, p, sizes).isSeparated());
  }
}
