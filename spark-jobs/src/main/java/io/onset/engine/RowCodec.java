package io.onset.engine;

import io.onset.store.Column;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A record as a row of a table and back: its components are the columns, in their order, {@code
 * logCrossTraining} under the name {@code log_cross_training}. A NaN is stored as null and read as
 * NaN.
 *
 * @param <R> the record
 */
public final class RowCodec<R extends Record> implements Serializable {

  private static final long serialVersionUID = 1;

  private final Class<R> type;
  private final transient List<Column> columns;
  private final transient Method[] accessors;
  private final transient Class<?>[] types;
  private final transient Constructor<R> constructor;

  /** The codec of a record. */
  public RowCodec(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.type = type;
    this.columns =
        Arrays.stream(components)
            .map(c -> new Column(snakeCase(c.getName()), Column.Type.of(c.getType())))
            .toList();
    this.accessors =
        Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
    this.types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    this.constructor = constructor(type, types);
    Arrays.stream(accessors).forEach(accessor -> accessor.setAccessible(true));
  }

  private static <R> Constructor<R> constructor(Class<R> type, Class<?>[] types) {
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has its canonical constructor: " + type, e);
    }
  }

  /** The columns, one a component. */
  public List<Column> columns() {
    return columns;
  }

  /** {@code logETg} as {@code log_e_tg}. */
  static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The record's values; NaN as null. */
  public Object[] values(R row) {
    Object[] values = new Object[accessors.length];
    Arrays.setAll(values, i -> value(accessors[i], row));
    return values;
  }

  private static Object value(Method accessor, Record row) {
    try {
      Object value = accessor.invoke(row);
      return value instanceof Double number && number.isNaN() ? null : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }

  /** The record of some values, from {@code values[from]} on; null doubles as NaN. */
  public R record(Object[] values, int from) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < arguments.length; i++) {
      Object value = values[from + i];
      arguments[i] = value == null && types[i] == double.class ? Double.NaN : value;
    }
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  private Object readResolve() {
    return new RowCodec<>(type);
  }
}
