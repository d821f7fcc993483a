package io.onset.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A results folder, on any file system that Hadoop knows. What has its name is whole: a file is
 * written aside and then moved or, on object stores, put there as one object.
 */
public final class RunFolder implements Serializable {

  private static final long serialVersionUID = 1;

  private final String root;
  private transient Configuration conf;
  private final transient Runnable guard;

  private RunFolder(String root, Configuration conf, Runnable guard) {
    this.root = root;
    this.conf = conf;
    this.guard = guard;
  }

  /** The folder {@code root}, a local path or a URI; it need not exist. */
  public static RunFolder of(String root, Configuration conf) {
    Path path = root.contains(":/") ? new Path(root) : new Path(new File(root).toURI());
    return new RunFolder(path.toString(), conf, null);
  }

  /**
   * The same folder, for one who may have to stop writing it.
   *
   * @param guard called before a file is replaced, and throws where that may not be; not before one
   *     is written that is the same whoever writes it, and not in other processes
   */
  public RunFolder guardedBy(Runnable guard) {
    return new RunFolder(root, conf, guard);
  }

  /** The folder's path, as a person would write it. */
  public String location() {
    return root.startsWith("file:") ? new Path(root).toUri().getPath() : root;
  }

  /** A file or folder in it; the name may have several steps, and is never above the folder. */
  public Path path(String name) {
    return name.isEmpty() ? new Path(root) : new Path(root, name);
  }

  /** The configuration of its file system. */
  public Configuration conf() {
    return conf;
  }

  /** What a folder in it holds; nothing where there is no such folder. */
  public List<FileStatus> list(String name) {
    return attempt(
        "list " + name,
        fs -> {
          Path folder = path(name);
          return fs.exists(folder) ? Arrays.asList(fs.listStatus(folder)) : List.of();
        });
  }

  /** A file's JSON; null where there is no such file. */
  public JsonNode readJson(String name) {
    return attempt(
        "read " + name,
        fs -> fs.exists(path(name)) ? new ObjectMapper().readTree(bytes(fs, name)) : null);
  }

  /** A file's text, in UTF-8. */
  public String readText(String name) {
    return attempt("read " + name, fs -> new String(bytes(fs, name), StandardCharsets.UTF_8));
  }

  private byte[] bytes(FileSystem fs, String name) throws IOException {
    try (InputStream in = fs.open(path(name))) {
      return in.readAllBytes();
    }
  }

  /** Writes a table as Parquet, over an older one. */
  public void writeTable(String name, List<Column> columns, List<Object[]> rows) {
    write(name, ParquetTable.bytes(conf, columns, rows));
  }

  /** Writes a file, over an older one: readers see the one or the other, and each whole. */
  public void write(String name, byte[] content) {
    attempt(
        "write " + name,
        fs -> {
          if (guard != null) {
            guard.run();
          }
          Placement.of(fs, path(name)).replace(fs, path(name), content);
          return null;
        });
  }

  /** Writes a file that has the same content whoever writes it: an older one may stand. */
  public void writeOnce(String name, byte[] content) {
    attempt(
        "write " + name,
        fs -> {
          Placement.of(fs, path(name)).put(fs, path(name), content);
          return null;
        });
  }

  /** Whether {@link #createNew} can be done on the folder's file system. */
  public boolean canCreateNew(String name) {
    return attempt("look at " + name, fs -> Placement.canCreateNew(fs, path(name)));
  }

  /**
   * Creates a file with its content in one step, unless there is one.
   *
   * @return whether this call created it: of any number at a time one does
   * @throws StoreException where the file system cannot decide that, too
   */
  public boolean createNew(String name, byte[] content) {
    return attempt(
        "create " + name,
        fs -> {
          if (!Placement.canCreateNew(fs, path(name))) {
            throw new IOException(fs.getUri() + " may let two create the same file");
          }
          return Placement.createNew(fs, path(name), content);
        });
  }

  /**
   * Something done with the folder's file system.
   *
   * @param <R> what comes of it
   */
  @FunctionalInterface
  public interface Action<R> {
    /** Does it. */
    R run(FileSystem fs) throws IOException;
  }

  /**
   * Does something with the folder's file system.
   *
   * @param what completes "cannot ..."
   * @throws StoreException where it fails, naming the folder
   */
  public <R> R attempt(String what, Action<R> action) {
    try {
      FileSystem fs = new Path(root).getFileSystem(conf);
      fs.setWriteChecksum(false);
      return action.run(fs);
    } catch (IOException | RuntimeException e) {
      if (e instanceof BusyException busy) {
        throw busy;
      }
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
