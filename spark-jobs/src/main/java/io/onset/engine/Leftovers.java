package io.onset.engine;

import io.onset.store.Lease;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;

/**
 * What no reader of a run's folder needs: files that were written aside by writers that are gone,
 * files that were set aside as damaged, files of trials that another, valid file covers, and what
 * was told to those whose run does not have the folder. To remove them changes no result, whatever
 * runs meanwhile.
 */
public final class Leftovers {

  /** Why a file is not needed. */
  public enum Kind {
    /** Written aside by a writer that is gone. */
    ASIDE("written aside and never moved"),
    /** Set aside as damaged. */
    DAMAGED("damaged and set aside"),
    /** All its trials are in a larger file. */
    COVERED("merged into a larger file"),
    /** The end of a run that had not, or has no more, the folder. */
    ENDED("ends of runs that do not have the folder");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** For people. */
    public String meaning() {
      return meaning;
    }
  }

  /**
   * A file that is not needed.
   *
   * @param name its path in the run's folder
   * @param bytes its length
   * @param kind why
   */
  public record Leftover(String name, long bytes, Kind kind) {}

  private final RunFolder folder;
  private final long writtenBefore;
  private final List<Leftover> found = new ArrayList<>();
  private final Map<String, List<Stored>> cells = new HashMap<>();

  private record Stored(String name, BlockFile file, long bytes) {}

  private Leftovers(RunFolder folder, long writtenBefore) {
    this.folder = folder;
    this.writtenBefore = writtenBefore;
  }

  /**
   * Finds them; removes nothing.
   *
   * @param writtenBefore milliseconds since 1970: what was written aside, or ended, later may have
   *     a writer or a reader
   */
  public static List<Leftover> find(RunFolder folder, long writtenBefore) {
    Leftovers leftovers = new Leftovers(folder, writtenBefore);
    folder.walk("", leftovers::judge);
    leftovers.cells.values().forEach(leftovers::addCovered);
    return Collections.unmodifiableList(leftovers.found);
  }

  private void judge(String name, FileStatus status) {
    Optional<BlockFile> file = BlockFile.parse(status.getPath().getName());
    if (RunFolder.isSetAside(name)) {
      found.add(new Leftover(name, status.getLen(), Kind.DAMAGED));
    } else if (RunFolder.isWrittenAside(name)) {
      addOld(name, status, Kind.ASIDE);
    } else if (Lease.isEnd(name)) {
      addOld(name, status, Kind.ENDED);
    } else if (file.isPresent() && name.startsWith("trials/")) {
      String cell = status.getPath().getParent().getName();
      Stored stored = new Stored(name, file.get(), status.getLen());
      cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(stored);
    }
  }

  private void addOld(String name, FileStatus status, Kind kind) {
    if (status.getModificationTime() < writtenBefore) {
      found.add(new Leftover(name, status.getLen(), kind));
    }
  }

  /** The files that stay have their checksums looked at, where others are removed for them. */
  private void addCovered(List<Stored> files) {
    List<BlockFile> kept = BlockFiles.uncovered(files.stream().map(Stored::file).toList());
    Set<BlockFile> needed = new HashSet<>(kept);
    Map<BlockFile, Boolean> valid = new HashMap<>();
    for (Stored stored : files) {
      if (!needed.contains(stored.file) && isCovered(stored, files, kept, valid)) {
        found.add(new Leftover(stored.name, stored.bytes, Kind.COVERED));
      }
    }
  }

  private boolean isCovered(
      Stored stored, List<Stored> files, List<BlockFile> kept, Map<BlockFile, Boolean> valid) {
    return kept.stream()
        .filter(file -> file.covers(stored.file))
        .anyMatch(file -> valid.computeIfAbsent(file, key -> isValid(key, files)));
  }

  private boolean isValid(BlockFile file, List<Stored> files) {
    String name = files.stream().filter(s -> s.file.equals(file)).findFirst().orElseThrow().name();
    String cell = folder.path(name).getParent().getName();
    byte[] content = folder.read(name);
    return content != null && file.checksum(cell, content).equals(file.checksum());
  }
}
