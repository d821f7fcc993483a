package io.onset.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.engine.Replay;
import io.onset.experiment.Quantity;
import io.onset.kernel.Decimal;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A trial computed again, for people and as JSON. A double is its shortest decimal and its bits.
 *
 * @param cell the cell's name
 * @param asked how many trials the sweep asks of the cell
 * @param trial number of the trial
 * @param replay what came of it
 */
record ReplayText(String cell, long asked, long trial, Replay replay) {

  /** So many numbers of a list are shown, and its last. */
  private static final int SHOWN = 4;

  private boolean isAsked() {
    return trial < asked;
  }

  /** A line a quantity, a line a column, and how they compare. */
  String lines() {
    StringBuilder text = new StringBuilder("cell " + cell + ", trial " + trial + "\n");
    if (!isAsked()) {
      text.append("the sweep asks for trials 0 to " + (asked - 1) + " of this cell alone\n");
    }
    if (!replay.quantities().isEmpty()) {
      text.append('\n').append(line("quantity", "formula", "value"));
      replay.quantities().forEach(q -> text.append(line(q.name(), q.formula(), text(q.value()))));
    }
    text.append('\n').append(line("column", "", "value"));
    replay.row().forEach(c -> text.append(line(c.column(), "", text(c.computed()))));
    return text.append('\n').append(comparison()).toString();
  }

  private static String line(String name, String formula, String value) {
    return "%-32s %-7s  %s".formatted(name, formula, value).stripTrailing() + "\n";
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return "%-24s %s".formatted(decimal(number), bits(number));
    }
    if (value instanceof List<?> list) {
      return text(list);
    }
    return value == null ? "-" : value.toString();
  }

  private static String text(List<?> list) {
    String first =
        list.stream().limit(SHOWN).map(ReplayText::decimal).collect(Collectors.joining("  "));
    int left = list.size() - SHOWN;
    return left <= 0
        ? first
        : first + "  ...  " + decimal(list.get(list.size() - 1)) + "  (" + list.size() + ")";
  }

  private static String decimal(Object value) {
    String text = Decimal.format(value);
    return text.isEmpty() ? "nan" : text;
  }

  private static String bits(double value) {
    return "0x" + HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
  }

  private String comparison() {
    if (!replay.isStored()) {
      return "stored row: none\n";
    }
    List<Replay.Cell> differing = replay.differing();
    String count = differing.size() + " of " + replay.row().size() + " columns differ\n";
    return differing.isEmpty()
        ? "stored row: the same bits in all " + replay.row().size() + " columns\n"
        : "stored row: " + count + differing.stream().map(this::pair).collect(Collectors.joining());
  }

  private String pair(Replay.Cell column) {
    return line("  " + column.column(), "here", text(column.computed()))
        + line("", "stored", text(column.stored()));
  }

  /** The same as one JSON object; what JSON has no number for is a word. */
  String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("cell", cell).put("trial", trial).put("asked", isAsked());
    ArrayNode quantities = json.putArray("quantities");
    for (Quantity quantity : replay.quantities()) {
      ObjectNode node = quantities.addObject();
      node.put("name", quantity.name()).put("formula", quantity.formula());
      put(node, "value", "bits", quantity.value());
    }
    ArrayNode row = json.putArray("row");
    for (Replay.Cell column : replay.row()) {
      ObjectNode node = row.addObject().put("column", column.column());
      put(node, "value", "bits", column.computed());
      if (replay.isStored()) {
        put(node, "stored", "stored_bits", column.stored());
        node.put("same", column.isSame());
      }
    }
    json.put("is_stored", replay.isStored());
    return json.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, String name, String bits, Object value) {
    if (value instanceof Double number) {
      putNumber(node, name, number);
      node.put(bits, bits(number));
    } else if (value instanceof List<?> list) {
      ArrayNode values = node.putArray(name);
      list.forEach(each -> addNumber(values, (Double) each));
    } else if (value instanceof Number number) {
      node.put(name, number.longValue());
    } else {
      node.put(name, (String) value);
    }
  }

  private static void putNumber(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, decimal(value));
    }
  }

  private static void addNumber(ArrayNode values, double value) {
    if (Double.isFinite(value)) {
      values.add(value);
    } else {
      values.add(decimal(value));
    }
  }
}
