package io.onset.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which trials of one cell and stratum are stored: a set of index ranges, merged as they come. */
public final class TrialRanges {

  /**
   * The indices first .. end - 1.
   *
   * @param first first index
   * @param end one past the last
   */
  public record Range(long first, long end) {}

  private final TreeMap<Long, Long> ends = new TreeMap<>();

  /** Nothing stored, in each of some strata. */
  static TrialRanges[] none(int strata) {
    TrialRanges[] ranges = new TrialRanges[strata];
    Arrays.setAll(ranges, stratum -> new TrialRanges());
    return ranges;
  }

  /** Adds the indices first .. end - 1. */
  public void add(long first, long end) {
    long from = first;
    long to = end;
    Map.Entry<Long, Long> before = ends.floorEntry(first);
    if (before != null && before.getValue() >= first) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    Map<Long, Long> inside = ends.subMap(from, true, to, true);
    for (long other : inside.values()) {
      to = Math.max(to, other);
    }
    inside.clear();
    ends.put(from, to);
  }

  /** The ranges of 0 .. end - 1 that are not stored, ascending. */
  public List<Range> missing(long end) {
    List<Range> missing = new ArrayList<>();
    long next = 0;
    for (Map.Entry<Long, Long> stored : ends.entrySet()) {
      if (stored.getKey() >= end) {
        break;
      }
      if (stored.getKey() > next) {
        missing.add(new Range(next, stored.getKey()));
      }
      next = stored.getValue();
    }
    if (next < end) {
      missing.add(new Range(next, end));
    }
    return missing;
  }

  /** The ranges of first .. end - 1 that are not stored, ascending. */
  List<Range> missing(long first, long end) {
    return missing(end).stream()
        .filter(range -> range.end() > first)
        .map(range -> new Range(Math.max(first, range.first()), range.end()))
        .toList();
  }

  /** How many indices from 0 on are stored without a gap. */
  long prefix() {
    return ends.getOrDefault(0L, 0L);
  }
}
