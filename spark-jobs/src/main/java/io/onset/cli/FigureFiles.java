package io.onset.cli;

import io.onset.engine.ResultStore;
import io.onset.experiment.Figure;
import io.onset.report.FigureException;
import io.onset.report.FigureWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Figures in a results folder: {@code figures/<name>.png} and {@code .svg}. */
final class FigureFiles {

  private FigureFiles() {}

  private interface Drawing {
    void draw(ByteArrayOutputStream out) throws FigureException, IOException;
  }

  /** Writes the figures; what could not be drawn, as warnings. */
  static List<String> write(ResultStore store, List<Figure> figures) {
    List<String> warnings = new ArrayList<>();
    for (Figure figure : figures) {
      String name = "figures/" + figure.fileName();
      try {
        store.write(name + ".png", bytes(out -> FigureWriter.writePng(figure, out)));
        store.write(name + ".svg", bytes(out -> FigureWriter.writeSvg(figure, out)));
      } catch (FigureException e) {
        warnings.add(e.getMessage());
      }
    }
    return warnings;
  }

  private static byte[] bytes(Drawing drawing) throws FigureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      drawing.draw(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
