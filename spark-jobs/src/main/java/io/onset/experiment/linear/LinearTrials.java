package io.onset.experiment.linear;

import io.onset.distance.PairSum;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.TrialStreams;
import java.util.Set;

/**
 * The trials of the experiment {@code linear} on one original set: draw a training set, fit the
 * denoiser, hold the law that it generates against training set, original set, matched set and the
 * true law. Everything is in {@linkplain io.onset.diffusion.ForwardProcess standard units}.
 *
 * @param streams the sweep's streams
 * @param contrasts what Delta is asked for
 * @param unit cells of one dimension and training-set size
 * @param set number of the original set
 * @param original its points, of the largest size asked for; null where no contrast needs them
 * @param self the self terms of the original sets
 * @param memory the trials' memory: a draw takes back what the one before it had
 * @param pairs for the trials' pair sums
 */
record LinearTrials(
    TrialStreams streams,
    Set<Contrast> contrasts,
    Unit<LinearCell> unit,
    int set,
    PointSet original,
    OriginalSets self,
    Workspace memory,
    PairSum pairs)
    implements Trials<LinearObservation> {

  static LinearTrials open(
      TrialStreams streams,
      Set<Contrast> contrasts,
      Unit<LinearCell> unit,
      int set,
      OriginalSets self) {
    boolean needed = contrasts.contains(Contrast.ORIGINAL);
    PointSet original = needed ? originalPoints(streams, unit, set, self) : null;
    Kernels kernels = Kernels.best();
    Workspace memory = new Workspace(kernels);
    return new LinearTrials(
        streams, contrasts, unit, set, original, self, memory, new PairSum(kernels));
  }

  private static PointSet originalPoints(
      TrialStreams streams, Unit<LinearCell> unit, int set, OriginalSets self) {
    int dimension = unit.cells().get(0).cell().dimension();
    int size = unit.cells().stream().mapToInt(c -> c.cell().originalSize()).max().orElseThrow();
    return unit.strata() == 1
        ? self.points().prefix(size)
        : LinearStreams.original(streams, dimension, set, size);
  }

  /** The trial's memory is that of the one before, which ends here. */
  @Override
  public Trial<LinearObservation> draw(long trial) {
    memory.reset();
    return new LinearDraw(this, trial);
  }

  boolean asksFor(Contrast contrast) {
    return contrasts.contains(contrast);
  }
}
