package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.store.Column;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void whatIsWrittenIsRead(@TempDir Path folder) {
    RunFolder run = RunFolder.of(folder.toString(), new Configuration());
    assertEquals(List.of(), CurveTable.read(run, "curves"));
    CurveTable.write(run, "curves", ROWS);
    assertEquals(ROWS, CurveTable.read(run, "curves"));
    assertEquals(
        List.of("d", "mean", "rest", "kind"),
        List.copyOf(CurveTable.read(run, "curves").get(0).values().keySet()));
    CurveTable.write(run, "curves", List.of());
    assertEquals(List.of(), CurveTable.read(run, "curves"));
  }

  @Test
  void whatIsNoTableIsTheStoresFailure(@TempDir Path folder) {
    RunFolder run = RunFolder.of(folder.toString(), new Configuration());
    run.write("curves.parquet", new byte[] {1, 2, 3});
    StoreException e = assertThrows(StoreException.class, () -> CurveTable.read(run, "curves"));
    assertTrue(e.getMessage().contains(": cannot read curves.parquet"), e.getMessage());
  }
}
