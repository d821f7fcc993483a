package io.onset.experiment;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One cell's line of the curves: column name to {@code Long}, {@code Double} or {@code String}, in
 * the order of the columns. NaN is undefined. All rows of a sweep have the same columns.
 *
 * @param values copied
 */
public record CurveRow(Map<String, Object> values) implements Serializable {

  public CurveRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The number in a column; NaN where it is undefined or no such column exists. */
  public double number(String column) {
    return values.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
