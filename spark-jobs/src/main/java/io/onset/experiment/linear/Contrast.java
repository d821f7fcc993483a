package io.onset.experiment.linear;

/** What the training set's error is held against (spec section 10.2). */
public enum Contrast {
  /** The kernel density of the original set, N points with their own width (19). */
  ORIGINAL,
  /** The true law itself, in closed form (28). */
  EXACT,
  /** n fresh points with the training set's width: the fair control. */
  MATCHED;

  /** The word for it in a sweep file and in column names. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The contrast that {@code word} names. */
  public static Contrast of(String word) {
    return valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
