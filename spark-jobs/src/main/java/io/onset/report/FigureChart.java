package io.onset.report;

import io.onset.experiment.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The chart of a figure: title, plot, legend, caption from top to bottom. Bands lie below measured
 * curves, theory above them. Each unbroken run of a series is a JFreeChart series of its own, so
 * that lines and bands end at a gap.
 */
final class FigureChart {

  /** What stands in the plot if no series has a point that can be drawn. */
  static final String NOTHING = "no finite values";

  private static final int LABEL_SIZE = 17;
  private static final float LABEL_BASE = 30;
  private static final float BAND_OPACITY = 0.22f;
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Stroke MARKER_EDGE = new BasicStroke(0.8f);

  private final Figure figure;
  private final Scale y;
  private final XYPlot plot = new XYPlot();
  private final YIntervalSeriesCollection measured = new YIntervalSeriesCollection();
  private final YIntervalSeriesCollection theory = new YIntervalSeriesCollection();
  private final DeviationRenderer measuredRenderer = new DeviationRenderer(true, true);
  private final XYLineAndShapeRenderer theoryRenderer = new XYLineAndShapeRenderer(true, false);
  private final LegendItemCollection legend = new LegendItemCollection();

  private FigureChart(Figure figure, List<Runs> curves) {
    this.figure = figure;
    this.y = Scale.of(figure.y(), curves.stream().flatMapToDouble(Runs::y).toArray());
    Scale x = Scale.of(figure.x(), curves.stream().flatMapToDouble(Runs::x).toArray());
    plot.setDomainAxis(FigureAxis.of(x));
    plot.setRangeAxis(FigureAxis.of(y));
    plot.getDomainAxis().setLabel(figure.x().label());
    plot.getDomainAxis().setLabelFont(font(LABEL_SIZE));
    plot.getDomainAxis().setLabelPaint(Color.BLACK);
    layOut();
    addCurves(curves);
  }

  /** Draws {@code figure} on a canvas of the size that {@link FigureWriter} has. */
  static void draw(Figure figure, Graphics2D graphics) {
    List<Runs> curves = figure.series().stream().map(s -> Runs.of(figure, s)).toList();
    JFreeChart chart = new FigureChart(figure, curves).chart();
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(
        graphics, new Rectangle2D.Double(0, 0, FigureWriter.WIDTH, FigureWriter.HEIGHT), info);
    drawUpwards(figure.y().label(), info.getPlotInfo().getDataArea(), graphics);
  }

  /** The label of the y axis, which JFreeChart would turn into outlines, lost as text in an SVG. */
  private static void drawUpwards(String label, Rectangle2D frame, Graphics2D graphics) {
    Font font = font(LABEL_SIZE);
    double width = font.getStringBounds(label, graphics.getFontRenderContext()).getWidth();
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    graphics.setFont(font);
    graphics.setPaint(Color.BLACK);
    graphics.drawString(label, (float) (-frame.getCenterY() - width / 2), LABEL_BASE);
    graphics.setTransform(before);
  }

  /** The figure's typeface; sizes are in canvas units. */
  static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  private void layOut() {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(Color.BLACK);
    plot.setOutlineStroke(FigureAxis.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(4, 32, 4, 8)); // on the left room for the y axis's label
    plot.setDomainGridlinePaint(GRID);
    plot.setDomainGridlineStroke(FigureAxis.HAIRLINE);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(FigureAxis.HAIRLINE);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setNoDataMessage(NOTHING);
    plot.setNoDataMessageFont(font(LABEL_SIZE));
    plot.setNoDataMessagePaint(Color.BLACK);
  }

  private void addCurves(List<Runs> curves) {
    int[] drawn = new int[Figure.Style.values().length];
    for (int i = 0; i < curves.size(); i++) {
      Figure.Series series = figure.series().get(i);
      int index = drawn[series.style().ordinal()]++;
      List<List<Figure.Point>> runs = curves.get(i).closed(y);
      CurveLook look =
          switch (series.style()) {
            case MEASURED -> addMeasured(runs, CurveLook.measured(index));
            case THEORY -> addTheory(runs, CurveLook.theory(index));
          };
      legend.add(legendItem(series, look, runs.isEmpty()));
    }
    measuredRenderer.setAlpha(BAND_OPACITY);
    measuredRenderer.setDrawOutlines(true);
    measuredRenderer.setUseOutlinePaint(true);
    theoryRenderer.setDrawSeriesLineAsPath(true);
    show(0, measured, measuredRenderer);
    show(1, theory, theoryRenderer);
    plot.setFixedLegendItems(legend);
  }

