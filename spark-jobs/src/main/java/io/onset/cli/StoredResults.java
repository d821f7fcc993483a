package io.onset.cli;

import io.onset.engine.CurveTable;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.Sweep;
import io.onset.report.AnswerTables;
import io.onset.report.TransitionFigure;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run left in its folder, as far as figures and the report need it: read back from the
 * tables, so that both are a function of the folder alone.
 *
 * @param experiment the sweep's
 * @param curves a line for each cell that has trials
 * @param answers where the curves cross
 */
record StoredResults(Experiment<?, ?, ?> experiment, List<CurveRow> curves, AnswerTables answers) {

  /** The results of a sweep in a folder; no lines where there are no tables yet. */
  static StoredResults read(RunFolder folder, Sweep sweep) {
    Experiment<?, ?, ?> experiment = Experiments.of(sweep);
    AnswerTables answers =
        new AnswerTables(
            experiment.transitions(),
            CurveTable.read(folder, "transitions"),
            CurveTable.read(folder, "sides"),
            CurveTable.read(folder, "power_laws"));
    return new StoredResults(experiment, CurveTable.read(folder, "curves"), answers);
  }

  /** The figure of the transition, where there is one, and the experiment's own. */
  List<Figure> figures() {
    if (curves.isEmpty()) {
      return List.of(); // and answers would be of an earlier run
    }
    List<Figure> figures = new ArrayList<>();
    TransitionFigure.of(answers).ifPresent(figures::add);
    figures.addAll(experiment.figures(curves));
    return figures;
  }
}
