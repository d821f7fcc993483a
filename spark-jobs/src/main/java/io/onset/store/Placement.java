package io.onset.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * How a file gets its name when it is whole and never before, by what its file system can do. No
 * committer of Hadoop's takes part.
 */
enum Placement {
  /** Written aside and then moved: local disks, HDFS and all else where a move is one step. */
  MOVE {
    @Override
    void replace(FileSystem fs, Path file, byte[] content) throws IOException {
      aside(fs, file, content, true);
    }

    @Override
    void put(FileSystem fs, Path file, byte[] content) throws IOException {
      aside(fs, file, content, false);
    }
  },
  /**
   * Written under its name, where it appears as a whole when it is closed, or not at all: object
   * stores, where a move is a copy.
   */
  PUT {
    @Override
    void replace(FileSystem fs, Path file, byte[] content) throws IOException {
      try (OutputStream out = fs.create(file, true)) {
        out.write(content);
      }
    }

    @Override
    void put(FileSystem fs, Path file, byte[] content) throws IOException {
      if (!fs.exists(file)) {
        putIfAbsent(fs, file, content);
      }
    }
  };

  /** Stores that are known by their schemes alone; s3a tells what it can do. */
  private static final Set<String> OBJECT_STORES = Set.of("s3", "s3a", "gs", "oss", "obs", "cosn");

  /** How files are placed where this one lies. */
  static Placement of(FileSystem fs, Path file) throws IOException {
    return isConditional(fs, file) || OBJECT_STORES.contains(fs.getUri().getScheme()) ? PUT : MOVE;
  }

  /** Whether the store itself refuses a second object of a name: S3's {@code If-None-Match: *}. */
  static boolean isConditional(FileSystem fs, Path file) throws IOException {
    return fs.hasPathCapability(file, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE);
  }

  /** Writes a file over an older one of its name; readers see the one or the other. */
  abstract void replace(FileSystem fs, Path file, byte[] content) throws IOException;

  /** Writes a file that has the same content whoever writes it: an older one may stand. */
  abstract void put(FileSystem fs, Path file, byte[] content) throws IOException;

  private static void aside(FileSystem fs, Path file, byte[] content, boolean replaces)
      throws IOException {
    Path aside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try {
      fs.mkdirs(file.getParent());
      try (OutputStream out = fs.create(aside, true)) {
        out.write(content);
      }
      move(fs, aside, file, replaces);
    } catch (IOException | RuntimeException e) {
      removeAfter(e, fs, aside);
      throw e;
    }
  }

  /** What is left aside is removed; why the file was not written is said, not why this failed. */
  private static void removeAfter(Exception failure, FileSystem fs, Path aside) {
    try {
      fs.delete(aside, false);
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Local disks replace a file at once, HDFS if it is told to; others are not known to. */
  private static void move(FileSystem fs, Path aside, Path file, boolean replaces)
      throws IOException {
    boolean moved = fs.rename(aside, file);
    if (!moved && replaces) {
      moved = moveOver(fs, aside, file);
    }
    if (!moved && (replaces || !fs.exists(file))) {
      throw new IOException("cannot move " + aside.getName() + " into place");
    }
    if (!moved) {
      fs.delete(aside, false);
    }
  }

  @SuppressWarnings("deprecation") // public in HDFS, and there not deprecated in meaning
  private static boolean moveOver(FileSystem fs, Path aside, Path file) throws IOException {
    if (fs instanceof DistributedFileSystem hdfs) {
      hdfs.rename(aside, file, Rename.OVERWRITE);
      return true;
    }
    fs.delete(file, false);
    return fs.rename(aside, file);
  }

  private static void putIfAbsent(FileSystem fs, Path file, byte[] content) throws IOException {
    try (OutputStream out =
        isConditional(fs, file) ? conditional(fs, file) : fs.create(file, false)) {
      out.write(content);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (PathIOException e) {
      if (!fs.exists(file)) {
        throw e;
      }
    }
  }

  private static OutputStream conditional(FileSystem fs, Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(file);
    builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    return builder.build();
  }
}
