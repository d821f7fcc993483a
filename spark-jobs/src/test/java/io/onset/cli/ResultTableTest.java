package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.CurveRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static CurveRow row(long n, double p, double large, String word) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", 16L);
    values.put("n", n);
    values.put("width", word);
    values.put("trials", 200L);
    values.put("p", p);
    values.put("p_lo", p - 0.05);
    values.put("p_hi", p + 0.05);
    values.put("large", large);
    values.put("unseen", 3L);
    return new CurveRow(values);
  }

  @Test
  void coordinatesThatDifferThenTheColumnsAskedFor() {
    List<CurveRow> curves =
        List.of(row(2, 0.5, 1234.5678, "caption"), row(10_000, 0.25, -2e7, "caption"));
    String expected =
        """
            n  trials                     p      large
            2     200  0.500 [0.450, 0.550]   1234.568
        10000     200  0.250 [0.200, 0.300]  -2.00e+07
        """;
    assertEquals(expected, ResultTable.of(List.of("trials", "p", "large"), curves));
  }

  @Test
  void wordsInfinitiesZerosAndWhatIsUndefined() {
    List<CurveRow> curves =
        List.of(
            row(2, Double.NaN, Double.POSITIVE_INFINITY, "caption"), row(2, 1, 0, "mixing-time"));
    String expected =
        """
              width                     p  large
            caption             - [-, -]    inf
        mixing-time  1.000 [0.950, 1.050]  0.000
        """;
    assertEquals(
        expected.replace("             - [-, -]", "              - [-, -]"),
        ResultTable.of(List.of("p", "large"), curves));
  }

  @Test
  void numbersTooSmallForThreeDecimals() {
    List<CurveRow> curves = List.of(row(2, 0.5, 1e-3, "caption"), row(3, 0.5, 9.9e-4, "caption"));
    String expected =
        """
        n     large
        2     0.001
        3  9.90e-04
        """;
    assertEquals(
        expected,
        ResultTable.of(
            List.of("large"), curves.stream().map(ResultTableTest::withoutTrials).toList()));
  }

  /** The columns before the first asked for are coordinates. */
  private static CurveRow withoutTrials(CurveRow row) {
    Map<String, Object> values = new LinkedHashMap<>(row.values());
    values.keySet().removeAll(List.of("trials", "p", "p_lo", "p_hi"));
    return new CurveRow(values);
  }

  @Test
  void oneCellNeedsNoCoordinates() {
    String table = ResultTable.of(List.of("trials"), List.of(row(2, 0.5, 1, "caption")));
    assertEquals("trials\n   200\n", table);
  }
}
