package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double ROUNDING = 1e-14;
  private static final double[] PROBABILITIES = {0, 0.001, 0.025, 1 / 3.0, 0.5, 0.75, 0.975, 1};

  /** Constants of NumPy 1.24.2, numpy.quantile with its default method. */
  @ParameterizedTest
  @CsvSource({
    "0, -4.0",
    "0.025, -3.4375",
    "0.1, -1.75",
    "0.25, -0.5",
    "0.5, 1.15",
    "0.75, 4.9375",
    "0.9, 8.075",
    "0.975, 10.26875",
    "1, 11.0"
  })
  void agreesWithNumPy(double p, double expected) {
    Quantiles quantiles =
        of(3.25, -1.5, 0.1, 7.75, 2.0, -4.0, 0.30000000000000004, 11.0, -0.7, 5.5);
    assertEquals(expected, quantiles.quantile(p), 11 * ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 17, 100, 1001})
  void agreesWithCommonsStatistics(int n) {
    double[] values = draws(n, n);
    Quantiles quantiles = of(values);
    Quantile library = Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);
    assertEquals(n, quantiles.count());
    for (double p : PROBABILITIES) {
      assertEquals(library.evaluate(values, p), quantiles.quantile(p), 10 * ROUNDING);
    }
    assertEquals(quantiles.quantile(0.5), quantiles.median());
  }

  @Test
  void valuesMayComeAfterAQuantileWasRead() {
    Quantiles quantiles = of(3, 1);
    assertEquals(2, quantiles.median());
    quantiles.add(0);
    assertEquals(1, quantiles.median());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1000})
  void infiniteValuesAreOrderedLikeOthers(int limit) {
    Quantiles quantiles = within(limit, INFINITY, 2, -INFINITY, 1, INFINITY);
    assertEquals(-INFINITY, quantiles.quantile(0));
    assertEquals(-INFINITY, quantiles.quantile(0.2));
    assertEquals(1, quantiles.quantile(0.25));
    assertEquals(1.5, quantiles.quantile(0.375));
    assertEquals(2, quantiles.median());
    assertEquals(INFINITY, quantiles.quantile(0.51));
    assertEquals(INFINITY, quantiles.quantile(0.8));
    assertEquals(INFINITY, quantiles.quantile(1));
    assertEquals(Double.NaN, within(limit, -INFINITY, INFINITY, -INFINITY, INFINITY).median());
  }

  @Test
  void binsAreWithinHalfABinOfTheExactQuantile() {
    double[] values = draws(5000, 1);
    Quantiles exact = within(5000, values);
    Quantiles binned = within(4999, values);
    boolean moved = false;
    for (int i = 0; i <= 1000; i++) {
      double difference = binned.quantile(i / 1000.0) - exact.quantile(i / 1000.0);
      assertEquals(0, difference, Quantiles.WIDTH / 2 + ROUNDING);
      moved |= difference != 0;
    }
    assertTrue(moved, "the bins should move at least one quantile");
  }

  @Test
  void binsAreWithinHalfABinWhereValuesAreFarApart() {
    double[] values = {-3.3, -0.0001, 0.0001, 700.123, 90_000.2};
    Quantiles exact = of(values);
    Quantiles binned = within(2, values);
    for (double p : PROBABILITIES) {
      assertEquals(exact.quantile(p), binned.quantile(p), Quantiles.WIDTH / 2 + 1e-10);
    }
    assertEquals(0.0, binned.median());
  }

  @Test
  void theSwitchDependsOnTheNumberOfValuesAlone() {
    double[] values = draws(300, 2);
    double[] reversed = new double[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    for (int limit : new int[] {0, 1, 16, 17, 299, 300, 301}) {
      Quantiles forward = within(limit, values);
      Quantiles backward = within(limit, reversed);
      for (double p : PROBABILITIES) {
        assertEquals(forward.quantile(p), backward.quantile(p));
        double expected = (limit >= 300 ? of(values) : within(0, values)).quantile(p);
        assertEquals(expected, forward.quantile(p));
      }
    }
  }

  @Test
  void theMillionthValueIsKeptAndTheNextMovesAllToBins() {
    Quantiles quantiles = new Quantiles();
    for (int i = 0; i < Quantiles.EXACT; i++) {
      quantiles.add(0.3);
    }
    assertEquals(0.3, quantiles.median());
    quantiles.add(0.3);
    assertEquals(307 * Quantiles.WIDTH, quantiles.median());
    assertEquals(Quantiles.EXACT + 1, quantiles.count());
  }

  @Test
  void rejectsNaNAndWhatIsNoProbability() {
    assertEquals(Double.NaN, new Quantiles().median());
    Exception nan = assertThrows(IllegalArgumentException.class, () -> of(1, Double.NaN));
    assertTrue(nan.getMessage().contains("NaN as value 1"), nan.getMessage());
    Exception p = assertThrows(IllegalArgumentException.class, () -> of(1).quantile(1.5));
    assertTrue(p.getMessage().contains("p must be in [0, 1], got 1.5"), p.getMessage());
    assertThrows(IllegalArgumentException.class, () -> of(1).quantile(Double.NaN));
  }

  private static Quantiles of(double... values) {
    return within(Quantiles.EXACT, values);
  }

  private static Quantiles within(int limit, double... values) {
    Quantiles quantiles = new Quantiles(limit);
    DoubleStream.of(values).forEach(quantiles::add);
    return quantiles;
  }

  private static double[] draws(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, -5, 5).toArray();
  }

  /** Ranks 400 and 600 of 1001 at z sqrt(1/4 / 1001) = 0.031: x = i, so (31 + 31) / 2z = 15.8. */
  @Test
  void theErrorOfTheMedianOfEvenSteps() {
    double[] steps = new double[1001];
    Arrays.setAll(steps, i -> i);
    double expected = 1000 * 0.5 / Math.sqrt(1001);
    assertEquals(expected, of(steps).standardError(0.5), 1e-9 * expected);
    assertEquals(Proportion.Z * Math.sqrt(1001) / 2, of(steps).freedom(0.5), 1e-12);
  }

  @Test
  void tooFewValuesHaveNoError() {
    assertTrue(Double.isNaN(of(1, 2, 3).standardError(0.5)));
    assertTrue(of(1, 2, 3, 4).standardError(0.5) > 0);
    assertTrue(Double.isNaN(of(draws(34, 1)).standardError(0.1)));
    assertTrue(of(draws(35, 1)).standardError(0.1) > 0);
    assertTrue(Double.isNaN(new Quantiles().standardError(0.5)));
  }

  @Test
  void binsAddHalfOfOne() {
    Quantiles binned = new Quantiles(10);
    for (int i = 0; i < 100; i++) {
      binned.add(1);
    }
    assertEquals(0.5 * Quantiles.WIDTH, binned.standardError(0.5));
  }
}
