package io.onset.report;

import io.onset.experiment.CurveRow;
import io.onset.kernel.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: four digits, and whole numbers as they are. */
final class Digits {

  /** What stands for a number that is not there. */
  static final String NONE = "–";

  private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

  private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);

  /** Sizes that are written out; others have a power of ten. */
  private static final double SMALLEST = 1e-4;

  private static final double LARGEST = 1e9;

  private Digits() {}

  /** A number; a dash where it is undefined. */
  static String text(double value) {
    return text(value, FOUR);
  }

  /** A number of which two digits say enough. */
  static String rough(double value) {
    return text(value, TWO);
  }

  private static String text(double value, MathContext digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size < LARGEST && value == Math.rint(value)) {
      return minus(Long.toString((long) value));
    }
    BigDecimal rounded = new BigDecimal(value).round(digits);
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal padded =
        rounded.setScale(Math.max(rounded.scale(), digits.getPrecision() - 1 - exponent));
    boolean plain = size >= SMALLEST && size < LARGEST;
    return minus(plain ? padded.toPlainString() : scientific(padded, exponent));
  }

  private static String scientific(BigDecimal value, int exponent) {
    return value.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }

  /** Any value of a table. */
  static String text(Object value) {
    return value instanceof Number number ? text(number.doubleValue()) : Decimal.format(value);
  }

  /** {@code 33.05 [31.56, 34.55]}: a column with its interval; a dash where it is undefined. */
  static String interval(CurveRow row, String column) {
    double value = row.number(column);
    return Double.isNaN(value) ? NONE : text(value) + " " + bounds(row, column);
  }

  /** {@code [31.56, 34.55]}. */
  static String bounds(CurveRow row, String column) {
    return "[" + text(row.number(column + "_lo")) + ", " + text(row.number(column + "_hi")) + "]";
  }
}
