package io.onset.experiment;

import io.onset.stats.Proportion;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One cell's line of the curves: column name to {@code Long}, {@code Double} or {@code String}, in
 * the order of the columns. NaN is undefined. All rows of a sweep have the same columns.
 *
 * @param values copied
 * @param counts what is behind the proportions among the columns, for those who draw them again:
 *     column name to the counts by cluster of trials, of which there may be one; copied
 * @param bars which of the columns are estimates, each with its error bar: what two runs may differ
 *     in by chance; copied
 */
public record CurveRow(
    Map<String, Object> values, Map<String, List<Proportion>> counts, Map<String, ErrorBar> bars)
    implements Serializable {

  public CurveRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    bars = Collections.unmodifiableMap(new LinkedHashMap<>(bars));
  }

  /** A line without error bars. */
  public CurveRow(Map<String, Object> values, Map<String, List<Proportion>> counts) {
    this(values, counts, Map.of());
  }

  /** A line without counts and error bars. */
  public CurveRow(Map<String, Object> values) {
    this(values, Map.of());
  }

  /** The number in a column; NaN where it is undefined or no such column exists. */
  public double number(String column) {
    return values.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
