package io.onset.cli;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cells of a sweep by name, as in {@code d=100,n=200,ridge=0.1}: the coordinates of the grid,
 * and of the settings those in which cells of the sweep differ. A cell may be called by any of its
 * coordinates that no other cell has together.
 */
final class CellNames {

  /** So many values a message names. */
  private static final int SHOWN = 8;

  private final List<SweepCell> cells;
  private final List<String> naming;

  private CellNames(List<SweepCell> cells, List<String> naming) {
    this.cells = cells;
    this.naming = naming;
  }

  /** The names of a sweep's cells. */
  static CellNames of(Sweep sweep) {
    Stream<String> grid = Experiments.vocabulary(sweep).grid().stream().map(Parameter::name);
    Stream<String> settings =
        Experiments.vocabulary(sweep).settings().stream()
            .map(Parameter::name)
            .filter(name -> values(sweep.cells(), name).size() > 1);
    return new CellNames(sweep.cells(), Stream.concat(grid, settings).toList());
  }

  /**
   * The name of a cell, which no other has; of the curves through a place that lacks a coordinate.
   */
  String name(Coordinates at) {
    return naming.stream()
        .filter(at.values()::containsKey)
        .map(name -> name + "=" + Decimal.format(at.values().get(name)))
        .collect(Collectors.joining(","));
  }

  /**
   * The cell of a name.
   *
   * @param name any coordinates, in any order: {@code n=200,d=100}; numbers may be written in any
   *     way, 0.10 is 0.1
   * @throws UserException if none or several have these coordinates, with the values to choose from
   */
  SweepCell find(String name) {
    List<SweepCell> left = cells;
    for (String part : name.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = part.substring(0, Math.max(0, equals)).strip();
      left = having(left, name, key, part.substring(equals + 1).strip());
    }
    if (left.size() > 1) {
      throw several(name, left);
    }
    return left.get(0);
  }

  private List<SweepCell> having(List<SweepCell> among, String name, String key, String value) {
    List<String> keys = List.copyOf(cells.get(0).at().values().keySet());
    if (!keys.contains(key)) {
      String rule = key.isEmpty() ? "must be KEY=VALUE,..., such as " : "no coordinate " + key;
      String meant =
          key.isEmpty() ? name(cells.get(0).at()) : "; nearest: " + Node.nearest(key, keys);
      throw refusal(name, rule + meant);
    }
    Predicate<Object> same = held -> isSame(held, value);
    List<SweepCell> left =
        among.stream().filter(cell -> same.test(cell.at().values().get(key))).toList();
    if (left.isEmpty()) {
      throw refusal(
          name, "no cell has " + key + "=" + value + "; nearest: " + nearest(among, key, value));
    }
    return left;
  }

  private static UserException refusal(String name, String message) {
    return new UserException("--cell " + name + ": " + message);
  }

  /** Every coordinate in which the cells left differ, with its values. */
  private UserException several(String name, List<SweepCell> left) {
    String choices =
        left.get(0).at().values().keySet().stream()
            .map(key -> Map.entry(key, values(left, key)))
            .filter(e -> e.getValue().size() > 1)
            .map(e -> e.getKey() + "=" + shown(e.getValue()))
            .collect(Collectors.joining(", "));
    return refusal(name, left.size() + " cells have this; name one of " + choices);
  }

  private static String shown(Set<Object> values) {
    String some =
        values.stream().limit(SHOWN).map(Decimal::format).collect(Collectors.joining("|"));
    return values.size() > SHOWN ? some + "|..." : some;
  }

  private static Set<Object> values(List<SweepCell> cells, String key) {
    Set<Object> values = new LinkedHashSet<>();
    cells.forEach(cell -> values.add(cell.at().values().get(key)));
    return values;
  }

  private static boolean isSame(Object held, String value) {
    if (held instanceof Double number) {
      BigDecimal asked = number(value);
      return asked != null && asked.doubleValue() == number;
    }
    if (held instanceof Long number) {
      BigDecimal asked = number(value);
      return asked != null && asked.compareTo(BigDecimal.valueOf(number)) == 0;
    }
    return value.equals(held);
  }

  private static BigDecimal number(String text) {
    try {
      return text.length() > 99 ? null : new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /** The two values next to a number; of words, or for what is no number, all. */
  private static String nearest(List<SweepCell> cells, String key, String value) {
    List<Object> held = new ArrayList<>(values(cells, key));
    BigDecimal asked = number(value);
    if (asked != null && held.get(0) instanceof Number) {
      held.sort(Comparator.comparing(v -> distance((Number) v, asked)));
      return shown(new LinkedHashSet<>(held.subList(0, Math.min(2, held.size()))));
    }
    return shown(new LinkedHashSet<>(held));
  }

  private static BigDecimal distance(Number value, BigDecimal asked) {
    return new BigDecimal(value.toString()).subtract(asked).abs();
  }
}
