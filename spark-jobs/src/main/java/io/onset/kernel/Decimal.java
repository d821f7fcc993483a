package io.onset.kernel;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as text, the same on every JDK: a double is the shortest decimal that reads back as the
 * same double (Giulietti's algorithm, as in JDK 19 and later; JDK 17's own {@code Double.toString}
 * is at times longer), infinite is {@code inf} or {@code -inf}, not-a-number is empty.
 */
public final class Decimal {

  private Decimal() {}

  /**
   * The text of a {@code Long}, {@code Integer}, {@code Double} or {@code String}; null is empty.
   */
  public static String format(Object value) {
    if (value instanceof Double number) {
      return format(number.doubleValue());
    }
    return value == null ? "" : value.toString();
  }

  /** The text of a double. */
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return NumberOutput.toString(value, true);
  }
}
