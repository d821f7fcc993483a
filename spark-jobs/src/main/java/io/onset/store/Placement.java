package io.onset.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FSError;
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

  /** Whether of two who create a file of this name only one can. */
  static boolean canCreateNew(FileSystem fs, Path file) throws IOException {
    return isLocal(fs) || fs instanceof DistributedFileSystem || isConditional(fs, file);
  }

  private static boolean isLocal(FileSystem fs) {
    return fs.getUri().getScheme().equals("file");
  }

  /**
   * Creates a file with its content in one step, unless there is one.
   *
   * @return whether this one created it
   */
  static boolean createNew(FileSystem fs, Path file, byte[] content) throws IOException {
    if (isConditional(fs, file)) {
      return putIfAbsent(fs, file, content);
    }
    Path aside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try {
      fs.mkdirs(file.getParent());
      try (OutputStream out = fs.create(aside, true)) {
        out.write(content);
      }
      return isLocal(fs) ? link(aside, file) : fs.rename(aside, file);
    } finally {
      fs.delete(aside, false);
    }
  }

  /** Local moves replace; a second link of a name does not, nor does a second file. */
  private static boolean link(Path aside, Path file) throws IOException {
    java.nio.file.Path from = java.nio.file.Path.of(aside.toUri().getPath());
    java.nio.file.Path to = java.nio.file.Path.of(file.toUri().getPath());
    try {
      Files.createLink(to, from);
      return true;
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return copy(from, to);
    }
  }

  /** Where there are no links: for a moment the file is there without its content. */
  private static boolean copy(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
    try {
      Files.write(to, Files.readAllBytes(from), StandardOpenOption.CREATE_NEW);
      return true;
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void aside(FileSystem fs, Path file, byte[] content, boolean replaces)
      throws IOException {
    Path aside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try {
      fs.mkdirs(file.getParent());
      try (OutputStream out = fs.create(aside, true)) {
        out.write(content);
      }
      move(fs, aside, file, replaces);
    } catch (IOException | RuntimeException | FSError e) {
      removeAfter(e, fs, aside);
      throw e;
    }
  }

  /** What is left aside is removed; why the file was not written is said, not why this failed. */
  private static void removeAfter(Throwable failure, FileSystem fs, Path aside) {
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

  private static boolean putIfAbsent(FileSystem fs, Path file, byte[] content) throws IOException {
    try (OutputStream out =
        isConditional(fs, file) ? conditional(fs, file) : fs.create(file, false)) {
      out.write(content);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (PathIOException e) {
      if (!fs.exists(file)) {
        throw e;
      }
      return false;
    }
    return true;
  }

  private static OutputStream conditional(FileSystem fs, Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(file);
    builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    return builder.build();
  }
}
