package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.CurveRow;
import io.onset.store.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTableTest {

  private static CurveRow row(long d, double mean, double rest, String kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", d);
    values.put("mean", mean);
    values.put("rest", rest);
    values.put("kind", kind);
    return new CurveRow(values);
  }

  private static final List<CurveRow> ROWS =
      List.of(
          row(1, Double.POSITIVE_INFINITY, Double.NaN, "caption"),
          row(-2, Double.NEGATIVE_INFINITY, 2.0e-3, "exact"),
          row(1234567, 2.2250738585072014E-308, 1e23, ""));

  @Test
  void commaSeparatedValues() {
    String expected =
        """
        d,mean,rest,kind
        1,inf,,caption
        -2,-inf,0.002,exact
        1234567,2.2250738585072014E-308,1.0E23,
        """;
    assertEquals(expected, CurveTable.csv(ROWS));
    assertEquals("", CurveTable.csv(List.of()));
    assertEquals(
        "d,mean,rest,kind\n", CurveTable.csv(List.of("d", "mean", "rest", "kind"), List.of()));
  }

  @Test
  void theSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    String expected = CurveTable.csv(ROWS);
    for (String language : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      try {
        assertEquals(expected, CurveTable.csv(ROWS));
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Test
  void typedColumnsWithNullForUndefined() {
    assertEquals(
        List.of(
            new Column("d", Column.Type.LONG),
            new Column("mean", Column.Type.DOUBLE),
            new Column("rest", Column.Type.DOUBLE),
            new Column("kind", Column.Type.TEXT)),
        CurveTable.columns(ROWS));
    Object[] first = {1L, Double.POSITIVE_INFINITY, null, "caption"};
    assertArrayEquals(first, CurveTable.rows(ROWS).get(0));
  }
}
