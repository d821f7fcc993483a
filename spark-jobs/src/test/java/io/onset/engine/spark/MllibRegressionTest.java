package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.stats.BinomialData;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialFit.Status;
import io.onset.stats.Link;
import io.onset.stats.NewtonFit;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spark")
class MllibRegressionTest {

  /** MLlib stops when its coefficients move by less than 1e-6, with steps of Newton's kind. */
  private static final double AGREEMENT = 1e-6;

  private MllibRegression regression;

  @BeforeEach
  void open() {
    TestSpark.on(TestSpark.FOUR_CORES);
    regression = new MllibRegression();
  }

  @AfterEach
  void close() {
    regression.close();
    assertFalse(TestSpark.on(TestSpark.FOUR_CORES).sc().isStopped());
  }

  private static BinomialData data(String proportions, double size) {
    double[] p = Arrays.stream(proportions.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] n = new double[p.length];
    Arrays.setAll(n, i -> 100 * Math.pow(1.5, i));
    double[] sizes = new double[p.length];
    Arrays.fill(sizes, size);
    return new BinomialData(n, p, sizes);
  }

  @ParameterizedTest
  @CsvSource({
    "0.02 0.11 0.3 0.72 0.9 0.99, 200",
    "0.98 0.8 0.35 0.3 0.1 0, 1000",
    "0 0.01 0.5 0.99 1 1, 12.5"
  })
  void agreesWithNewtonsMethod(String proportions, double size) {
    BinomialData data = data(proportions, size);
    for (Link link : Link.values()) {
      BinomialFit fit = regression.fit(data, link);
      NewtonFit oracle = NewtonFit.of(data, link);
      double half = Math.exp(oracle.log());
      double reach = Math.exp(1.959963984540054 * oracle.error());
      assertEquals(Status.FITTED, fit.status(), link.word());
      assertEquals(half, fit.half().value(), half * AGREEMENT);
      assertEquals(oracle.slope(), fit.slope(), Math.abs(oracle.slope()) * AGREEMENT);
      assertEquals(half / reach, fit.half().interval().lo(), half * AGREEMENT);
      assertEquals(half * reach, fit.half().interval().hi(), half * AGREEMENT);
      assertEquals(data.abscissae().length - 2, fit.freedom());
    }
  }

  /** Three points of 100 trials: 1 success, 50 and 99, by hand. */
  @Test
  void theDevianceOfASaturatedFitIsNone() {
    BinomialFit fit = regression.fit(data("0.01 0.5 0.99", 100), Link.LOGIT);
    assertEquals(0, fit.deviance(), 1e-9);
    assertEquals(Math.log(99) / Math.log(1.5), fit.slope(), 1e-6);
    assertEquals(150, fit.half().value(), 1e-6);
    assertEquals(1, fit.pValue(), 1e-4);
  }

  /** P is far above 1/2 on the left and far below between: no sigmoid. */
  @Test
  void aModelThatDoesNotHoldIsTold() {
    BinomialFit fit = regression.fit(data("0.6 0.1 0.2 0.9 0.7 0.95", 300), Link.LOGIT);
    assertEquals(Status.FITTED, fit.status());
    assertTrue(fit.pValue() < 1e-10, () -> "p " + fit.pValue());
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 1 1",
    "0 0 0.37 1 1",
    "1 1 0.37 0 0",
    "0 0 0 0",
    "1 1 1 1",
    "0 0 0 0.2",
    "0.7 1 1 1"
  })
  void separatedDataHaveNoFit(String proportions) {
    for (Link link : Link.values()) {
      BinomialFit fit = regression.fit(data(proportions, 100), link);
      assertEquals(Status.SEPARATED, fit.status());
      assertTrue(Double.isNaN(fit.half().value()));
      assertTrue(Double.isNaN(fit.half().interval().hi()));
      assertTrue(Double.isNaN(fit.pValue()));
    }
  }

  @Test
  void aFlatCurveCrossesNowhere() {
    assertEquals(
        Status.DIVERGED, regression.fit(data("0.5 0.5 0.5 0.5", 100), Link.LOGIT).status());
  }

  /** All but separated: whatever is given is the maximum of the likelihood, or is refused. */
  @ParameterizedTest
  @CsvSource({
    "0 0 0.37 0.999 1, 1000",
    "0 1e-6 0.5 0.999999 1, 1000000",
    "0 0 0.001 1 0.999999 1, 1e6"
  })
  void extremeSlopesAreRightOrRefused(String proportions, double size) {
    BinomialData data = data(proportions, size);
    for (Link link : Link.values()) {
      BinomialFit fit = regression.fit(data, link);
      if (fit.status() == Status.FITTED) {
        requireMaximum(data, link, Math.log(fit.half().value()), fit.slope());
      } else {
        assertEquals(Status.DIVERGED, fit.status());
      }
    }
  }

  /** No neighbour in a thousandth of the slope or of its reciprocal is likelier. */
  private static void requireMaximum(BinomialData data, Link link, double log, double slope) {
    double there = logLikelihood(data, link, log, slope);
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        double near = logLikelihood(data, link, log + 1e-3 * i / slope, slope * (1 + 1e-3 * j));
        assertTrue(near <= there + 1e-9 * Math.abs(there), () -> link + ": " + near + " " + there);
      }
    }
  }

  private static double logLikelihood(BinomialData data, Link link, double log, double slope) {
    double sum = 0;
    for (int i = 0; i < data.sizes().length; i++) {
      double eta = slope * (Math.log(data.abscissae()[i]) - log);
      double p = data.proportions()[i];
      sum += p > 0 ? data.sizes()[i] * p * Math.log(link.probability(eta)) : 0;
      sum += p < 1 ? data.sizes()[i] * (1 - p) * Math.log(link.probability(-eta)) : 0;
    }
    return sum;
  }
}
