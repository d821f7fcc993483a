package io.onset.experiment.linear;

import io.onset.experiment.Cost;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.Parameter;
import io.onset.experiment.Quantity;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Summary;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.experiment.Vocabulary;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The experiment {@code linear}: P(Delta &gt; 0), the errors E_TG and E_OG, Hellinger and
 * Kullback-Leibler distances of a one-step linear denoiser on isotropic Gaussian data, against the
 * training-set size n and the dimension d [Halder].
 *
 * <p>Cells of one (d, n) that differ only in settings form a unit: one draw, one row a cell. With
 * several original sets trial t is held against set t mod {@code original_sets}: the sets are the
 * strata of the trials.
 */
public final class LinearExperiment
    implements Experiment<LinearCell, OriginalSets, LinearObservation> {

  private static final long serialVersionUID = 1;

  private static final int MOST_POINTS = 1_000_000_000;
  private static final int MOST_SETS = 1_000_000;

  /** What a sweep file of this experiment may say. */
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(Parameter.integer("d", 1, 1_000_000), Parameter.integer("n", 2, MOST_POINTS)),
          List.of(
              Parameter.real("mean"),
              Parameter.positive("standard_deviation"),
              Parameter.positive("forward_time"),
              Parameter.positive("noise_scale"),
              Parameter.nonNegative("ridge"),
              Parameter.choice("generated_covariance", "corrected", "as-printed"),
              Parameter.choice("kernel_width", "caption", "mixing-time", "normal-reference"),
              Parameter.integer("original_size", 2, MOST_POINTS),
              Parameter.integer("original_sets", 1, MOST_SETS),
              Parameter.choice("forward_noise", "drawn", "wishart").optional()),
          List.of(Parameter.choice("contrasts", "original", "exact", "matched")));

  private final TrialStreams streams;
  private final EnumSet<Contrast> contrasts;
  private final ArrayList<Unit<LinearCell>> units;

  private LinearExperiment(
      TrialStreams streams, EnumSet<Contrast> contrasts, List<Unit<LinearCell>> units) {
    this.streams = streams;
    this.contrasts = contrasts;
    this.units = new ArrayList<>(units);
  }

  /** The experiment of a sweep whose coordinates keep {@link #VOCABULARY}. */
  public static LinearExperiment of(Sweep sweep) {
    EnumSet<Contrast> contrasts = EnumSet.noneOf(Contrast.class);
    sweep.settings().get("contrasts").forEach(word -> contrasts.add(Contrast.of((String) word)));
    Map<List<Integer>, List<SweepCell>> groups = new LinkedHashMap<>();
    for (SweepCell cell : sweep.cells()) {
      LinearCell view = LinearCell.of(cell.at());
      int strata = contrasts.contains(Contrast.ORIGINAL) ? strata(view, cell.trials()) : 1;
      List<Integer> key = List.of(view.dimension(), view.trainSize(), strata);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(cell);
    }
    List<Unit<LinearCell>> units = new ArrayList<>();
    groups.forEach((key, cells) -> units.add(unit(key.get(0), key.get(1), key.get(2), cells)));
    return new LinearExperiment(new TrialStreams(sweep.seed()), contrasts, units);
  }

  /** The original sets that trials meet: trial t meets set t mod original_sets. */
  private static int strata(LinearCell cell, long trials) {
    return (int) Math.min(cell.originalSets(), trials);
  }

  private static Unit<LinearCell> unit(int d, int n, int strata, List<SweepCell> cells) {
    List<UnitCell<LinearCell>> views =
        cells.stream().map(c -> new UnitCell<>(c.at(), LinearCell.of(c.at()))).toList();
    String dimension = "d=" + d;
    String label = dimension + " n=" + n;
    return new Unit<>(
        label, dimension, LinearStreams.dataKey(d, n), strata, cells.get(0).trials(), views);
  }

  @Override
  public List<Unit<LinearCell>> units() {
    return units;
  }

  @Override
  public Class<LinearObservation> observationType() {
    return LinearObservation.class;
  }

  @Override
  public SharedValue<OriginalSets> shared(String sharedKey) {
    List<Unit<LinearCell>> sharing =
        units.stream().filter(unit -> unit.sharedKey().equals(sharedKey)).toList();
    return SharedOriginalSets.ofAll(streams, contrasts, sharing);
  }

  @Override
  public Trials<LinearObservation> trials(Unit<LinearCell> unit, int stratum, OriginalSets shared) {
    return LinearTrials.open(streams, contrasts, unit, stratum, shared);
  }

  @Override
  public SharedValue<OriginalSets> shared(Unit<LinearCell> unit, long trial) {
    return new SharedOriginalSets(streams, contrasts, List.of(unit), trial, trial + 1);
  }

  @Override
  public Trials<LinearObservation> trials(
      Unit<LinearCell> unit, int stratum, OriginalSets shared, Consumer<Quantity> listener) {
    LinearTrials trials = LinearTrials.open(streams, contrasts, unit, stratum, shared);
    return trials.seenBy(new LinearExplanation(trials, listener));
  }

  @Override
  public Summary<LinearObservation> summary(LinearCell cell) {
    return new LinearSummary(cell, contrasts);
  }

  @Override
  public Cost cost(Unit<LinearCell> unit) {
    return LinearCost.of(unit, contrasts);
  }

  @Override
  public double width(CurveRow row) {
    return LinearSummary.width(row, contrasts);
  }

  @Override
  public List<String> tableColumns() {
    return LinearSummary.tableColumns(contrasts);
  }

  @Override
  public Transitions transitions() {
    return LinearTransitions.of(contrasts);
  }

  @Override
  public List<Figure> figures(List<CurveRow> curves) {
    return LinearFigures.of(curves, Set.copyOf(contrasts));
  }
}
