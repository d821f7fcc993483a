package io.onset.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A results folder, on any file system that Hadoop knows.
 *
 * <p>Trials lie in {@code trials/<cell>/}, one immutable Parquet file for each cell and run of
 * trials: {@code s3-200-64.parquet} holds the trials number 200 to 263 of stratum 3. The name
 * follows from the content; a file is written aside and then moved, so what has its name is whole,
 * and two writers of one name wrote the same rows. Nothing else is an index: what is stored is what
 * is there.
 */
public final class ResultStore implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String ENDING = ".parquet";
  private static final String BLOCK = "s\\d+-\\d+-\\d+-\\d+\\.parquet";

  /** Rows that are put into order at a time. */
  private static final int WINDOW = 1 << 14;

  private final String root;
  private transient Configuration conf;

  private ResultStore(String root, Configuration conf) {
    this.root = root;
    this.conf = conf;
  }

  /** The folder {@code root}, a local path or a URI; it need not exist. */
  public static ResultStore of(String root, Configuration conf) {
    Path path = root.contains(":/") ? new Path(root) : new Path(new File(root).toURI());
    return new ResultStore(path.toString(), conf);
  }

  /** The folder's path, as a person would write it. */
  public String location() {
    return root.startsWith("file:") ? new Path(root).toUri().getPath() : root;
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
    return attempt(
        "list " + cellId(at),
        fs -> {
          Path folder = folder(at);
          if (!fs.exists(folder)) {
            return List.of();
          }
          return Arrays.stream(fs.listStatus(folder))
              .map(FileStatus::getPath)
              .filter(file -> file.getName().matches(BLOCK))
              .map(Stored::of)
              .toList();
        });
  }

  /** Stores the rows of a block, one cell's. */
  <O extends Record> void write(TrialTable<O> table, TrialBlock block, List<TrialRow<O>> trials) {
    String strata = "s" + block.stratum() + "-" + block.strata();
    String name = strata + "-" + block.first() + "-" + block.count() + ENDING;
    List<Object[]> rows = trials.stream().map(table::row).toList();
    aside(
        new Path(folder(table.at()), name),
        aside -> ParquetTable.write(aside, conf, table.columns(), rows));
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
              location() + ": no trial " + (from + i) + " of " + table.at(), null);
        }
        rows.accept(window[i]);
      }
    }
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
    attempt(
        "read " + block.file,
        fs -> {
          ParquetTable.read(block.file, conf, table.ownColumns(), place);
          return null;
        });
    if (rows[0] != block.strata * block.count) {
      int expected = block.strata * block.count;
      throw new StoreException(block.file + " has " + rows[0] + " rows, not " + expected, null);
    }
  }

  /** Writes a table as Parquet. */
  void writeTable(String name, List<Column> columns, List<Object[]> rows) {
    aside(new Path(root, name), aside -> ParquetTable.write(aside, conf, columns, rows));
  }

  /** Writes a file by its stream. */
  public void write(String name, FileWriter content) {
    aside(
        new Path(root, name),
        aside -> {
          try (OutputStream out = aside.getFileSystem(conf).create(aside, true)) {
            content.write(out);
          }
        });
  }

  /** Writes bytes. */
  public void write(String name, byte[] content) {
    write(name, out -> out.write(content));
  }

  /** A file's JSON; null where there is no such file. */
  public JsonNode readJson(String name) {
    return attempt(
        "read " + name,
        fs -> {
          Path file = new Path(root, name);
          if (!fs.exists(file)) {
            return null;
          }
          try (InputStream in = fs.open(file)) {
            return new ObjectMapper().readTree(in.readAllBytes());
          }
        });
  }

  /** Whether the folder is missing or has nothing in it. */
  public boolean isEmpty() {
    return attempt(
        "list",
        fs -> {
          Path folder = new Path(root);
          return !fs.exists(folder) || fs.listStatus(folder).length == 0;
        });
  }

  private Path folder(Coordinates at) {
    return new Path(root, "trials/" + cellId(at));
  }

  /** What writes a file's content. */
  @FunctionalInterface
  public interface FileWriter {
    /** Writes the whole content. */
    void write(OutputStream out) throws IOException;
  }

  private interface Action<R> {
    R run(FileSystem fs) throws IOException;
  }

  private interface AsideWriter {
    void write(Path aside) throws IOException;
  }

  private void aside(Path file, AsideWriter writer) {
    attempt(
        "write " + file,
        fs -> {
          Path aside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
          try {
            fs.mkdirs(file.getParent());
            writer.write(aside);
            replace(fs, aside, file);
          } finally {
            fs.delete(aside, false);
          }
          return null;
        });
  }

  /** Local disks replace a file at once; other file systems do not move onto an existing one. */
  private void replace(FileSystem fs, Path aside, Path file) throws IOException {
    boolean immutable = new Path(root, "trials").equals(file.getParent().getParent());
    boolean moved = fs.rename(aside, file);
    if (!moved && !immutable) {
      fs.delete(file, false);
      moved = fs.rename(aside, file);
    }
    if (!moved && !fs.exists(file)) {
      throw new IOException("cannot move " + aside.getName() + " into place");
    }
  }

  private <R> R attempt(String what, Action<R> action) {
    try {
      FileSystem fs = new Path(root).getFileSystem(conf);
      fs.setWriteChecksum(false);
      return action.run(fs);
    } catch (IOException | RuntimeException e) {
      throw e instanceof StoreException known
          ? known
          : new StoreException(location() + ": cannot " + what, e);
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    conf.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    conf = new Configuration(false);
    conf.readFields(in);
  }
}
