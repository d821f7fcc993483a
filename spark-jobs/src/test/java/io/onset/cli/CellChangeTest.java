package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.CurveRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellChangeTest {

  /** Two bars of a 95 % interval make 3.92 standard errors. */
  private static final double BOTH_BARS = 2 * 1.959963984540054;

  private static CurveRow row(double p, double error, double mean, double meanError) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n", 5L);
    values.put("p", p);
    values.put("p_lo", p - BOTH_BARS / 2 * error);
    values.put("p_hi", p + BOTH_BARS / 2 * error);
    values.put("h_mean", mean);
    values.put("h_se", meanError);
    return new CurveRow(values);
  }

  private static List<CellChange> changes(CurveRow then, CurveRow now, double growth) {
    return CellChange.of("n=5", then, now, growth);
  }

  /** Of four times the trials the change has sqrt(3) times the standard error of now. */
  @Test
  void aChangeIsMeasuredInItsOwnStandardErrors() {
    List<CellChange> found = changes(row(0.5, 0.02, 2, 0.2), row(0.53, 0.01, 1.5, 0.1), 4);
    assertEquals(List.of("p", "h_mean"), found.stream().map(CellChange::column).toList());
    assertEquals(0.03 / (0.01 * Math.sqrt(3)), found.get(0).errors(), 1e-9);
    assertEquals(0.5 / (0.1 * Math.sqrt(3)), found.get(1).errors(), 1e-9);
  }

  @Test
  void fewerTrialsAreHeldAgainstTheMoreThereWere() {
    List<CellChange> found = changes(row(0.53, 0.01, 1.5, 0.1), row(0.5, 0.02, 2, 0.2), 0.25);
    assertEquals(0.03 / (0.01 * Math.sqrt(3)), found.get(0).errors(), 1e-9);
  }

  @Test
  void withoutNewTrialsEveryChangeIsBeyondAndNoneIsNone() {
    List<CellChange> found = changes(row(0.5, 0.02, 2, 0.2), row(0.5, 0.02, 2.0000001, 0.2), 1);
    assertEquals(0, found.get(0).errors());
    assertEquals(Double.POSITIVE_INFINITY, found.get(1).errors());
    assertEquals(List.of("n=5", "h_mean", "2.000", "2.000", "∞"), found.get(1).line());
  }

  @Test
  void whatIsUndefinedIsNotCompared() {
    assertEquals(1, changes(row(Double.NaN, 0.1, 2, 0.2), row(0.5, 0.1, 2, 0.2), 2).size());
    assertEquals(1, changes(row(0.5, 0.1, 2, 0.2), row(0.5, 0.1, 2, Double.NaN), 2).size());
  }

  /** Two-sided 5 % of one number; of a thousand, 5e-5 each: the normal's tables. */
  @Test
  void theLimitGrowsWithWhatIsCompared() {
    assertEquals(1.959964, CellChange.limit(1), 1e-6);
    assertEquals(4.055627, CellChange.limit(1000), 1e-6);
  }

  @Test
  void theLargestComesFirst() {
    List<CellChange> found = changes(row(0.5, 0.02, 2, 0.2), row(0.53, 0.01, 1.5, 0.1), 4);
    assertEquals(List.of("h_mean", "p"), found.stream().sorted().map(CellChange::column).toList());
  }
}
