package io.onset.store;

import java.io.Serializable;

/**
 * A column of a table.
 *
 * @param name snake case
 * @param type what its values are; any value may be null
 */
public record Column(String name, Type type) implements Serializable {

  /** What the values of a column are. */
  public enum Type {
    /** {@code Integer}. */
    INT,
    /** {@code Long}. */
    LONG,
    /** {@code Double}, never NaN: undefined is null. */
    DOUBLE,
    /** {@code String}. */
    TEXT;

    /** The type that holds values of a Java type. */
    public static Type of(Class<?> type) {
      if (type == int.class || type == Integer.class) {
        return INT;
      }
      if (type == long.class || type == Long.class) {
        return LONG;
      }
      if (type == double.class || type == Double.class) {
        return DOUBLE;
      }
      if (type == String.class) {
        return TEXT;
      }
      throw new IllegalArgumentException("no column holds a " + type.getName());
    }
  }
}
