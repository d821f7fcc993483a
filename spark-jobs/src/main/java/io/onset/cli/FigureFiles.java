package io.onset.cli;

import io.onset.experiment.Figure;
import io.onset.report.FigureException;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Figures in a results folder, {@code figures/<name>.png}, {@code .svg} and {@code .pdf}.
 *
 * @param folder the results folder
 * @param formats which of them are drawn; the others are removed, for their rows may be older
 */
record FigureFiles(RunFolder folder, Set<FigureFormat> formats) {

  /** More figures than anybody looks at take longer to draw than the curves to compute. */
  private static final int MOST = 60;

  /** Writes the figures, the first {@value #MOST}; what was not drawn, as warnings. */
  List<String> write(List<Figure> figures) {
    List<String> warnings = new ArrayList<>();
    if (figures.size() > MOST) {
      int rest = figures.size() - MOST;
      warnings.add(rest + " more figures not drawn; a sweep of fewer settings shows them");
    }
    for (Figure figure : figures.subList(0, Math.min(MOST, figures.size()))) {
      try {
        write(figure);
      } catch (FigureException e) {
        warnings.add(e.getMessage());
      }
    }
    return warnings;
  }

  private void write(Figure figure) throws FigureException {
    for (FigureFormat format : EnumSet.complementOf(EnumSet.of(FigureFormat.NONE))) {
      String name = "figures/" + format.fileName(figure);
      if (formats.contains(format)) {
        folder.write(name, format.bytes(figure));
      } else {
        folder.delete(name);
      }
    }
  }
}
