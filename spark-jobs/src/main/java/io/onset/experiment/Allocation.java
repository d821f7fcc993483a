package io.onset.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * In which order the trials of a sweep are computed where a budget may end a run before all are
 * done. It changes no row, and nothing of a run that is completed.
 */
public enum Allocation {
  /** All cells get the same share of their trials, as nearly as may be at any time. */
  EVEN,
  /** Trials go first where another hour of computing narrows the intervals most. */
  PRECISION;

  /** The word for it in a sweep file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Allocation::word).toList();
  }

  /** The allocation that {@code word} names. */
  public static Allocation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
