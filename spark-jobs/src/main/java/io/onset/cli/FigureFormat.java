package io.onset.cli;

import io.onset.experiment.Figure;
import io.onset.report.FigureException;
import io.onset.report.FigureWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A form in which a figure is drawn into a file. */
enum FigureFormat {
  /** Pixels. */
  PNG(FigureWriter::writePng),
  /** Curves, with text as text. */
  SVG(FigureWriter::writeSvg),
  /** Curves, with text as outlines. */
  PDF(FigureWriter::writePdf),
  /** No file. */
  NONE(null);

  private interface Drawing {
    void draw(Figure figure, ByteArrayOutputStream out) throws FigureException, IOException;
  }

  private final Drawing drawing;

  FigureFormat(Drawing drawing) {
    this.drawing = drawing;
  }

  /** The name of a figure's file. */
  String fileName(Figure figure) {
    return figure.fileName() + "." + name().toLowerCase(Locale.ROOT);
  }

  /** A figure's file. */
  byte[] bytes(Figure figure) throws FigureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      drawing.draw(figure, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
