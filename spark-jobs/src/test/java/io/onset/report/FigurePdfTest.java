package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class FigurePdfTest {

  private static byte[] pdf(Figure figure) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FigureWriter.writePdf(figure, out);
    return out.toByteArray();
  }

  private static BufferedImage png(Figure figure) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FigureWriter.writePng(figure, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  /** A reader's picture of it is that of the PNG, but for the edges of lines and letters. */
  @Test
  void itLooksLikeThePng() throws Exception {
    Figure figure = SampleFigures.probability();
    BufferedImage expected = png(figure);
    try (PDDocument document = Loader.loadPDF(pdf(figure))) {
      assertEquals(1, document.getNumberOfPages());
      BufferedImage seen = new PDFRenderer(document).renderImage(0, 2);
      assertEquals(expected.getWidth(), seen.getWidth());
      assertEquals(expected.getHeight(), seen.getHeight());
      long other = other(expected, seen);
      assertTrue(other < 0.03 * seen.getWidth() * seen.getHeight(), "pixels that differ: " + other);
      assertTrue(other(expected, new BufferedImage(1600, 1120, 1)) > 1_000_000);
    }
  }

  /** Pixels that differ by more than half of a colour's range. */
  private static long other(BufferedImage one, BufferedImage two) {
    long count = 0;
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        count += isOther(one.getRGB(x, y), two.getRGB(x, y)) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isOther(int one, int two) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 255) - (two >> shift & 255)));
    }
    return most > 127;
  }

  @Test
  void itSaysWhatItIsAndNotWhen() throws Exception {
    Figure figure = SampleFigures.errors();
    try (PDDocument document = Loader.loadPDF(pdf(figure))) {
      PDDocumentInformation about = document.getDocumentInformation();
      assertEquals(figure.title(), about.getTitle());
      assertEquals(figure.caption(), about.getSubject());
      assertNull(about.getCreationDate());
      assertNull(about.getModificationDate());
    }
  }

  @Test
  void theSameFigureIsTheSameBytes() throws Exception {
    byte[] once = pdf(SampleFigures.hellinger());
    assertArrayEquals(once, pdf(SampleFigures.hellinger()));
    assertFalse(Arrays.equals(once, pdf(SampleFigures.errors())));
  }

  @Test
  void aFigureWithoutPointsIsDrawn() throws Exception {
    Figure empty = new Figure("e", "", Axis.of("x", false), Axis.of("y", true), List.of(), "");
    try (PDDocument document = Loader.loadPDF(pdf(empty))) {
      assertEquals(FigureWriter.WIDTH, document.getPage(0).getMediaBox().getWidth());
    }
  }

  @Test
  void aStreamThatFailsIsToldAsSuch() {
    assertThrows(
        IOException.class,
        () ->
            FigureWriter.writePdf(
                SampleFigures.hellinger(),
                new OutputStream() {
                  @Override
                  public void write(int b) throws IOException {
                    throw new IOException("full");
                  }
                }));
  }
}
