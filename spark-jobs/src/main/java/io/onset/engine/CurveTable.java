package io.onset.engine;

import io.onset.experiment.CurveRow;
import io.onset.kernel.Decimal;
import io.onset.store.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The curves as tables: text with {@link Decimal}'s numbers, and typed columns. */
final class CurveTable {

  private CurveTable() {}

  /** Comma-separated values with a header and Unix line ends. */
  static String csv(List<CurveRow> curves) {
    StringBuilder text = new StringBuilder();
    if (!curves.isEmpty()) {
      text.append(String.join(",", curves.get(0).values().keySet())).append('\n');
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
