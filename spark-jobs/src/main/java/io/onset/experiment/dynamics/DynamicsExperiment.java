package io.onset.experiment.dynamics;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The experiment {@code dynamics}: Kullback-Leibler divergences, training and test losses of a
 * linear diffusion model of many steps, against the training-set size N (the key {@code n}), the
 * dimension d, the data's spectrum, ridge and early stopping [Merger 2025].
 *
 * <p>Cells of one (d, N) form a unit: one draw of standard normals, one row a cell. Nothing is
 * shared between trials.
 */
public final class DynamicsExperiment
    implements Experiment<DynamicsCell, String, DynamicsObservation> {

  private static final long serialVersionUID = 1;

  private static final int MOST_POINTS = 1_000_000_000;

  /** What a sweep file of this experiment may say. */
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              Parameter.integer("d", 1, 10_000),
              Parameter.integer("n", 2, MOST_POINTS),
              Parameter.nonNegative("ridge"),
              Parameter.nonNegative("stopping_time")),
          List.of(
              Parameter.text("spectrum", Spectrum.RULE, Spectrum::canonical),
              Parameter.text("schedule", NoiseSchedule.RULE, NoiseSchedule::canonical),
              Parameter.choice("sampler", Sampler.words()),
              Parameter.choice("ridge_form", RidgeForm.DATA.word(), RidgeForm.FLAT.word()),
              Parameter.integer("noise_level", 1, NoiseSchedule.MOST_LEVELS).optional(),
              Parameter.choice("draw", "samples", "bartlett").optional(),
              Parameter.choice("second_set", "none", "drawn").optional(),
              Parameter.integer("original_size", 2, MOST_POINTS).optional()),
          List.of());

  private final TrialStreams streams;
  private final ArrayList<Unit<DynamicsCell>> units;

  private DynamicsExperiment(TrialStreams streams, List<Unit<DynamicsCell>> units) {
    this.streams = streams;
    this.units = new ArrayList<>(units);
  }

  /**
   * The experiment of a sweep whose coordinates keep {@link #VOCABULARY}.
   *
   * @throws io.onset.experiment.UserException where the coordinates of a cell do not go together
   */
  public static DynamicsExperiment of(Sweep sweep) {
    KnownSettings known = new KnownSettings();
    Map<List<Long>, List<UnitCell<DynamicsCell>>> groups = new LinkedHashMap<>();
    for (SweepCell cell : sweep.cells()) {
      List<Long> key = List.of(cell.at().integer("d"), cell.at().integer("n"), cell.trials());
      groups
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new UnitCell<>(cell.at(), DynamicsCell.of(cell.at(), known)));
    }
    List<Unit<DynamicsCell>> units = new ArrayList<>();
    groups.forEach((key, cells) -> units.add(unit(key.get(2), cells)));
    return new DynamicsExperiment(new TrialStreams(sweep.seed()), units);
  }

  private static Unit<DynamicsCell> unit(long trials, List<UnitCell<DynamicsCell>> cells) {
    int d = cells.get(0).cell().dimension();
    int n = cells.get(0).cell().trainSize();
    String label = "d=" + d + " n=" + n;
    return new Unit<>(label, "", DynamicsStreams.dataKey(d, n), 1, trials, cells);
  }

  @Override
  public List<Unit<DynamicsCell>> units() {
    return units;
  }

  @Override
  public Class<DynamicsObservation> observationType() {
    return DynamicsObservation.class;
  }

  @Override
  public SharedValue<String> shared(String sharedKey) {
    return SharedValue.of(sharedKey);
  }

  @Override
  public Trials<DynamicsObservation> trials(Unit<DynamicsCell> unit, int stratum, String shared) {
    return DynamicsTrials.open(streams, unit, DynamicsWitness.NONE);
  }

  @Override
  public Trials<DynamicsObservation> trials(
      Unit<DynamicsCell> unit, int stratum, String shared, Consumer<Quantity> listener) {
    return DynamicsTrials.open(streams, unit, new DynamicsExplanation(streams, listener));
  }

  @Override
  public Summary<DynamicsObservation> summary(DynamicsCell cell) {
    return new DynamicsSummary(cell);
  }

  @Override
  public Cost cost(Unit<DynamicsCell> unit) {
    return DynamicsCost.of(unit);
  }

  @Override
  public double width(CurveRow row) {
    return DynamicsSummary.width(row);
  }

  @Override
  public List<String> tableColumns() {
    return DynamicsSummary.tableColumns(anyCell(cell -> cell.noiseLevel() > 0));
  }

  /** P(Delta &gt; 0), where an original set is asked for. */
  @Override
  public Transitions transitions() {
    boolean asked = !anyCell(cell -> cell.originalSize() == 0);
    Map<String, String> curves = Map.of("original", DynamicsSummary.POSITIVE);
    return asked ? new Transitions("n", "d", curves, List.of()) : Transitions.NONE;
  }

  private boolean anyCell(Predicate<DynamicsCell> holds) {
    return units.stream().anyMatch(u -> u.cells().stream().anyMatch(c -> holds.test(c.cell())));
  }

  @Override
  public List<Figure> figures(List<CurveRow> curves) {
    return DynamicsFigures.of(curves);
  }
}
