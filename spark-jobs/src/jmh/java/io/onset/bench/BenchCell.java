package io.onset.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cell that is timed.
 *
 * @param d dimension
 * @param n training-set size
 */
record BenchCell(int d, int n) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6}):(\\d{1,9})");

  /** The cells of the comparison. */
  static final String ALL =
      "16:16,16:100,16:1000,16:10000,100:50,100:100,100:1000,256:256,1000:1000";

  BenchCell {
    if (d < 1 || n < 2) {
      throw new IllegalArgumentException("cell must have d >= 1 and n >= 2, got " + d + ":" + n);
    }
  }

  /** The cell of a text d:n. */
  static BenchCell of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("cell must be d:n, such as 16:100, got " + text);
    }
    return new BenchCell(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The cells of a list with commas. */
  static List<BenchCell> list(String text) {
    return Stream.of(text.split(",")).map(BenchCell::of).toList();
  }

  @Override
  public String toString() {
    return d + ":" + n;
  }
}