  private void show(int index, YIntervalSeriesCollection runs, XYLineAndShapeRenderer renderer) {
    plot.setDataset(index, runs);
    plot.setRenderer(index, renderer);
  }

  private CurveLook addMeasured(List<List<Figure.Point>> runs, CurveLook look) {
    for (List<Figure.Point> run : runs) {
      int index = add(run, measured);
      measuredRenderer.setSeriesPaint(index, look.colour());
      measuredRenderer.setSeriesFillPaint(index, look.colour());
      measuredRenderer.setSeriesStroke(index, look.line());
      measuredRenderer.setSeriesShape(index, look.marker());
      measuredRenderer.setSeriesOutlinePaint(index, Color.WHITE);
      measuredRenderer.setSeriesOutlineStroke(index, MARKER_EDGE);
      if (run.size() == 1) {
        addBar(run.get(0), look);
      }
    }
    return look;
  }

  private CurveLook addTheory(List<List<Figure.Point>> runs, CurveLook look) {
    for (List<Figure.Point> run : runs) {
      int index = add(run, theory);
      theoryRenderer.setSeriesPaint(index, look.colour());
      theoryRenderer.setSeriesStroke(index, look.line());
    }
    return look;
  }

  private static int add(List<Figure.Point> run, YIntervalSeriesCollection to) {
    int index = to.getSeriesCount();
    YIntervalSeries series = new YIntervalSeries(index, false, true);
    run.forEach(p -> series.add(p.x(), p.y(), p.lo(), p.hi()));
    to.addSeries(series);
    return index;
  }

  /** The band of a lone point would have no width. */
  private void addBar(Figure.Point p, CurveLook look) {
    Stroke stroke = new BasicStroke(2);
    measuredRenderer.addAnnotation(
        new XYLineAnnotation(p.x(), p.lo(), p.x(), p.hi(), stroke, look.colour()),
        Layer.BACKGROUND);
  }

  private static LegendItem legendItem(Figure.Series series, CurveLook look, boolean empty) {
    boolean marker = series.style() == Figure.Style.MEASURED;
    Line2D line = new Line2D.Double(-22, 0, 22, 0);
    String label = empty ? series.label() + " (" + NOTHING + ")" : series.label();
    return new LegendItem(
        label,
        null,
        null,
        null,
        marker,
        look.marker(),
        true,
        look.colour(),
        marker,
        Color.WHITE,
        MARKER_EDGE,
        true,
        line,
        look.line(),
        look.colour());
  }

  private JFreeChart chart() {
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(10, 10, 10, 20));
    text(figure.title(), 18, RectangleEdge.TOP).forEach(chart::addSubtitle);
    text(figure.caption(), 14, RectangleEdge.BOTTOM).forEach(chart::addSubtitle);
    if (legend.getItemCount() > 0) {
      chart.addSubtitle(legendTitle());
    }
    return chart;
  }

  private static Stream<TextTitle> text(String text, int size, RectangleEdge edge) {
    TextTitle title = new TextTitle(text, font(size));
    title.setPaint(Color.BLACK);
    title.setPosition(edge);
    boolean top = edge == RectangleEdge.TOP;
    HorizontalAlignment alignment = top ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT;
    title.setTextAlignment(alignment);
    title.setHorizontalAlignment(alignment);
    title.setPadding(new RectangleInsets(4, 4, 6, 4));
    return text.isBlank() ? Stream.empty() : Stream.of(title);
  }

  private LegendTitle legendTitle() {
    LegendTitle title = new LegendTitle(plot);
    title.setPosition(RectangleEdge.BOTTOM);
    title.setItemFont(font(15));
    title.setItemPaint(Color.BLACK);
    title.setBackgroundPaint(Color.WHITE);
    title.setFrame(BlockBorder.NONE);
    title.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 4));
    return title;
  }
}
