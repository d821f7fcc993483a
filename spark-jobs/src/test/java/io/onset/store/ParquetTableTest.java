package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class ParquetTableTest {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("count", Column.Type.INT),
          new Column("trial", Column.Type.LONG),
          new Column("mean", Column.Type.DOUBLE),
          new Column("word", Column.Type.TEXT));

  private static final List<Object[]> ROWS =
      List.of(
          new Object[] {Integer.MIN_VALUE, Long.MAX_VALUE, Double.MIN_VALUE, "Füße"},
          new Object[] {null, null, null, null},
          new Object[] {0, 0L, -0.0, ""},
          new Object[] {1, -1L, Double.NEGATIVE_INFINITY, "a,\"b\"\n"});

  private static final Configuration CONF = new Configuration();

  private List<Object[]> there(List<Object[]> rows, List<Column> read) throws IOException {
    byte[] file = ParquetTable.bytes(CONF, COLUMNS, rows);
    List<Object[]> back = new ArrayList<>();
    try (ParquetTable.Rows stored = ParquetTable.read(file, CONF, COLUMNS, read)) {
      assertEquals(rows.size(), stored.left());
      stored.forEachRemaining(back::add);
      assertEquals(0, stored.left());
    }
    return back;
  }

  @Test
  void everyTypeAndNull() throws IOException {
    assertArrayEquals(ROWS.toArray(), there(ROWS, COLUMNS).toArray());
  }

  @Test
  void someOfTheColumns() throws IOException {
    List<Object[]> back = there(ROWS, COLUMNS.subList(2, 3));
    assertEquals(ROWS.stream().map(row -> row[2]).toList(), back.stream().map(r -> r[0]).toList());
  }

  @Test
  void otherColumnsAreRefused() {
    byte[] file = ParquetTable.bytes(CONF, COLUMNS, ROWS);
    List<Column> fewer = COLUMNS.subList(0, 3);
    IOException thrown =
        assertThrows(IOException.class, () -> ParquetTable.read(file, CONF, fewer, fewer));
    assertEquals("has other columns than this version of Onset", thrown.getMessage());
  }

  @Test
  void theSameRowsAreTheSameBytes() {
    assertArrayEquals(
        ParquetTable.bytes(CONF, COLUMNS, ROWS), ParquetTable.bytes(CONF, COLUMNS, ROWS));
  }

  @Test
  void noRows() throws IOException {
    assertEquals(List.of(), there(List.of(), COLUMNS));
  }
}
