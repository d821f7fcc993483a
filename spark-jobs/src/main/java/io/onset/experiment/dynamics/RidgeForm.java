package io.onset.experiment.dynamics;

/** How the ridge of a level follows from the setting c. */
public enum RidgeForm {
  /** gamma_t = c abar_t: as if c I were added to the empirical covariance. */
  DATA,
  /** gamma_t = c at every level. */
  FLAT;

  /** The word for it in a sweep file. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The form that {@code word} names. */
  public static RidgeForm of(String word) {
    return valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
