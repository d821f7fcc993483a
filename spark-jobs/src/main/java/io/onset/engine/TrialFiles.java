package io.onset.engine;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import io.onset.store.Column;
import io.onset.store.Digest;
import io.onset.store.ParquetTable;
import io.onset.store.ParquetTable.Rows;
import io.onset.store.RunFolder;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;

/**
 * The files of the trials: {@code trials/<cell>/<block>.parquet}, as {@link BlockFile} names them,
 * each written once and read only where its bytes are what its name says.
 */
final class TrialFiles implements Serializable {

  private static final long serialVersionUID = 1;

  private final RunFolder folder;

  TrialFiles(RunFolder folder) {
    this.folder = folder;
  }

  /** A cell's folder name: 16 hexadecimal digits of the SHA-256 of its coordinates' text. */
  static String cellId(Coordinates at) {
    return new Digest().add(at.toString()).hex().substring(0, 16);
  }

  /** A cell's files, by their names. */
  List<BlockFile> list(Unit<?> unit, Coordinates at) {
    List<BlockFile> files = new ArrayList<>();
    each(unit, at, files::add);
    return files;
  }

  /** Hands on the files of a cell that lie in a unit's strata, by their names. */
  void each(Unit<?> unit, Coordinates at, Consumer<BlockFile> action) {
    each(
        at,
        file -> {
          if (file.stratum() + file.strata() <= unit.strata()) {
            action.accept(file);
          }
        });
  }

  /** Hands on all files of a cell, by their names. */
  void each(Coordinates at, Consumer<BlockFile> action) {
    folder.each(
        trials(at), status -> BlockFile.parse(status.getPath().getName()).ifPresent(action));
  }

  /** A file's path in the run's folder. */
  static String path(Coordinates at, BlockFile file) {
    return trials(at) + file.name();
  }

  private static String trials(Coordinates at) {
    return "trials/" + cellId(at) + "/";
  }

  /**
   * Stores the content of a file, which gives it the rest of its name.
   *
   * @param key which trials it holds; without a checksum
   */
  BlockFile put(Coordinates at, BlockFile key, byte[] content) {
    BlockFile file =
        BlockFile.of(cellId(at), key.stratum(), key.strata(), key.first(), key.count(), content);
    folder.writeOnce(path(at, file), content);
    return file;
  }

  /** All rows of a file; none where it is damaged. */
  List<Object[]> rows(TrialTable<?> table, BlockFile file, List<Column> wanted) {
    List<Object[]> rows = new ArrayList<>();
    try (Rows all = open(table, file, wanted)) {
      all.forEachRemaining(rows::add);
    } catch (DamageException e) {
      return List.of();
    }
    return rows;
  }

  /**
   * Opens a file whose bytes are what its name says.
   *
   * @param wanted the columns of the rows that it hands on
   * @throws DamageException where they are not, or the file is gone
   */
  Rows open(TrialTable<?> table, BlockFile file, List<Column> wanted) {
    byte[] content = content(table.at(), file);
    if (!file.checksum(cellId(table.at()), content).equals(file.checksum())) {
      throw new DamageException(file, "does not have the checksum in its name");
    }
    Rows rows = parse(table, content, file, wanted);
    if (rows.left() != file.rows()) {
      rows.close();
      throw new DamageException(file, "has " + rows.left() + " rows, not " + file.rows());
    }
    return rows;
  }

  private Rows parse(TrialTable<?> table, byte[] content, BlockFile file, List<Column> wanted) {
    try {
      return ParquetTable.read(content, folder.conf(), table.columns(), wanted);
    } catch (IOException | RuntimeException e) {
      throw new DamageException(file, "cannot be read: " + e.getMessage());
    }
  }

  /** A file's bytes, or why there are none; other failures are the store's. */
  private record Content(byte[] bytes, String fault) {}

  private byte[] content(Coordinates at, BlockFile file) {
    String name = path(at, file);
    Content content = folder.attempt("read " + name, fs -> content(fs, name));
    if (content.fault != null) {
      throw new DamageException(file, content.fault);
    }
    return content.bytes;
  }

  private Content content(FileSystem fs, String name) throws IOException {
    try (var in = fs.open(folder.path(name))) {
      return new Content(in.readAllBytes(), null);
    } catch (FileNotFoundException e) {
      return new Content(null, "is there no more");
    } catch (ChecksumException | EOFException e) {
      return new Content(null, "cannot be read: " + e.getMessage());
    }
  }
}
