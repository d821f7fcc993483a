package io.onset.cli;

import io.onset.engine.Engine;
import io.onset.engine.KernelUse;
import io.onset.engine.Spending;
import io.onset.engine.SweepResult;
import io.onset.engine.SweepRun;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.Sweep;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A pass over a results folder: computes what it lacks of a sweep, then writes all that follows
 * from its rows.
 *
 * @param session the hold of the folder
 * @param engine where tasks run
 * @param progress hears of it
 * @param figures the formats in which they are drawn
 */
record SweepPass(
    RunSession session, Engine engine, ProgressLine progress, Set<FigureFormat> figures) {

  /** Runs a sweep, as the file gives it. */
  PassResult run(SweepFile file, Spending spending) {
    Sweep sweep = Experiments.sweep(file);
    return run(file, Experiments.of(sweep), sweep, spending);
  }

  private <C extends Record, S extends Serializable, O extends Record> PassResult run(
      SweepFile file, Experiment<C, S, O> experiment, Sweep sweep, Spending spending) {
    RunFolder folder = session.folder();
    warn(Manifest.warning(folder));
    ManifestWriter manifest = ManifestWriter.begin(folder, sweep, file, engine.describe());
    warn(KernelUse.here().warning());
    var run = new SweepRun<>(experiment, sweep.seed(), folder, engine, session.checking(progress));
    SweepResult result = run.run(spending);
    String curvesDigest = result.writeCurves(folder);
    String answers = AnswerFiles.write(folder, sweep, experiment.transitions(), result.curves());
    EstimateFiles.write(folder, sweep, result.curves());
    List<Figure> drawn = StoredResults.read(folder, sweep).figures();
    new FigureFiles(folder, figures).write(drawn).forEach(progress::warn);
    manifest.addCircumstances(engine.cores(), run.kernels(), progress.warnings());
    manifest.complete(result, curvesDigest, progress.seconds());
    if (!result.curves().isEmpty()) {
      ReportFile.write(folder);
    }
    return new PassResult(sweep, experiment, result, curvesDigest, answers);
  }

  /** Of the driver's kernels, too; executors' are told when the first of their tasks has ended. */
  void warn(String warning) {
    if (!warning.isEmpty()) {
      progress.warn(warning);
    }
  }
}
