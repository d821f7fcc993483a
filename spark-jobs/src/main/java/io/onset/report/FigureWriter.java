package io.onset.report;

import io.onset.experiment.Figure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws figures for print: PNG of {@value #PNG_SCALE} &times; {@value #WIDTH} by {@value
 * #PNG_SCALE} &times; {@value #HEIGHT} pixels, SVG of {@value #WIDTH} by {@value #HEIGHT} user
 * units, and PDF of as many points.
 *
 * <p>Measured series have markers, a line and a band from lo to hi; theory is a dashed line. A
 * point that is not finite, or not positive on a logarithmic axis, is left out, and the line breaks
 * there; numbers beyond 1e250 count as not finite. A band's end that is NaN is the point itself,
 * one that has no place on the axis is the axis's end; the band of a point between two gaps is a
 * bar. Without any point the figure is its axes and the words "no finite values". Axes follow the
 * data and the bands unless they give their own ends, and go 3 % further.
 *
 * <p>The same figure gives the same bytes on one machine; between machines, text is placed by the
 * fonts they have. Meant to run with {@code java.awt.headless=true}; no window, no file is opened.
 * Every call is independent: threads may draw at the same time.
 */
public final class FigureWriter {

  /** Width of the canvas: of an SVG in user units, of a PNG in half pixels, of a PDF in points. */
  public static final int WIDTH = 800;

  /** Height of the canvas, in the unit of {@link #WIDTH}. */
  public static final int HEIGHT = 560;

  private static final int PNG_SCALE = 2;

  private FigureWriter() {}

  /**
   * Writes {@code figure} as PNG.
   *
   * @param figure what to draw
   * @param out flushed, left open; untouched if the figure cannot be drawn
   * @throws IOException if {@code out} fails
   * @throws FigureException if this machine cannot draw the figure
   */
  public static void writePng(Figure figure, OutputStream out) throws IOException, FigureException {
    write(drawn(figure, FigureWriter::png), out);
  }

  /**
   * Writes {@code figure} as SVG 1.1 in UTF-8, text as text.
   *
   * @param figure what to draw
   * @param out flushed, left open; untouched if the figure cannot be drawn
   * @throws IOException if {@code out} fails
   * @throws FigureException if this machine cannot draw the figure
   */
  public static void writeSvg(Figure figure, OutputStream out) throws IOException, FigureException {
    write(drawn(figure, FigureSvg::of), out);
  }

  /**
   * Draws {@code figure}, as in a PNG, for a notebook or a window.
   *
   * @param scale pixels of the image for one of {@link #WIDTH} and {@link #HEIGHT}, above 0
   * @throws FigureException if this machine cannot draw the figure
   */
  public static BufferedImage image(Figure figure, double scale) throws FigureException {
    return drawn(figure, one -> raster(one, scale));
  }

  /**
   * Writes {@code figure} as PDF, letters as outlines.
   *
   * @param figure what to draw
   * @param out flushed, left open; untouched if the figure cannot be drawn
   * @throws IOException if {@code out} fails
   * @throws FigureException if this machine cannot draw the figure
   */
  public static void writePdf(Figure figure, OutputStream out) throws IOException, FigureException {
    write(drawn(figure, FigurePdf::of), out);
  }

  private static void write(byte[] bytes, OutputStream out) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /**
   * Errors are caught on purpose: a JDK without fonts or without its graphics library throws {@code
   * Error} itself, {@code InternalError}, {@code UnsatisfiedLinkError}, {@code
   * NoClassDefFoundError} or a {@code NullPointerException}, by version and machine.
   */
  static <R> R drawn(Figure figure, Function<Figure, R> drawing) throws FigureException {
    try {
      return drawing.apply(figure);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new FigureException(figure.fileName(), e);
    }
  }

  private static byte[] png(Figure figure) {
    return encoded(raster(figure, PNG_SCALE));
  }

  private static BufferedImage raster(Figure figure, double scale) {
    int width = (int) Math.rint(scale * WIDTH);
    int height = (int) Math.rint(scale * HEIGHT);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    FigureChart.draw(figure, graphics);
    graphics.dispose();
    return image;
  }

  /** Through memory: {@code ImageIO} would put a file between itself and a stream. */
  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IllegalStateException("this JDK has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
