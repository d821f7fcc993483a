package io.onset.experiment;

import io.onset.kernel.Decimal;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a cell lies: the value of every parameter, grid first, then settings, each a {@code Long},
 * a {@code Double} or a {@code String}. Two cells are the same cell exactly if their coordinates
 * are equal.
 *
 * @param values parameter name to value, in the order of declaration; copied
 */
public record Coordinates(Map<String, Object> values) implements Serializable {

  public Coordinates {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The whole number at {@code name}. */
  public long integer(String name) {
    return (Long) value(name);
  }

  /** The number at {@code name}. */
  public double real(String name) {
    return ((Number) value(name)).doubleValue();
  }

  /** The word at {@code name}. */
  public String text(String name) {
    return (String) value(name);
  }

  /** The word at {@code name}, or {@code otherwise} where the sweep left that setting out. */
  public String text(String name, String otherwise) {
    return values.containsKey(name) ? text(name) : otherwise;
  }

  /** {@code d=16 n=100 mean=10.0 ...}: one line, the same on every JDK. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + Decimal.format(e.getValue()))
        .collect(Collectors.joining(" "));
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no coordinate " + name + " in " + values.keySet());
    }
    return value;
  }
}
