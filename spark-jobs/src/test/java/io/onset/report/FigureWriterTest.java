package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class FigureWriterTest {

  private static final int BLUE = 0x0072B2;
  private static final int VERMILION = 0xD55E00;
  private static final int GREEN = 0x009E73;
  private static final int WHITE = 0xFFFFFF;

  @Test
  void writesAPngInTheColoursOfThePalette() throws Exception {
    BufferedImage image = decoded(png(SampleFigures.probability()));
    assertEquals(1600, image.getWidth());
    assertEquals(1120, image.getHeight());
    for (int colour : new int[] {BLUE, VERMILION, GREEN}) {
      assertTrue(count(image, colour) > 1000, () -> Integer.toHexString(colour));
    }
    assertTrue(count(image, WHITE) > 1600 * 1120 / 2);
    assertEquals(WHITE, colourAt(image, 2, 2));
  }

  @Test
  void drawsAnImageAtAnyScale() throws Exception {
    BufferedImage same = FigureWriter.image(SampleFigures.probability(), 2);
    BufferedImage file = decoded(png(SampleFigures.probability()));
    assertArrayEquals(
        file.getRGB(0, 0, 1600, 1120, null, 0, 1600), same.getRGB(0, 0, 1600, 1120, null, 0, 1600));
    BufferedImage small = FigureWriter.image(SampleFigures.probability(), 0.5);
    assertEquals(400, small.getWidth());
    assertEquals(280, small.getHeight());
  }

  @Test
  void placesMarkersWhereTheLogarithmPutsThem() throws Exception {
    Figure all = SampleFigures.probability();
    List<Series> alone = all.series().subList(0, 1); // no other curve lies on it
    Figure figure = new Figure("alone", "", all.x(), all.y(), alone, "");
    BufferedImage image = decoded(png(figure));
    Rectangle2D frame = SvgDrawing.of(figure).frame();
    for (Point p : alone.get(0).points()) {
      double across = StrictMath.log(p.x() / 2) / StrictMath.log(10000.0 / 2);
      double x = frame.getX() + (across + 0.03) / 1.06 * frame.getWidth();
      double y = frame.getMaxY() - (p.y() + 0.03) / 1.06 * frame.getHeight();
      assertEquals(BLUE, colourAt(image, x, y), p::toString);
    }
  }

  /** E_OG runs on E_TG wherever the two sets are alike. */
  @Test
  void curvesThatRunOnEachOtherAreAllSeen() throws Exception {
    Figure one = SampleFigures.probability();
    List<Point> points = one.series().get(0).points();
    List<Series> same =
        List.of("a", "b", "c").stream()
            .map(label -> new Series(label, Style.MEASURED, points))
            .toList();
    Figure figure = new Figure("same", "", one.x(), one.y(), same, "");
    Rectangle2D frame = SvgDrawing.of(figure).frame();
    BufferedImage plot = inside(decoded(png(figure)), frame);
    for (int colour : new int[] {BLUE, VERMILION, GREEN}) {
      assertTrue(count(plot, colour) > 500, () -> Integer.toHexString(colour));
    }
  }

  /** The plot without the legend. */
  private static BufferedImage inside(BufferedImage image, Rectangle2D frame) {
    return image.getSubimage(
        (int) (2 * frame.getX()),
        (int) (2 * frame.getY()),
        (int) (2 * frame.getWidth()),
        (int) (2 * frame.getHeight()));
  }

  @Test
  void drawsWholeMarkersAtProbabilityOneAndZero() throws Exception {
    Point one = new Point(1, 1, Double.NaN, Double.NaN);
    Point zero = new Point(2, 0, Double.NaN, Double.NaN);
    Figure figure = figure(new Axis("P", false, 0, 1), one, zero);
    BufferedImage image = decoded(png(figure));
    Rectangle2D frame = SvgDrawing.of(figure).frame();
    double y = frame.getY() + 0.03 / 1.06 * frame.getHeight();
    double x = frame.getX() + 0.03 / 1.06 * frame.getWidth();
    assertEquals(BLUE, colourAt(image, x, y - 3.5));
    assertEquals(BLUE, colourAt(image, x - 3.5, y));
  }

  @Test
  void drawsSinglePointsAndNoPoints() throws Exception {
    Axis axis = Axis.of("y", true);
    int single = count(decoded(png(figure(axis, new Point(3, 4, 2, 5)))), BLUE);
    int none = count(decoded(png(figure(axis, new Point(3, Double.NaN, 2, 5)))), BLUE);
    assertTrue(
        none > 0 && single > 2 * none, () -> none + " in the legend, with a point " + single);
  }

  @Test
  void survivesMoreWordsThanThePageHolds() throws Exception {
    Figure few = figure(Axis.of("y", true), new Point(3, 4, 2, 5));
    List<Figure.Series> many = Collections.nCopies(90, few.series().get(0));
    Figure full =
        new Figure("f", "word ".repeat(300), few.x(), few.y(), many, "word ".repeat(2000));
    assertEquals(1600, decoded(png(full)).getWidth());
    assertEquals(800, SvgDrawing.number(SvgDrawing.of(full).root(), "width"));
  }

  @Test
  void writesTheSameBytesFromEveryThread() throws Exception {
    byte[] first = png(SampleFigures.errors());
    List<byte[]> again =
        IntStream.range(0, 3)
            .parallel()
            .mapToObj(i -> FigureWriterTest.unchecked(SampleFigures.errors()))
            .toList();
    again.forEach(bytes -> assertArrayEquals(first, bytes));
  }

  @Test
  void turnsWhatAMachineWithoutFontsThrowsIntoOneException() {
    for (Throwable thrown :
        List.of(
            new InternalError("no fonts\nat all"),
            new Error("Probable fatal error: No physical fonts found."),
            new NoClassDefFoundError("sun/font/FontManagerFactory"),
            new UnsatisfiedLinkError("libfreetype.so.6"),
            new java.awt.AWTError("no display"),
            new NullPointerException())) {
      FigureException e =
          assertThrows(
              FigureException.class, () -> FigureWriter.drawn(broken(), f -> raise(thrown)));
      assertSame(thrown, e.getCause());
      assertTrue(
          e.getMessage().startsWith("figure broken could not be drawn: java."), e::getMessage);
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @Test
  void letsExhaustedMemoryThrough() {
    OutOfMemoryError thrown = new OutOfMemoryError("test");
    assertSame(
        thrown,
        assertThrows(
            OutOfMemoryError.class, () -> FigureWriter.drawn(broken(), f -> raise(thrown))));
  }

  @Test
  void leavesTheStreamUntouchedWhenTheFigureCannotBeDrawn() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThrows(FigureException.class, () -> FigureWriter.writePng(broken(), out));
    assertThrows(FigureException.class, () -> FigureWriter.writeSvg(broken(), out));
    assertEquals(0, out.size());
  }

  @Test
  void passesOnTheFaultsOfTheStreamAndLeavesItOpen() throws Exception {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    OutputStream open =
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            throw new IOException("closed");
          }
        };
    assertThrows(IOException.class, () -> FigureWriter.writeSvg(SampleFigures.errors(), full));
    FigureWriter.writePng(SampleFigures.errors(), open);
    FigureWriter.writeSvg(SampleFigures.errors(), open);
  }

  /** A figure without a title cannot be drawn. */
  private static Figure broken() {
    return new Figure("broken", null, Axis.of("x", true), Axis.of("y", true), List.of(), "");
  }

  private static Figure figure(Axis y, Point... points) {
    Figure.Series series = new Figure.Series("c", Figure.Style.MEASURED, List.of(points));
    return new Figure("f", "title", Axis.of("x", false), y, List.of(series), "caption");
  }

  private static byte[] raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private static byte[] unchecked(Figure figure) {
    try {
      return png(figure);
    } catch (IOException | FigureException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] png(Figure figure) throws IOException, FigureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FigureWriter.writePng(figure, out);
    return out.toByteArray();
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int colourAt(BufferedImage image, double x, double y) {
    return image.getRGB((int) Math.rint(2 * x), (int) Math.rint(2 * y)) & WHITE;
  }

  private static int count(BufferedImage image, int colour) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 1600);
    return (int) IntStream.of(pixels).filter(pixel -> (pixel & WHITE) == colour).count();
  }
}
