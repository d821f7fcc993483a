package io.onset.engine;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A record as a row of a table and back: its components are the columns, in their order, {@code
 * logCrossTraining} under the name {@code log_cross_training}. A NaN is stored as null and read as
 * NaN.
 *
 * @param type the record
 * @param <R> the record
 */
public record RowCodec<R extends Record>(Class<R> type) implements Serializable {

  /** The columns, one a component. */
  public List<Column> columns() {
    return Arrays.stream(type.getRecordComponents())
        .map(c -> new Column(snakeCase(c.getName()), Column.Type.of(c.getType())))
        .toList();
  }

  /** {@code logETg} as {@code log_e_tg}. */
  static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The record's values; NaN as null. */
  public Object[] values(R row) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i], row);
    }
    return values;
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(row);
      return value instanceof Double number && number.isNaN() ? null : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** The record of some values, from {@code values[from]} on; null doubles as NaN. */
  public R record(Object[] values, int from) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < arguments.length; i++) {
      types[i] = components[i].getType();
      Object value = values[from + i];
      arguments[i] = value == null && types[i] == double.class ? Double.NaN : value;
    }
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }
}
