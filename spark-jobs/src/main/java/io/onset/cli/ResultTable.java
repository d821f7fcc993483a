package io.onset.cli;

import io.onset.experiment.CurveRow;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The curves as a table for the screen: what differs between the cells, then the columns asked for.
 */
final class ResultTable {

  private ResultTable() {}

  static String of(List<String> columns, List<CurveRow> curves) {
    List<String> shown = shown(columns, curves);
    List<List<String>> lines = new ArrayList<>();
    lines.add(shown);
    for (CurveRow row : curves) {
      lines.add(shown.stream().map(column -> text(row.values().get(column))).toList());
    }
    int[] widths =
        IntStream.range(0, shown.size())
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        table.append(c == 0 ? "" : "  ").append(" ".repeat(widths[c] - line.get(c).length()));
        table.append(line.get(c));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static List<String> shown(List<String> columns, List<CurveRow> curves) {
    List<String> shown = new ArrayList<>();
    for (String name : curves.get(0).values().keySet()) {
      if (name.equals(columns.get(0))) {
        break;
      }
      if (curves.stream().map(row -> row.values().get(name)).distinct().count() > 1) {
        shown.add(name);
      }
    }
    shown.addAll(columns);
    return shown;
  }

  private static String text(Object value) {
    if (!(value instanceof Double number) || number.isInfinite()) {
      return Decimal.format(value);
    }
    return number.isNaN() ? "-" : String.format(Locale.ROOT, "%.4g", number);
  }
}
