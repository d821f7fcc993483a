package io.onset.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How a curve looks. Measured curves take the colours of Okabe and Ito, which the colour-blind tell
 * apart, each with a marker and a dash pattern of its own, so that a grey print can be read; theory
 * is thin, black and dashed. Looks repeat after 42 measured and 12 theory curves. Of three measured
 * curves each is thinner, with smaller markers, than the one before: drawn in their order, none
 * hides another that runs just where it does.
 *
 * @param colour of line, marker and, paler, band
 * @param line width and dashes
 * @param marker around the origin; unused for theory
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design</a>
 */
record CurveLook(Color colour, BasicStroke line, Shape marker) {

  private static final List<Color> OKABE_ITO =
      List.of(
          new Color(0x0072B2), // blue
          new Color(0xD55E00), // vermilion
          new Color(0x009E73), // bluish green
          new Color(0xCC79A7), // reddish purple
          new Color(0xE69F00), // orange
          new Color(0x56B4E9), // sky blue
          new Color(0xF0E442)); // yellow, last: pale on white

  private static final List<Color> BLACKS =
      List.of(Color.BLACK, new Color(0x606060), new Color(0x909090));

  /** The look of the measured curve number {@code index}, from 0. */
  static CurveLook measured(int index) {
    Color colour = OKABE_ITO.get(index % OKABE_ITO.size());
    return new CurveLook(colour, measuredLine(index), marker(index));
  }

  /** The look of the theory curve number {@code index}, from 0. */
  static CurveLook theory(int index) {
    return new CurveLook(BLACKS.get(index % BLACKS.size()), theoryLine(index), marker(0));
  }

  /** Width of the line. */
  double width() {
    return line.getLineWidth();
  }

  /** Lengths of dashes and gaps, in turn; none for a solid line. */
  float[] dash() {
    return line.getDashArray() == null ? new float[0] : line.getDashArray();
  }

  private static BasicStroke measuredLine(int index) {
    return switch (index % 3) {
      case 0 -> solid(3);
      case 1 -> dashed(2.2f, 11, 5);
      default -> dashed(1.5f, 9, 3, 2, 3);
    };
  }

  private static BasicStroke theoryLine(int index) {
    return switch (index % 4) {
      case 0 -> dashed(1.6f, 7, 5);
      case 1 -> dashed(1.6f, 2, 3);
      case 2 -> dashed(1.6f, 9, 4, 2, 4);
      default -> dashed(1.6f, 3, 9);
    };
  }

  private static Shape marker(int index) {
    double size =
        switch (index % 3) {
          case 0 -> 1.2;
          case 1 -> 0.9;
          default -> 0.7;
        };
    return AffineTransform.getScaleInstance(size, size).createTransformedShape(outline(index));
  }

  private static Shape outline(int index) {
    return switch (index % 6) {
      case 0 -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
      case 1 -> new Rectangle2D.Double(-4.2, -4.2, 8.4, 8.4);
      case 2 -> polygon(0, -5.5, 5.2, 3.8, -5.2, 3.8);
      case 3 -> polygon(0, -6, 5, 0, 0, 6, -5, 0);
      case 4 -> polygon(0, 5.5, 5.2, -3.8, -5.2, -3.8);
      default -> polygon(-5.5, -2, 5.5, -2, 5.5, 2, -5.5, 2);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static BasicStroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float width, float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
