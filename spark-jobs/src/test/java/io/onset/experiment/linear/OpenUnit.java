package io.onset.experiment.linear;

import io.onset.experiment.Allocation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.SharedValue;
import io.onset.experiment.SharedValue.Part;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.linalg.PointSet;
import io.onset.random.TrialStreams;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A unit of the experiment, opened as an engine opens it, and its draws as the oracles want them.
 *
 * @param streams the sweep's streams
 * @param unit the cells
 * @param trials the trials of set 0
 */
record OpenUnit(TrialStreams streams, Unit<LinearCell> unit, Trials<LinearObservation> trials) {

  private static final List<Object> CONTRASTS = List.of("original", "exact", "matched");

  /** One cell a setting, of one original set of {@code originalSize} points. */
  static OpenUnit of(long seed, int d, int n, int originalSize, Settings... settings) {
    List<Coordinates> cells =
        Stream.of(settings).map(s -> coordinates(d, n, originalSize, s)).toList();
    return of(seed, CONTRASTS, cells);
  }

  /** The first unit of a sweep of these cells. */
  static OpenUnit of(long seed, List<Object> contrasts, List<Coordinates> cells) {
    LinearExperiment experiment = LinearExperiment.of(sweep(seed, contrasts, cells));
    Unit<LinearCell> unit = experiment.units().get(0);
    OriginalSets shared = assembled(experiment.shared(unit.sharedKey()));
    return new OpenUnit(new TrialStreams(seed), unit, experiment.trials(unit, 0, shared));
  }

  static Sweep sweep(long seed, List<Object> contrasts, List<Coordinates> cells) {
    List<SweepCell> asked = cells.stream().map(at -> new SweepCell(at, 8)).toList();
    return new Sweep(
        "test", "linear", seed, 8, 0.01, Allocation.EVEN, Map.of("contrasts", contrasts), asked);
  }

  static OriginalSets assembled(SharedValue<OriginalSets> shared) {
    return shared.assemble(shared.parts().stream().map(Part::compute).toList());
  }

  static Coordinates coordinates(int d, int n, int originalSize, Settings settings) {
    Map<String, Object> at = new LinkedHashMap<>();
    at.put("d", (long) d);
    at.put("n", (long) n);
    at.put("mean", settings.mean());
    at.put("standard_deviation", settings.standardDeviation());
    at.put("forward_time", settings.forwardTime());
    at.put("noise_scale", settings.noiseScale());
    at.put("ridge", settings.ridge());
    at.put("generated_covariance", settings.printedCovariance() ? "as-printed" : "corrected");
    at.put("kernel_width", settings.kernelWidth());
    at.put("original_size", (long) originalSize);
    at.put("original_sets", 1L);
    return new Coordinates(at);
  }

  /** What a trial observes of the unit's cells. */
  List<LinearObservation> observe(long trial) {
    Trials.Trial<LinearObservation> drawn = trials.draw(trial);
    return IntStream.range(0, unit.cells().size()).mapToObj(drawn::observe).toList();
  }

  /** The normals of a trial. */
  SlowTrial draws(long trial) {
    LinearCell cell = unit.cells().get(0).cell();
    int d = cell.dimension();
    int n = cell.trainSize();
    return new SlowTrial(
        rows(LinearStreams.points(LinearStreams.training(streams, d, n, trial), n, d)),
        rows(LinearStreams.points(LinearStreams.noise(streams, d, n, trial), n, d)),
        rows(LinearStreams.original(streams, d, 0, cell.originalSize())),
        rows(LinearStreams.points(LinearStreams.matched(streams, d, n, trial), n, d)));
  }

  static double[][] rows(PointSet points) {
    double[][] rows = new double[points.count()][points.dimension()];
    for (int k = 0; k < rows.length; k++) {
      int point = k;
      Arrays.setAll(rows[k], f -> points.get(point, f));
    }
    return rows;
  }
}
