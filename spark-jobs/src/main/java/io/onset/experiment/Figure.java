package io.onset.experiment;

import java.util.List;

/**
 * A figure as data: what an experiment wants drawn, without a word on how. Points whose {@code x}
 * or {@code y} is not finite, or not positive on a logarithmic axis, are left out by the renderer.
 *
 * @param fileName the file's name without ending, such as {@code probability-d16}
 * @param title one line above the figure
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves in legend order
 * @param caption one or two sentences below: trials, intervals, contrast
 */
public record Figure(
    String fileName, String title, Axis x, Axis y, List<Series> series, String caption) {

  public Figure {
    series = List.copyOf(series);
  }

  /**
   * An axis.
   *
   * @param label name and unit
   * @param logarithmic base-10 logarithmic scale
   * @param from lower end, or NaN to follow the data
   * @param to upper end, or NaN to follow the data
   */
  public record Axis(String label, boolean logarithmic, double from, double to) {
    /** An axis that follows the data. */
    public static Axis of(String label, boolean logarithmic) {
      return new Axis(label, logarithmic, Double.NaN, Double.NaN);
    }
  }

  /** How a curve is drawn. */
  public enum Style {
    /** Markers joined by a line, with a shaded band from lo to hi. */
    MEASURED,
    /** A dashed line without markers or band: theory. */
    THEORY
  }

  /**
   * A curve: arrays of one length, not modified after construction.
   *
   * @param label legend entry
   * @param style measured or theory
   * @param points the points, in the order of x
   */
  public record Series(String label, Style style, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A point with its band.
   *
   * @param x abscissa
   * @param y ordinate
   * @param lo lower end of the band; NaN for none
   * @param hi upper end of the band; NaN for none
   */
  public record Point(double x, double y, double lo, double hi) {}
}
