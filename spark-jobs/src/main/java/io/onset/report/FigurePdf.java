package io.onset.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import io.onset.experiment.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/**
 * A figure as PDF, a page of its own size. Letters are outlines: they look the same everywhere and
 * need no font; title and caption are in the document's description, too. There is no date in it.
 */
final class FigurePdf {

  private FigurePdf() {}

  /** The PDF document of {@code figure}. */
  static byte[] of(Figure figure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(FigureWriter.WIDTH, FigureWriter.HEIGHT));
      document.addPage(page);
      PDFormXObject drawing = drawing(figure, document);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(drawing);
      }
      describe(figure, document.getDocumentInformation());
      document.setDocumentId(0L); // else the time
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static PDFormXObject drawing(Figure figure, PDDocument document) throws IOException {
    PdfBoxGraphics2D graphics =
        new PdfBoxGraphics2D(document, FigureWriter.WIDTH, FigureWriter.HEIGHT);
    FigureChart.draw(figure, graphics);
    graphics.dispose();
    return graphics.getXFormObject();
  }

  private static void describe(Figure figure, PDDocumentInformation information) {
    information.setTitle(figure.title());
    information.setSubject(figure.caption());
  }
}
