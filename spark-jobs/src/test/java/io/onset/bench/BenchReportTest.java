package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  private static final BenchCell CELL = new BenchCell(16, 16);

  private static Measurement seconds(Double... blocks) {
    return new Measurement(List.of(blocks));
  }

  private static BenchRow row(double ours, double numpy) {
    List<Double> blocks = List.of(ours, 1.1 * ours);
    var serial = new TrialBench.Result(16, 16, 9, blocks, 100e9, "v", 64, 20e9, 8);
    return new BenchRow(CELL, serial, seconds(numpy), seconds(ours / 4), seconds(numpy / 2));
  }

  private static BenchReport report(List<BenchRow> rows) {
    var mixed =
        new MixedSweep.Comparison(
            "local[4]", 4, 8, 2, List.of(2.0, 2.5), List.of(1.91, 2.0), 0.955, 3);
    return new BenchReport(Machine.here(), null, rows, List.of(mixed));
  }

  @Test
  void ratiosAndTheirMean() {
    BenchReport report = report(List.of(row(1e-3, 2e-3), row(1e-3, 8e-3)));
    JsonNode json = JsonLines.read(report.json(), JsonNode.class);
    assertEquals(4, json.required("core_ratio_mean").doubleValue(), 1e-14);
    assertEquals(2, json.required("core_ratio_least").doubleValue(), 1e-14);
    JsonNode cell = json.required("cells").get(1);
    assertEquals(16, cell.required("all_ratio").doubleValue(), 1e-14);
    assertEquals(1000, cell.required("onset_rate").doubleValue(), 1e-10);
    double floor = TrialWork.of(CELL, BenchSweeps.ORIGINAL_SIZE).floorSeconds(100e9);
    assertEquals(floor * 1000, cell.required("of_floor").doubleValue(), 1e-14);
    double bytes = 10_000 * 16 * 8 / 20e9 / 8;
    assertEquals(bytes, cell.required("bytes_seconds").doubleValue(), 1e-14 * bytes);
    assertEquals(0.955, json.required("mixed").get(0).required("efficiency").doubleValue());
  }

  @Test
  void theTable() {
    String text = report(List.of(row(1e-3, 2e-3))).markdown();
    String line = "| 16, 16 | 1000 | 500 | 2.00 | 4000 | 1000 | 4.00 | ";
    assertTrue(text.contains(line), text);
    assertTrue(text.contains(" us | 8.00 us | 1000 us | 3 % | 10 %, 0 %, 0 %, 0 % |"), text);
    assertTrue(text.contains("geometric mean 2.00, least 2.00"), text);
    assertTrue(text.contains("local[4]: 95.5 % of "), text);
    assertTrue(text.contains(" at once, best against best, at least 95 % being the goal; "), text);
    assertTrue(
        text.contains(
            "; in each repeat 96 %, 80 % (trials 2.0, 2.5 s against 1.9, 2.0 s, where 2.00 s was asked for). "),
        text);
    assertTrue(text.contains(" 8 trials of the largest cells "), text);
    assertTrue(
        text.contains(
            " 3.0 s of Spark's process: start-up, self terms of the original set, 4 trials before, "),
        text);
    assertTrue(text.contains(System.getProperty("java.runtime.version")), text);
  }

  /** What was left out is a dash, and not in the file. */
  @Test
  void withoutNumpyAndSpark() {
    BenchRow alone = new BenchRow(CELL, row(1e-3, 1).serial(), null, null, null);
    BenchReport report = report(List.of(alone));
    assertTrue(report.markdown().contains("| 16, 16 | 1000 | - | - | - | - | - | "));
    JsonNode json = JsonLines.read(report.json(), JsonNode.class);
    assertFalse(json.has("core_ratio_mean"));
    assertFalse(json.required("cells").get(0).has("numpy_rate"));
  }

  @Test
  void threeDigits() {
    assertEquals("1234", BenchReport.digits(1234.4));
    assertEquals("12.3", BenchReport.digits(12.34));
    assertEquals("0.12", BenchReport.digits(0.123));
    assertEquals("-", BenchReport.digits(null));
  }
}
