package io.onset.engine;

import io.onset.experiment.Unit;
import io.onset.store.Digest;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file of trials says: {@code s3-1-200-64.0123456789abcdef.parquet} holds the
 * trials number 200 to 263 of stratum 3, in the order of the trials, and its checksum is the first
 * 16 hexadecimal digits of the SHA-256 of {@code <cell>/s3-1-200-64}, a newline and the file's
 * bytes. A file that is cut, changed anywhere, renamed or in another cell's folder has another.
 *
 * @param stratum the first stratum
 * @param strata how many strata, &gt;= 1
 * @param first index of the first trial within each stratum
 * @param count how many trials of each stratum, &gt;= 1
 * @param checksum 16 hexadecimal digits
 */
record BlockFile(int stratum, int strata, long first, int count, String checksum)
    implements Serializable {

  /** The most rows first, and all in a definite order. */
  static final Comparator<BlockFile> LARGEST_FIRST =
      Comparator.comparingLong(BlockFile::rows).reversed().thenComparing(BlockFile::name);

  private static final int DIGITS = 16;
  private static final Pattern NAME =
      Pattern.compile(
          "s(\\d{1,9})-(\\d{1,9})-(\\d{1,15})-(\\d{1,9})\\.([0-9a-f]{" + DIGITS + "})\\.parquet");

  /** The file of this content. */
  static BlockFile of(String cell, int stratum, int strata, long first, int count, byte[] content) {
    BlockFile unnamed = new BlockFile(stratum, strata, first, count, "");
    return new BlockFile(stratum, strata, first, count, unnamed.checksum(cell, content));
  }

  /** What a name says; nothing where no file of trials is named so. */
  static Optional<BlockFile> parse(String name) {
    Matcher part = NAME.matcher(name);
    if (!part.matches()) {
      return Optional.empty();
    }
    BlockFile file =
        new BlockFile(
            Integer.parseInt(part.group(1)),
            Integer.parseInt(part.group(2)),
            Long.parseLong(part.group(3)),
            Integer.parseInt(part.group(4)),
            part.group(5));
    boolean proper = file.strata > 0 && file.count > 0 && file.name().equals(name);
    return proper ? Optional.of(file) : Optional.empty();
  }

  private String key() {
    return "s" + stratum + "-" + strata + "-" + first + "-" + count;
  }

  String name() {
    return key() + "." + checksum + ".parquet";
  }

  /** The checksum that a file of this key with this content has in a cell's folder. */
  String checksum(String cell, byte[] content) {
    byte[] key = (cell + "/" + key() + "\n").getBytes(StandardCharsets.UTF_8);
    return Digest.of(key, content).substring(0, DIGITS);
  }

  long rows() {
    return (long) strata * count;
  }

  /** One past the last index. */
  long end() {
    return first + count;
  }

  /** Number of its first trial. */
  long firstTrial(Unit<?> unit) {
    return unit.trial(stratum, first);
  }

  /** Number of the trial of one of its rows, from 0 on. */
  long trial(Unit<?> unit, long row) {
    return unit.trial(stratum + (int) (row % strata), first + row / strata);
  }

  /** Whether it holds a trial. */
  boolean holds(Unit<?> unit, long trial) {
    long at = trial % unit.strata() - stratum;
    long index = trial / unit.strata();
    return at >= 0 && at < strata && index >= first && index < end();
  }

  /** Whether it holds every trial of another file. */
  boolean covers(BlockFile other) {
    return stratum <= other.stratum
        && stratum + strata >= other.stratum + other.strata
        && first <= other.first
        && end() >= other.end();
  }
}
