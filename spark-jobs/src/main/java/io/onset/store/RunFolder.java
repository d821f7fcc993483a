package io.onset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A results folder, on any file system that Hadoop knows. What has its name is whole: a file is
 * written aside and then moved or, on object stores, put there as one object.
 */
public final class RunFolder implements Serializable {

  private static final long serialVersionUID = 1;

  /** What is in the name of a file that was set aside. */
  private static final String CORRUPT = ".corrupt-";

  private static final String RANDOM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
  private static final Pattern ASIDE = Pattern.compile("(^|/)\\.[^/]+\\." + RANDOM);
  private static final Pattern SET_ASIDE = Pattern.compile("(^|/)\\.[^/]+" + CORRUPT + RANDOM);

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
   * @param guard called before a file is replaced, renamed or removed, and throws where that may
   *     not be; not before one is written that is the same whoever writes it, and not in other
   *     processes
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
    List<FileStatus> all = new ArrayList<>();
    each(name, all::add);
    return all;
  }

  /** Hands on what a folder in it holds, one after the other; nothing where there is none. */
  public void each(String name, Consumer<FileStatus> action) {
    attempt(
        "list " + name,
        fs -> {
          try {
            RemoteIterator<FileStatus> files = fs.listStatusIterator(path(name));
            while (files.hasNext()) {
              action.accept(files.next());
            }
          } catch (FileNotFoundException e) {
            return null; // no folder, nothing in it
          }
          return null;
        });
  }

  /**
   * Hands on every file in a folder and in the folders in it, by its name in the run's folder.
   * Hadoop's own recursion asks for owners and permissions, on local disks by a process a file.
   */
  public void walk(String name, BiConsumer<String, FileStatus> action) {
    each(
        name,
        status -> {
          String inside = (name.isEmpty() ? "" : name + "/") + status.getPath().getName();
          if (status.isDirectory()) {
            walk(inside, action);
          } else {
            action.accept(inside, status);
          }
        });
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

  /** A file's bytes; null where there is no such file. */
  public byte[] read(String name) {
    return attempt(
        "read " + name,
        fs -> {
          try {
            return bytes(fs, name);
          } catch (FileNotFoundException e) {
            return null;
          }
        });
  }

  /** Removes a file; one that is not there is removed. */
  public void delete(String name) {
    attempt(
        "remove " + name,
        fs -> {
          guard();
          return fs.delete(path(name), false);
        });
  }

  /** Whether a file is one that a writer has aside until it is whole. */
  public static boolean isWrittenAside(String name) {
    return ASIDE.matcher(name).find();
  }

  /** Whether a file is one that was set aside. */
  public static boolean isSetAside(String name) {
    return SET_ASIDE.matcher(name).find();
  }

  /**
   * Renames a file so that no reader takes it: {@code .<name>.corrupt-<random>}. One that is not
   * there is passed by.
   */
  public void setAside(String name) {
    attempt(
        "set aside " + name,
        fs -> {
          guard();
          Path file = path(name);
          String aside = "." + file.getName() + CORRUPT + UUID.randomUUID();
          if (fs.exists(file) && !fs.rename(file, new Path(file.getParent(), aside))) {
            throw new IOException("it cannot be renamed");
          }
          return null;
        });
  }

  /**
   * A file's JSON; null where there is no such file.
   *
   * @throws StoreException where it cannot be read, with the cause, or is no JSON, without
   */
  public JsonNode readJson(String name) {
    byte[] content = read(name);
    return content == null ? null : attempt("read " + name, fs -> json(name, content));
  }

  private JsonNode json(String name, byte[] content) throws IOException {
    try {
      return new ObjectMapper().readTree(content);
    } catch (JsonProcessingException e) {
      String place = location() + "/" + name;
      String fault = e.getOriginalMessage();
      throw new StoreException(
          place + ": is damaged, no JSON (" + fault + "); put a copy of it back", null);
    }
  }

  /** Writes a table as Parquet, over an older one. */
  public void writeTable(String name, List<Column> columns, List<Object[]> rows) {
    write(name, ParquetTable.bytes(conf, columns, rows));
  }

  /**
   * Reads a table that was so written.
   *
   * @param rows takes the rows in their order, column by name; undefined numbers are NaN; nothing
   *     where there is no such file
   */
  public void readTable(String name, Consumer<Map<String, Object>> rows) {
    byte[] content = read(name);
    if (content != null) {
      attempt(
          "read " + name,
          fs -> {
            ParquetTable.each(content, conf, rows);
            return null;
          });
    }
  }

  /** Writes a file, over an older one: readers see the one or the other, and each whole. */
  public void write(String name, byte[] content) {
    attempt(
        "write " + name,
        fs -> {
          guard();
          Placement.of(fs, path(name)).replace(fs, path(name), content);
          return null;
        });
  }

  private void guard() {
    if (guard != null) {
      guard.run();
    }
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
    } catch (IOException | RuntimeException | FSError e) { // a full local disk is an FSError
      if (e instanceof BusyException busy) {
        throw busy;
      }
      throw e instanceof StoreException known
          ? known
          : StoreException.advised(location() + ": cannot " + what, e);
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
