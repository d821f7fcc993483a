package io.onset.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of an axis: round decimal numbers, labelled the same on every locale and JDK. A linear
 * axis has steps of 1, 2 or 5 times a power of ten; a logarithmic one has the powers of ten, below
 * two decades also their doubles and fivefolds, below {@value #FEW_DECADES} decades the ticks of a
 * linear one.
 */
final class Ticks {

  /** Below this many decades a logarithmic axis is labelled as a linear one. */
  static final double FEW_DECADES = 0.7;

  private static final int MOST_LABELS = 8;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /**
   * A tick.
   *
   * @param value where it is
   * @param label its number, empty for a minor tick
   */
  record Tick(double value, String label) {}

  private Ticks() {}

  /** The ticks of {@code scale} in ascending order. */
  static List<Tick> of(Scale scale) {
    boolean decades = scale.logarithmic() && decades(scale) >= FEW_DECADES;
    return decades ? logarithmic(scale) : linear(scale);
  }

  private static List<Tick> linear(Scale scale) {
    double least = (scale.to() - scale.from()) / MOST_LABELS;
    int exponent = (int) Math.floor(StrictMath.log10(least));
    double leading = least / power(exponent).doubleValue();
    int factor = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
    int parts = factor == 2 ? 4 : 5;
    BigDecimal major = power(exponent).multiply(BigDecimal.valueOf(factor));
    BigDecimal minor = major.divide(BigDecimal.valueOf(parts));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(scale.from() / minor.doubleValue()); ; i++) {
      BigDecimal value = minor.multiply(BigDecimal.valueOf(i));
      if (value.doubleValue() > scale.to()) {
        return ticks;
      }
      String label = i % parts == 0 ? linearLabel(value, major, scale) : "";
      ticks.add(new Tick(value.doubleValue(), label));
    }
  }

  private static List<Tick> logarithmic(Scale scale) {
    double decades = decades(scale);
    int every = (int) Math.ceil(decades / MOST_LABELS);
    boolean plain = scale.from() >= 1e-4 && scale.to() < 1e5 && decades <= 6;
    List<Tick> ticks = new ArrayList<>();
    int last = (int) Math.ceil(StrictMath.log10(scale.to()));
    for (int e = (int) Math.floor(StrictMath.log10(scale.from())); e <= last; e++) {
      for (int m = 1; m <= (every == 1 ? 9 : 1); m++) {
        BigDecimal value = power(e).multiply(BigDecimal.valueOf(m));
        boolean labelled = decades < 2 ? m == 1 || m == 2 || m == 5 : m == 1;
        String label = labelled && Math.floorMod(e, every) == 0 ? label(value, plain) : "";
        if (scale.contains(value.doubleValue())) {
          ticks.add(new Tick(value.doubleValue(), label));
        }
      }
    }
    return ticks;
  }

  private static double decades(Scale scale) {
    return StrictMath.log10(scale.to()) - StrictMath.log10(scale.from());
  }

  private static String linearLabel(BigDecimal value, BigDecimal step, Scale scale) {
    double largest = Math.max(Math.abs(scale.from()), Math.abs(scale.to()));
    boolean plain = step.doubleValue() >= 1e-4 && largest < 1e6;
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    return label(plain ? value.setScale(decimals) : value, plain);
  }

  /** {@code 0.25}, or {@code 2.5×10⁻⁷} where plain numbers would be long. */
  private static String label(BigDecimal value, boolean plain) {
    if (plain) {
      return value.toPlainString().replace('-', '−');
    }
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal digits = value.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString().replace('-', '−');
    String times = mantissa.equals("1") ? "" : mantissa + "×";
    return times + "10" + superscript(exponent);
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static BigDecimal power(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent);
  }
}
