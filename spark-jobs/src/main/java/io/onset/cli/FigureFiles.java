package io.onset.cli;

import io.onset.experiment.Figure;
import io.onset.report.FigureException;
import io.onset.report.FigureWriter;
import io.onset.store.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Figures in a results folder: {@code figures/<name>.png}, {@code .svg} and {@code .pdf}. */
final class FigureFiles {

  /** More figures than anybody looks at take longer to draw than the curves to compute. */
  private static final int MOST = 60;

  private FigureFiles() {}

  private interface Drawing {
    void draw(ByteArrayOutputStream out) throws FigureException, IOException;
  }

  /** Writes the figures, the first {@value #MOST}; what was not drawn, as warnings. */
  static List<String> write(RunFolder folder, List<Figure> figures) {
    List<String> warnings = new ArrayList<>();
    if (figures.size() > MOST) {
      int rest = figures.size() - MOST;
      warnings.add(rest + " more figures not drawn; a sweep of fewer settings shows them");
    }
    for (Figure figure : figures.subList(0, Math.min(MOST, figures.size()))) {
      String name = "figures/" + figure.fileName();
      try {
        folder.write(name + ".png", bytes(out -> FigureWriter.writePng(figure, out)));
        folder.write(name + ".svg", bytes(out -> FigureWriter.writeSvg(figure, out)));
        folder.write(name + ".pdf", bytes(out -> FigureWriter.writePdf(figure, out)));
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
