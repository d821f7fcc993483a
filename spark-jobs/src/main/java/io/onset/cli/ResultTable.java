package io.onset.cli;

import io.onset.experiment.CurveRow;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The curves as a table for the screen: the coordinates that differ between the cells, then the
 * columns asked for. A column that has {@code _lo} and {@code _hi} beside it shows them in
 * brackets.
 */
final class ResultTable {

  private final List<CurveRow> curves;

  private ResultTable(List<CurveRow> curves) {
    this.curves = curves;
  }

  /** The table; empty where there are no curves. */
  static String of(List<String> columns, List<CurveRow> curves) {
    return curves.isEmpty() ? "" : new ResultTable(curves).text(columns);
  }

  private String text(List<String> columns) {
    List<String> shown = new ArrayList<>(differing(columns.get(0)));
    shown.addAll(columns);
    List<List<String>> lines = new ArrayList<>();
    lines.add(shown);
    curves.forEach(row -> lines.add(shown.stream().map(c -> text(row, c)).toList()));
    int[] widths =
        IntStream.range(0, shown.size())
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining());
  }

  /** The columns before {@code first} in which the rows differ. */
  private List<String> differing(String first) {
    List<String> names = new ArrayList<>(curves.get(0).values().keySet());
    return names.subList(0, names.indexOf(first)).stream()
        .filter(name -> curves.stream().map(row -> row.values().get(name)).distinct().count() > 1)
        .toList();
  }

  private static String aligned(List<String> line, int[] widths) {
    return IntStream.range(0, widths.length)
            .mapToObj(c -> " ".repeat(widths[c] - line.get(c).length()) + line.get(c))
            .collect(Collectors.joining("  "))
        + "\n";
  }

  private static String text(CurveRow row, String column) {
    Map<String, Object> values = row.values();
    String text = text(values.get(column));
    return values.containsKey(column + "_lo")
        ? "%s [%s, %s]"
            .formatted(text, text(values.get(column + "_lo")), text(values.get(column + "_hi")))
        : text;
  }

  private static String text(Object value) {
    if (!(value instanceof Double number) || number.isInfinite()) {
      return Decimal.format(value);
    }
    if (number.isNaN()) {
      return "-";
    }
    double size = Math.abs(number);
    boolean plain = size == 0 || size >= 1e-3 && size < 1e5;
    return String.format(Locale.ROOT, plain ? "%.3f" : "%.2e", number);
  }
}
