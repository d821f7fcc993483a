package io.onset.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * JFreeChart axes with the ticks of {@link Ticks} in place of its own, which depend on the locale
 * and leave a logarithmic axis of less than a decade bare. Ticks cannot be given to an axis, so the
 * two axes override the one method that makes them.
 */
final class FigureAxis {

  static final Stroke HAIRLINE = new BasicStroke(1);

  private FigureAxis() {}

  /** The axis of fixed range {@code scale}, without a label. */
  static ValueAxis of(Scale scale) {
    List<Ticks.Tick> ticks = Ticks.of(scale);
    ValueAxis result = scale.logarithmic() ? new Logarithmic(ticks) : new Linear(ticks);
    result.setRange(scale.from(), scale.to());
    result.setTickLabelFont(FigureChart.font(15));
    result.setTickLabelPaint(Color.BLACK);
    result.setTickLabelInsets(new RectangleInsets(9, 10, 1, 2));
    drawMarks(result);
    return result;
  }

  private static void drawMarks(ValueAxis axis) {
    axis.setAxisLinePaint(Color.BLACK);
    axis.setAxisLineStroke(HAIRLINE);
    axis.setTickMarkPaint(Color.BLACK);
    axis.setTickMarkStroke(HAIRLINE);
    axis.setTickMarkInsideLength(0);
    axis.setTickMarkOutsideLength(7);
    axis.setMinorTickMarksVisible(true);
    axis.setMinorTickMarkInsideLength(0);
    axis.setMinorTickMarkOutsideLength(4);
  }

  private static List<NumberTick> placed(List<Ticks.Tick> ticks, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.stream().map(tick -> placed(tick, anchor)).toList();
  }

  private static NumberTick placed(Ticks.Tick tick, TextAnchor anchor) {
    TickType type = tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR;
    return new NumberTick(type, tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0);
  }

  private static final class Linear extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private final transient List<Ticks.Tick> ticks;

    Linear(List<Ticks.Tick> ticks) {
      this.ticks = ticks;
    }

    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return placed(ticks, edge);
    }
  }

  private static final class Logarithmic extends LogAxis {
    private static final long serialVersionUID = 1L;
    private final transient List<Ticks.Tick> ticks;

    Logarithmic(List<Ticks.Tick> ticks) {
      this.ticks = ticks;
    }

    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return placed(ticks, edge);
    }
  }
}
