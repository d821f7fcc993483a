package io.onset.engine;

import io.onset.experiment.Coordinates;
import io.onset.store.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table of stored trials: the cell's coordinates, {@code trial}, {@code status}, {@code
 * failure}, then the components of the observation, null in a failed trial.
 *
 * @param at the cell
 * @param codec the observation's columns
 * @param <O> the observation
 */
record TrialTable<O extends Record>(Coordinates at, RowCodec<O> codec) implements Serializable {

  private static final List<Column> STATUS =
      List.of(
          new Column("trial", Column.Type.LONG),
          new Column("status", Column.Type.TEXT),
          new Column("failure", Column.Type.TEXT));

  /** Number and failure of a trial. */
  static final List<Column> FAILURE = List.of(STATUS.get(0), STATUS.get(2));

  /**
   * Checks that no two columns have one name.
   *
   * @throws IllegalArgumentException if a coordinate is called as something that is observed
   */
  TrialTable {
    for (Column column : codec.columns()) {
      if (at.values().containsKey(column.name())) {
        throw new IllegalArgumentException(
            column.name() + " is a coordinate and an observation, must be one of them");
      }
    }
  }

  /** All columns. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    at.values()
        .forEach((name, value) -> columns.add(new Column(name, Column.Type.of(value.getClass()))));
    columns.addAll(ownColumns());
    return columns;
  }

  /** The columns that differ between the trials of a cell: what is read back and digested. */
  List<Column> ownColumns() {
    List<Column> columns = new ArrayList<>(STATUS);
    columns.addAll(codec.columns());
    return columns;
  }

  /** A row of all columns. */
  Object[] row(TrialRow<O> trial) {
    List<Object> row = new ArrayList<>(at.values().values());
    row.add(trial.trial());
    row.add(trial.status());
    row.add(trial.failure());
    Object[] values = new Object[row.size() + codec.columns().size()];
    row.toArray(values);
    if (trial.observation() != null) {
      Object[] observed = codec.values(trial.observation());
      System.arraycopy(observed, 0, values, row.size(), observed.length);
    }
    return values;
  }

  /** A row of all columns, of one of {@link #ownColumns}. */
  Object[] whole(Object[] own) {
    Object[] row = Arrays.copyOf(at.values().values().toArray(), at.values().size() + own.length);
    System.arraycopy(own, 0, row, at.values().size(), own.length);
    return row;
  }

  /** A row of {@link #ownColumns}. */
  Object[] ownRow(TrialRow<O> trial) {
    Object[] row = row(trial);
    return Arrays.copyOfRange(row, at.values().size(), row.length);
  }

  /** The trial of a row of {@link #ownColumns}. */
  TrialRow<O> trial(Object[] row) {
    String failure = (String) row[2];
    O observation = failure == null ? codec.record(row, STATUS.size()) : null;
    return new TrialRow<>((Long) row[0], observation, failure);
  }
}
