package io.onset.cli;

import io.onset.answers.Measurement;
import io.onset.engine.CurveTable;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Sweep;
import io.onset.experiment.Transitions;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.List;

/** The estimates of a run, each with its error bar: {@code estimates.csv} and {@code .parquet}. */
final class EstimateFiles {

  private static final String ESTIMATES = "estimates";

  private EstimateFiles() {}

  /** The estimates that a folder holds, of its cells and of its crossings; none before a run. */
  static List<Measurement> read(RunFolder folder, Transitions asked) {
    return read(folder, "", asked);
  }

  /** The same of a folder in it, whose name ends with a slash: a night that was kept. */
  static List<Measurement> read(RunFolder folder, String in, Transitions asked) {
    List<Measurement> all = new ArrayList<>();
    CurveTable.read(folder, in + ESTIMATES).forEach(row -> all.add(Measurement.of(row)));
    if (!all.isEmpty() && !asked.proportions().isEmpty()) {
      all.addAll(Measurement.crossings(CurveTable.read(folder, in + "transitions"), asked, all));
    }
    return all;
  }

  /** Writes the estimates of the cells, where the experiment tells how sure it is of any. */
  static void write(RunFolder folder, Sweep sweep, List<CurveRow> curves) {
    if (curves.isEmpty()) {
      return;
    }
    List<String> coordinates = List.copyOf(sweep.cells().get(0).at().values().keySet());
    List<Measurement> estimates = Measurement.of(coordinates, curves);
    if (!estimates.isEmpty()) {
      CurveTable.write(folder, ESTIMATES, estimates.stream().map(Measurement::row).toList());
    }
  }
}
