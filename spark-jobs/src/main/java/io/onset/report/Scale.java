package io.onset.report;

import io.onset.experiment.Figure;
import java.util.Arrays;

/**
 * The range of an axis. It runs from the smallest to the largest value on it, or as far as the axis
 * itself says, and {@value #PADDING} of its length further on either side, so that a marker at the
 * end is not cut in half.
 *
 * @param from lower end, below {@code to}
 * @param to upper end
 * @param logarithmic base-10 logarithmic; then {@code from > 0}
 */
record Scale(double from, double to, boolean logarithmic) {

  /** The share of its length by which an axis goes beyond its outermost values. */
  static final double PADDING = 0.03;

  /** Beyond this size, or on a logarithmic axis below its inverse, a number cannot be drawn. */
  static final double LARGEST = 1e250;

  private static final double LEAST_DECADES = 1e-6;
  private static final double LEAST_RELATIVE_LENGTH = 1e-9;

  /**
   * The scale of {@code axis}. Ends that the axis leaves open, or that cannot be drawn, follow
   * {@code values}; equal ends are set a little apart, and without values the scale is 0 to 1, or 1
   * to 10 on a logarithmic axis.
   *
   * @param values drawable on the axis; not modified
   */
  static Scale of(Figure.Axis axis, double... values) {
    boolean log = axis.logarithmic();
    double[] ends = values.length > 0 ? values : log ? new double[] {1, 10} : new double[] {0, 1};
    double smallest = Arrays.stream(ends).min().getAsDouble();
    double largest = Arrays.stream(ends).max().getAsDouble();
    double from = forward(drawable(axis, axis.from()) ? axis.from() : smallest, log);
    double to = forward(drawable(axis, axis.to()) ? axis.to() : largest, log);
    return apart(Math.min(from, to), Math.max(from, to), log);
  }

  /** Whether {@code value} has a place on {@code axis}: finite, and positive if logarithmic. */
  static boolean drawable(Figure.Axis axis, double value) {
    return Math.abs(value) <= LARGEST && (!axis.logarithmic() || value >= 1 / LARGEST);
  }

  boolean contains(double value) {
    return value >= from && value <= to;
  }

  /** The number on the axis nearest to {@code value}, which is not NaN but may be infinite. */
  double clip(double value) {
    return Math.min(Math.max(value, from), to);
  }

  private static Scale apart(double from, double to, boolean log) {
    double size = Math.max(Math.abs(from), Math.abs(to));
    double least = log ? LEAST_DECADES : Math.max(LEAST_RELATIVE_LENGTH * size, 1 / LARGEST);
    if (to - from > least) {
      return padded(from, to, log);
    }
    double aside = log || size <= 1 / LARGEST ? 0.5 : 0.05 * size;
    return padded(from - aside, to + aside, log);
  }

  private static Scale padded(double from, double to, boolean log) {
    double padding = PADDING * (to - from);
    return new Scale(backward(from - padding, log), backward(to + padding, log), log);
  }

  private static double forward(double value, boolean log) {
    return log ? StrictMath.log10(value) : value;
  }

  private static double backward(double value, boolean log) {
    return log ? StrictMath.pow(10, value) : value;
  }
}
