package io.onset.engine;

import io.onset.experiment.CurveRow;
import io.onset.kernel.Decimal;
import io.onset.store.Column;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The curves as tables: text with {@link Decimal}'s numbers, and typed columns. */
public final class CurveTable {

  private CurveTable() {}

  /**
   * Writes {@code name.csv} and {@code name.parquet}, of which the latter needs a row, and takes an
   * older one away.
   *
   * @return the SHA-256 of the former
   */
  public static String write(RunFolder folder, String name, List<CurveRow> rows) {
    return write(folder, name, header(rows), rows);
  }

  /**
   * Writes a table that may have no rows: its text then is its header.
   *
   * @param header the columns' names, in order
   * @return the SHA-256 of the text
   */
  public static String write(
      RunFolder folder, String name, List<String> header, List<CurveRow> rows) {
    byte[] csv = csv(header, rows).getBytes(StandardCharsets.UTF_8);
    folder.write(name + ".csv", csv);
    String parquet = name + ".parquet";
    if (rows.isEmpty()) {
      folder.delete(parquet);
    } else {
      folder.writeTable(parquet, columns(rows), rows(rows));
    }
    return Digest.of(csv);
  }

  /** The rows that were written under a name, bit for bit, without their counts; or none. */
  public static List<CurveRow> read(RunFolder folder, String name) {
    List<CurveRow> rows = new ArrayList<>();
    folder.readTable(name + ".parquet", row -> rows.add(new CurveRow(row)));
    return rows;
  }

  /** Comma-separated values with a header and Unix line ends. */
  public static String csv(List<CurveRow> curves) {
    return csv(header(curves), curves);
  }

  private static List<String> header(List<CurveRow> curves) {
    return curves.isEmpty() ? List.of() : List.copyOf(curves.get(0).values().keySet());
  }

  /** The text of rows that have these columns; a header alone where there are none. */
  static String csv(List<String> header, List<CurveRow> curves) {
    StringBuilder text = new StringBuilder();
    if (!header.isEmpty()) {
      text.append(String.join(",", header)).append('\n');
    }
    for (CurveRow row : curves) {
      text.append(
          row.values().values().stream().map(Decimal::format).collect(Collectors.joining(",")));
      text.append('\n');
    }
    return text.toString();
  }

  static List<Column> columns(List<CurveRow> curves) {
    List<Column> columns = new ArrayList<>();
    curves
        .get(0)
        .values()
        .forEach((name, value) -> columns.add(new Column(name, Column.Type.of(value.getClass()))));
    return columns;
  }

  static List<Object[]> rows(List<CurveRow> curves) {
    return curves.stream()
        .map(row -> row.values().values().stream().map(CurveTable::defined).toArray())
        .toList();
  }

  private static Object defined(Object value) {
    return value instanceof Double number && number.isNaN() ? null : value;
  }
}
