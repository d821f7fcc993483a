package io.onset.experiment.linear;

import io.onset.distance.PairSum;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
 * @param memories of the trials that are drawn together: a draw takes back what the one before had
 * @param pairs for the trials' pair sums
 * @param witness is told how they come about
 */
record LinearTrials(
    TrialStreams streams,
    Set<Contrast> contrasts,
    Unit<LinearCell> unit,
    int set,
    PointSet original,
    OriginalSets self,
    List<Workspace> memories,
    PairSum pairs,
    LinearWitness witness)
    implements Trials<LinearObservation> {

  private static final int TOGETHER = 8;

  /** Rows of a factor up to which a form takes less time than its point's way from memory. */
  private static final int LIGHT = 64;

  /** Elements of a square factor, or twice a low rank's, of which eight fill half of the cache. */
  private static final int SMALL = 12_000;

  static LinearTrials open(
      TrialStreams streams,
      Set<Contrast> contrasts,
      Unit<LinearCell> unit,
      int set,
      OriginalSets self) {
    boolean needed = contrasts.contains(Contrast.ORIGINAL);
    PointSet original = needed ? originalPoints(streams, unit, set, self) : null;
    Kernels kernels = Kernels.best();
    List<Workspace> memories =
        IntStream.range(0, together(unit, needed)).mapToObj(i -> new Workspace(kernels)).toList();
    return new LinearTrials(
        streams,
        contrasts,
        unit,
        set,
        original,
        self,
        memories,
        new PairSum(kernels),
        LinearWitness.NONE);
  }

  /** The same trials with a witness. */
  LinearTrials seenBy(LinearWitness other) {
    return new LinearTrials(streams, contrasts, unit, set, original, self, memories, pairs, other);
  }

  /**
   * Eight trials share a pass over the original set, which is larger than the second-level cache,
   * where a point's form is light; and where their factors fit that cache and their training sets
   * are small beside the original one: up to d = 109.
   */
  private static int together(Unit<LinearCell> unit, boolean original) {
    LinearCell cell = unit.cells().get(0).cell();
    int rows = Math.min(cell.dimension(), 2 * (cell.trainSize() - 1));
    boolean small = (long) rows * cell.dimension() <= SMALL;
    boolean few = cell.trainSize() <= cell.originalSize() / TOGETHER;
    return original && (rows <= LIGHT || small && few) ? TOGETHER : 1;
  }

  private static PointSet originalPoints(
      TrialStreams streams, Unit<LinearCell> unit, int set, OriginalSets self) {
    int dimension = unit.cells().get(0).cell().dimension();
    int size = unit.cells().stream().mapToInt(c -> c.cell().originalSize()).max().orElseThrow();
    return unit.strata() == 1
        ? self.points().prefix(size)
        : LinearStreams.original(streams, dimension, set, size);
  }

  @Override
  public int together() {
    return memories.size();
  }

  @Override
  public Trial<LinearObservation> draw(long trial) {
    return draw(List.of(trial)).get(0);
  }

  /** The trials' memory is that of those before, which end here. */
  @Override
  public List<Trial<LinearObservation>> draw(List<Long> numbers) {
    List<LinearDraw> draws = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      memories.get(i).reset();
      draws.add(new LinearDraw(this, numbers.get(i), memories.get(i)));
    }
    return new LinearBatch(this, draws).trials();
  }

  LinearCell cell(int index) {
    return unit.cells().get(index).cell();
  }

  boolean anyCell(Predicate<LinearCell> property) {
    return unit.cells().stream().anyMatch(each -> property.test(each.cell()));
  }

  boolean asksFor(Contrast contrast) {
    return contrasts.contains(contrast);
  }
}
