package io.onset.experiment.linear;

import io.onset.diffusion.WishartNoise;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.NormalStream;
import io.onset.random.TrialStreams;

/**
 * All that a trial draws, in standard units.
 *
 * @param trial its number
 * @param training n x d
 * @param noise the forward noise, n x d; null where no cell wants all of it
 * @param wishart the forward noise as a fit depends on it; null where no cell wants that
 * @param matched n x d; null where that contrast is not asked for
 */
record TrialSets(
    long trial, PointSet training, PointSet noise, WishartNoise wishart, PointSet matched) {

  /** What the cells of some trials' unit want. */
  static TrialSets draw(Workspace memory, LinearTrials trials, long trial) {
    TrialStreams streams = trials.streams();
    LinearCell any = trials.cell(0);
    int d = any.dimension();
    int n = any.trainSize();
    boolean whole = trials.anyCell(LinearCell::wholeNoise);
    boolean less = trials.anyCell(cell -> !cell.wholeNoise());
    boolean fair = trials.asksFor(Contrast.MATCHED);
    return new TrialSets(
        trial,
        points(memory, LinearStreams.training(streams, d, n, trial), any),
        whole ? points(memory, LinearStreams.noise(streams, d, n, trial), any) : null,
        less ? LinearStreams.wishart(memory, streams, any, trial) : null,
        fair ? points(memory, LinearStreams.matched(streams, d, n, trial), any) : null);
  }

  private static PointSet points(Workspace memory, NormalStream normals, LinearCell cell) {
    return LinearStreams.points(memory, normals, cell.trainSize(), cell.dimension());
  }
}
