package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.engine.CurveTable;
import io.onset.engine.TrialRow;
import io.onset.engine.TrialStore;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.util.List;

/**
 * A results folder, read: what a notebook or a program of one's own opens. Starts no Spark and
 * writes nothing.
 *
 * <pre>{@code
 * Results results = Results.open("results/quickstart");
 * results.curves().get(0).number("p_positive_matched");
 * results.trials("d=16,n=20", Observation.class).get(0).observation(); // the experiment's record
 * FigureWriter.writePng(results.figures().get(0), out);
 * }</pre>
 *
 * <p>Every call reads the folder as it then is. Of a run that goes on, or was cut short by a
 * budget, there is what it last wrote.
 */
public final class Results {

  private final RunFolder folder;
  private final JsonNode manifest;
  private final Sweep sweep;

  private Results(RunFolder folder) {
    this.folder = folder;
    this.manifest = Manifest.read(folder);
    this.sweep = Manifest.sweep(folder, manifest);
  }

  /**
   * Opens a folder that {@code onset run} wrote.
   *
   * @param folder a path or any Hadoop URI
   * @throws UserException where it is no results folder
   * @throws StoreException where it is of another version of Onset or cannot be read
   */
  public static Results open(String folder) {
    return new Results(RunFolder.of(folder, SparkContexts.hadoopConfiguration()));
  }

  /** The sweep that it holds, as the last run asked for it. */
  public Sweep sweep() {
    return sweep;
  }

  /** The curves, one row a cell; none before the first run has ended. */
  public List<CurveRow> curves() {
    return table("curves");
  }

  /**
   * A table of results: {@code curves}, {@code transitions}, {@code sides} or {@code power_laws}.
   *
   * @return its rows, bit for bit those that the run wrote; none where there is no such table
   */
  public List<CurveRow> table(String name) {
    return CurveTable.read(folder, name);
  }

  /** The figures of curves and answers, as data: those that the folder has drawn. */
  public List<Figure> figures() {
    return StoredResults.read(folder, sweep).figures();
  }

  /**
   * The trials of a cell in their order, as many as the last run ended with; those that failed have
   * no observation.
   *
   * @param cell coordinates that one cell alone has, such as {@code d=16,n=20}
   * @param type what a trial of the sweep's experiment observes
   * @param <O> that type
   * @throws UserException if none or several cells have these coordinates, or the type is another
   * @throws StoreException where rows are missing or damaged
   */
  public <O extends Record> List<TrialRow<O>> trials(String cell, Class<O> type) {
    SweepCell asked = CellNames.of(sweep).find(cell);
    String name = asked.at().toString();
    long trials = manifest.path("trials_of_cells").path(name).asLong(asked.trials());
    return rows(Experiments.of(ReplayCommand.alone(sweep, asked, trials)), type, trials);
  }

  private <O extends Record> List<TrialRow<O>> rows(
      Experiment<?, ?, ?> experiment, Class<O> type, long trials) {
    if (experiment.observationType() != type) {
      String rule = ": a trial observes " + experiment.observationType().getName();
      throw new UserException(folder.location() + rule + ", not " + type.getName());
    }
    return new TrialStore(folder).rows(experiment.units().get(0).withTrials(trials), type);
  }
}
