package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.linear.SlowLinear.Settings;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Few points in a thousand dimensions and more, where the law has its low-rank form and the terms
 * leave the range of a double (10^616 and 10^-616 at d = 4096).
 */
class HighDimensionTest {

  /** Exponents are of the order of d, 4096 at most, and rounded a few dozen times. */
  private static final double CLOSE = 1e-10;

  @ParameterizedTest
  @CsvSource({
    "1000, 50, false",
    "1000, 50, true",
    "1000, 2, false",
    "4096, 20, false",
    "4096, 20, true"
  })
  void equalsTheTrialInTheSpanOfItsPoints(int d, int n, boolean printed) {
    Settings settings = new Settings(0, 1, 2, StrictMath.exp(-4), 0, printed, "caption");
    OpenUnit unit = OpenUnit.of(1, d, n, 50, settings);
    LinearObservation seen = unit.observe(0).get(0);
    SubspaceTrial slow = SubspaceTrial.of(settings, unit.draws(0));
    double width = slow.width(n);
    double[][] training = slow.trial().g();
    double[][] original = slow.trial().original();
    double[][] matched = slow.trial().matched();

    assertEquals(n - 1, seen.rank());
    assertEquals(Double.POSITIVE_INFINITY, seen.logGg());
    assertEquals(Double.POSITIVE_INFINITY, seen.logETg());
    assertEquals(Double.NEGATIVE_INFINITY, seen.logAffinity());
    assertEquals(Double.POSITIVE_INFINITY, seen.klGeneratedTrue());
    assertEquals(Double.POSITIVE_INFINITY, seen.klTrueGenerated());
    double crossT = assertClose(slow.logCross(training, width), seen.logCrossTraining());
    double crossO = assertClose(slow.logCross(original, slow.width(50)), seen.logCrossOriginal());
    double crossM = assertClose(slow.logCross(matched, width), seen.logCrossMatched());
    double cross = assertClose(slow.logCrossExact(), seen.logCrossExact());
    double offT = assertClose(slow.logOff(training, width), seen.logOffTraining());
    double offO = assertClose(slow.logOff(original, slow.width(50)), seen.logOffOriginal());
    double offM = assertClose(slow.logOff(matched, width), seen.logOffMatched());
    assertDelta(
        SubspaceTrial.sum(1, offT, -2, crossT, -1, offO, 2, crossO),
        seen.deltaSignOriginal(),
        seen.logAbsDeltaOriginal());
    assertDelta(
        SubspaceTrial.sum(1, offT, -2, crossT, 2, cross),
        seen.deltaSignExact(),
        seen.logAbsDeltaExact());
    assertDelta(
        SubspaceTrial.sum(1, offT, -2, crossT, -1, offM, 2, crossM),
        seen.deltaSignMatched(),
        seen.logAbsDeltaMatched());
  }

  private static double assertClose(double expected, double actual) {
    assertEquals(expected, actual, CLOSE);
    return expected;
  }

  private static void assertDelta(BigDecimal expected, int sign, double log) {
    assertEquals(expected.signum(), sign);
    assertClose(BigReal.log(expected.abs()).doubleValue(), log);
  }
}
