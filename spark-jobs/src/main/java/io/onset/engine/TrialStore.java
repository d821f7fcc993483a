package io.onset.engine;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.store.Column;
import io.onset.store.Digest;
import io.onset.store.ParquetTable;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The trials of a run's folder: {@code trials/<cell>/}, one immutable Parquet file for each cell
 * and run of trials: {@code s3-1-200-64.parquet} holds the trials number 200 to 263 of stratum 3.
 * The name follows from the content; a file is written aside and then moved, so what has its name
 * is whole, and two writers of one name wrote the same rows. Nothing else is an index: what is
 * stored is what is there.
 */
public final class TrialStore implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String ENDING = ".parquet";
  private static final String BLOCK = "s\\d+-\\d+-\\d+-\\d+\\.parquet";

  /** Rows that are put into order at a time. */
  private static final int WINDOW = 1 << 14;

  private final RunFolder folder;

  /** The trials of a folder. */
  public TrialStore(RunFolder folder) {
    this.folder = folder;
  }

  /** A cell's folder name: 16 hexadecimal digits of the SHA-256 of its coordinates' text. */
  static String cellId(Coordinates at) {
    return new Digest().add(at.toString()).hex().substring(0, 16);
  }

  /** A stored block of one cell. */
  private record Stored(Path file, int stratum, int strata, long first, int count) {

    static Stored of(Path file) {
      String name = file.getName();
      String[] part = name.substring(1, name.length() - ENDING.length()).split("-");
      return new Stored(
          file,
          Integer.parseInt(part[0]),
          Integer.parseInt(part[1]),
          Long.parseLong(part[2]),
          Integer.parseInt(part[3]));
    }

    /** Whether it may hold a trial from {@code from} to {@code to} - 1. */
    boolean meets(Unit<?> unit, long from, long to) {
      return unit.trial(stratum, first) < to
          && unit.trial(stratum + strata - 1, first + count - 1) >= from;
    }
  }

  /** Which trials of a cell are stored, by stratum. */
  public TrialRanges[] stored(Unit<?> unit, Coordinates at) {
    TrialRanges[] ranges = TrialRanges.none(unit.strata());
    for (Stored block : blocks(at)) {
      for (int s = block.stratum; s < Math.min(block.stratum + block.strata, ranges.length); s++) {
        ranges[s].add(block.first, block.first + block.count);
      }
    }
    return ranges;
  }

  private List<Stored> blocks(Coordinates at) {
    return folder.list(trials(at)).stream()
        .map(FileStatus::getPath)
        .filter(file -> file.getName().matches(BLOCK))
        .map(Stored::of)
        .toList();
  }

  private static String trials(Coordinates at) {
    return "trials/" + cellId(at) + "/";
  }

  /** Stores the rows of a block, one cell's. */
  <O extends Record> void write(TrialTable<O> table, TrialBlock block, List<TrialRow<O>> trials) {
    String strata = "s" + block.stratum() + "-" + block.strata();
    String name = strata + "-" + block.first() + "-" + block.count() + ENDING;
    List<Object[]> rows = trials.stream().map(table::row).toList();
    byte[] bytes = ParquetTable.bytes(folder.conf(), table.columns(), rows);
    folder.writeOnce(trials(table.at()) + name, bytes);
  }

  /**
   * Reads the trials of a cell in their order, whatever blocks they lie in: window by window of the
   * trials, so that memory does not grow with their number.
   *
   * @throws StoreException where one is missing or a file cannot be read
   */
  void read(TrialTable<?> table, Unit<?> unit, Consumer<Object[]> rows) {
    List<Stored> blocks = blocks(table.at());
    for (long from = 0; from < unit.trials(); from += WINDOW) {
      long to = Math.min(from + WINDOW, unit.trials());
      Object[][] window = new Object[(int) (to - from)][];
      for (Stored block : blocks) {
        if (block.meets(unit, from, to)) {
          readBlock(block, table, from, window);
        }
      }
      for (int i = 0; i < window.length; i++) {
        if (window[i] == null) {
          throw new StoreException(
              folder.location() + ": no trial " + (from + i) + " of " + table.at(), null);
        }
        rows.accept(window[i]);
      }
    }
  }

  /**
   * Why trials of a cell failed, by number.
   *
   * @param experiment the cell's
   * @param trials how many of the cell's first trials are looked at; those that are not stored are
   *     passed over
   */
  public SortedMap<Long, String> failures(
      Experiment<?, ?, ?> experiment, Coordinates at, long trials) {
    TrialTable<?> table = new TrialTable<>(at, new RowCodec<>(experiment.observationType()));
    SortedMap<Long, String> failures = new TreeMap<>();
    for (Stored block : blocks(at)) {
      readColumns(
          block,
          table,
          TrialTable.FAILURE,
          row -> {
            if (row[1] != null && (Long) row[0] < trials) {
              failures.put((Long) row[0], (String) row[1]);
            }
          });
    }
    return failures;
  }

  private void readColumns(
      Stored block, TrialTable<?> table, List<Column> wanted, Consumer<Object[]> rows) {
    folder.attempt(
        "read " + block.file,
        fs -> {
          byte[] bytes = new byte[(int) fs.getFileStatus(block.file).getLen()];
          try (var in = fs.open(block.file)) {
            in.readFully(bytes);
          }
          try (var read = ParquetTable.read(bytes, folder.conf(), table.columns(), wanted)) {
            read.forEachRemaining(rows);
          }
          return null;
        });
  }

  /**
   * One trial of a cell, its values in the table's own columns; null where it is not stored.
   *
   * @throws StoreException where a file that should have it cannot be read
   */
  Object[] find(TrialTable<?> table, Unit<?> unit, long trial) {
    Object[][] window = new Object[1][];
    for (Stored block : blocks(table.at())) {
      if (window[0] == null && block.meets(unit, trial, trial + 1)) {
        readBlock(block, table, trial, window);
      }
    }
    return window[0];
  }

  /** The names of a cell's files. */
  List<String> files(Coordinates at) {
    return blocks(at).stream().map(block -> block.file.getName()).sorted().toList();
  }

  /**
   * Reads a file of a cell, its rows in the table's own columns.
   *
   * @throws StoreException where it cannot be read or has not the rows that its name says
   */
  void readFile(TrialTable<?> table, String file, Consumer<Object[]> rows) {
    Stored block = Stored.of(folder.path(trials(table.at()) + file));
    Object[][] none = new Object[0][];
    readBlock(block, table, 0, none);
    readColumns(block, table, table.ownColumns(), rows);
  }

  private void readBlock(Stored block, TrialTable<?> table, long from, Object[][] window) {
    int[] rows = new int[1];
    Consumer<Object[]> place =
        row -> {
          rows[0]++;
          long index = (Long) row[0] - from;
          if (index >= 0 && index < window.length) {
            window[(int) index] = row;
          }
        };
    readColumns(block, table, table.ownColumns(), place);
    if (rows[0] != block.strata * block.count) {
      int expected = block.strata * block.count;
      throw new StoreException(block.file + " has " + rows[0] + " rows, not " + expected, null);
    }
  }
}
