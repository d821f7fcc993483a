package io.onset.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of one cell by what their names say: which are covered by others, which to merge. */
final class BlockFiles {

  /** Rows of a merged file at the most: some 15 MB that one task holds. */
  static final int MOST_ROWS = 1 << 16;

  /** A cell has its files merged where it has more than this, beside those that are full. */
  static final int MOST_FILES = 64;

  private BlockFiles() {}

  /** A run of strata. */
  private record Strata(int first, int count) {
    static Strata of(BlockFile file) {
      return new Strata(file.stratum(), file.strata());
    }

    boolean covers(BlockFile file) {
      return first <= file.stratum() && first + count >= file.stratum() + file.strata();
    }
  }

  /**
   * Those files that no other covers alone; of two that hold the same trials, one. Kept ranges of
   * the same strata do not contain each other, so the last that begins before a file ends last.
   */
  static List<BlockFile> uncovered(Collection<BlockFile> files) {
    Map<Strata, TreeMap<Long, Long>> ends = new HashMap<>();
    List<BlockFile> kept = new ArrayList<>();
    for (BlockFile file : files.stream().sorted(BlockFile.LARGEST_FIRST).toList()) {
      if (ends.entrySet().stream().noneMatch(e -> covers(e.getKey(), e.getValue(), file))) {
        ends.computeIfAbsent(Strata.of(file), key -> new TreeMap<>()).put(file.first(), file.end());
        kept.add(file);
      }
    }
    return kept;
  }

  private static boolean covers(Strata strata, TreeMap<Long, Long> ends, BlockFile file) {
    Map.Entry<Long, Long> before = ends.floorEntry(file.first());
    return strata.covers(file) && before != null && before.getValue() >= file.end();
  }

  /** Whether so many files of so many rows are too many. */
  static boolean tooMany(long files, long rows) {
    return files > MOST_FILES + rows / MOST_ROWS;
  }

  /**
   * What to merge: neighbours of the same indices over the strata, then neighbours of the same
   * strata over the indices, as long as a file has at most {@link #MOST_ROWS}. Follows from the
   * names alone; every file lies wholly in one target or in none.
   *
   * @return the merged files, without checksums
   */
  static List<BlockFile> merges(Collection<BlockFile> files) {
    List<BlockFile> sources = uncovered(files);
    List<BlockFile> targets = join(join(sources, true), false);
    targets.removeAll(sources.stream().map(BlockFiles::unnamed).collect(Collectors.toSet()));
    return targets;
  }

  private static BlockFile unnamed(BlockFile file) {
    return new BlockFile(file.stratum(), file.strata(), file.first(), file.count(), "");
  }

  private static List<BlockFile> join(List<BlockFile> files, boolean overStrata) {
    Map<List<Long>, TreeMap<Long, BlockFile>> lines = new HashMap<>();
    for (BlockFile file : files) {
      Strata strata = Strata.of(file);
      List<Long> range = List.of(file.first(), (long) file.count());
      List<Long> across = List.of((long) strata.first, (long) strata.count);
      long along = overStrata ? file.stratum() : file.first();
      lines.computeIfAbsent(overStrata ? range : across, key -> new TreeMap<>()).put(along, file);
    }
    List<BlockFile> joined = new ArrayList<>();
    lines.values().forEach(line -> joinLine(line.values(), overStrata, joined));
    return joined;
  }

  private static void joinLine(
      Collection<BlockFile> line, boolean overStrata, List<BlockFile> joined) {
    BlockFile last = null;
    for (BlockFile file : line) {
      BlockFile next = last == null ? null : joined(last, file, overStrata);
      if (last != null && next == null) {
        joined.add(last);
      }
      last = next == null ? unnamed(file) : next;
    }
    joined.add(last);
  }

  /** Both in one; null where they do not meet or are too many rows. */
  private static BlockFile joined(BlockFile a, BlockFile b, boolean overStrata) {
    boolean meet = overStrata ? a.stratum() + a.strata() == b.stratum() : a.end() == b.first();
    if (!meet || a.rows() + b.rows() > MOST_ROWS) {
      return null;
    }
    return overStrata
        ? new BlockFile(a.stratum(), a.strata() + b.strata(), a.first(), a.count(), "")
        : new BlockFile(a.stratum(), a.strata(), a.first(), a.count() + b.count(), "");
  }
}
