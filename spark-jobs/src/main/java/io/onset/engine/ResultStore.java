package io.onset.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.experiment.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
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

  private final String root;
  private transient Configuration conf;

  private ResultStore(String root, Configuration conf) {
    this.root = root;
    this.conf = conf;
  }

  /** The folder {@code root}, a local path or a URI; it need not exist. */
  public static ResultStore of(String root, Configuration conf) {
    Path path = new Path(root.contains(":/") ? root : new java.io.File(root).toURI().toString());
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

  /** A stored run of trials. */
  private record StoredRun(Path file, int stratum, long first, int count) {
    long end() {
      return first + count;
    }
  }

  /** Which trials of a cell and stratum are stored. */
  public TrialRanges stored(Coordinates at, int stratum) {
    TrialRanges ranges = new TrialRanges();
    runs(at, stratum).forEach(run -> ranges.add(run.first, run.end()));
    return ranges;
  }

  /** The stored runs of a stratum, by first trial. */
  private List<StoredRun> runs(Coordinates at, int stratum) {
    return attempt(
        "list " + cellId(at),
        fs -> {
          Path folder = folder(at);
          List<StoredRun> runs = new ArrayList<>();
          if (fs.exists(folder)) {
            for (FileStatus file : fs.listStatus(folder)) {
              addRun(file, stratum, runs);
            }
          }
          runs.sort(Comparator.comparingLong(StoredRun::first).thenComparing(StoredRun::count));
          return runs;
        });
  }

  private static void addRun(FileStatus file, int stratum, List<StoredRun> runs) {
    String name = file.getPath().getName();
    if (name.startsWith("s" + stratum + "-") && name.endsWith(".parquet")) {
      String[] part = name.substring(1, name.length() - ".parquet".length()).split("-");
      long first = Long.parseLong(part[1]);
      runs.add(new StoredRun(file.getPath(), stratum, first, Integer.parseInt(part[2])));
    }
  }

  /** Stores a run of trials of one cell and stratum, from index {@code first} on. */
  <O extends Record> void write(
      TrialTable<O> table, int stratum, long first, List<TrialRow<O>> trials) {
    String name = "s" + stratum + "-" + first + "-" + trials.size() + ".parquet";
    Path file = new Path(folder(table.at()), name);
    List<Object[]> rows = trials.stream().map(table::row).toList();
    aside(file, aside -> ParquetTable.write(aside, conf, table.columns(), rows));
  }

  /**
   * Reads the trials number 0 to count - 1 of a stratum in their order.
   *
   * @throws StoreException where one is missing or a file cannot be read
   */
  <O extends Record> void read(
      TrialTable<O> table, int stratum, long count, Consumer<Object[]> rows) {
    long next = 0;
    for (StoredRun run : runs(table.at(), stratum)) {
      if (run.first <= next && run.end() > next && next < count) {
        long skip = next - run.first;
        long take = Math.min(run.end(), count) - next;
        readRun(run.file, table, skip, take, rows);
        next += take;
      }
    }
    if (next < count) {
      throw new StoreException(
          location() + ": trial " + next + " of " + table.at() + " is gone", null);
    }
  }

  private void readRun(
      Path file, TrialTable<?> table, long skip, long take, Consumer<Object[]> rows) {
    long[] seen = new long[1];
    attempt(
        "read " + file,
        fs -> {
          ParquetTable.read(
              file,
              conf,
              table.ownColumns(),
              row -> {
                long index = seen[0]++;
                if (index >= skip && index < skip + take) {
                  rows.accept(row);
                }
              });
          return null;
        });
    if (seen[0] < skip + take) {
      throw new StoreException(file + " has " + seen[0] + " rows, not " + (skip + take), null);
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

  private static void replace(FileSystem fs, Path aside, Path file) throws IOException {
    boolean immutable = file.getParent().getParent().getName().equals("trials");
    if (fs.exists(file) && !immutable) {
      fs.delete(file, false);
    }
    if (!fs.rename(aside, file) && !fs.exists(file)) {
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
