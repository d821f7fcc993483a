package io.onset.experiment.linear;

import io.onset.diffusion.WishartNoise;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import io.onset.random.ChiStream;
import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.List;

/**
 * The random draws of the experiment {@code linear}: which stream gives which set of points, all in
 * standard units. Coordinate f of point k is normal number k d + f of its stream.
 *
 * <p>Training set, forward noise, in either form, and matched set depend on (seed, d, n, trial):
 * their data key is d in the upper and n in the lower 32 bits. An original set depends on (seed, d,
 * number of the set): data key d and the set's number, trial 0, so that a smaller set is a prefix
 * of a larger one.
 */
final class LinearStreams {

  private static final Purpose TRAINING = new Purpose("linear/training-set");
  private static final Purpose NOISE = new Purpose("linear/forward-noise");
  private static final Purpose NOISE_PROJECTION = new Purpose("linear/noise-projection");
  private static final Purpose NOISE_WISHART = new Purpose("linear/noise-wishart");
  private static final Purpose NOISE_CHI = new Purpose("linear/noise-chi");
  private static final Purpose MATCHED = new Purpose("linear/matched-set");
  private static final Purpose ORIGINAL = new Purpose("linear/original-set");

  private LinearStreams() {}

  /** d in the upper, n in the lower 32 bits. */
  static long dataKey(int dimension, int number) {
    return ((long) dimension << 32) | number;
  }

  /** The training set's stream. */
  static NormalStream training(TrialStreams streams, int dimension, int size, long trial) {
    return streams.normals(TRAINING, dataKey(dimension, size), trial);
  }

  /** The forward noise's stream. */
  static NormalStream noise(TrialStreams streams, int dimension, int size, long trial) {
    return streams.normals(NOISE, dataKey(dimension, size), trial);
  }

  /**
   * The forward noise as a fit depends on it: its projection, d + 1 points; what is below the
   * diagonal of B, d points; and on the diagonal, as number i of a stream of its own, a chi variate
   * of n - 1 - d - i degrees of freedom.
   */
  static WishartNoise wishart(Workspace memory, TrialStreams streams, LinearCell cell, long trial) {
    int d = cell.dimension();
    List<NormalStream> three = wishart(streams, d, cell.trainSize(), trial);
    PointSet projection = points(memory, three.get(0), d + 1, d);
    PointSet below = points(memory, three.get(1), d, d);
    ChiStream chis = new ChiStream(three.get(2));
    double[] diagonal = memory.array(d);
    chis.fill(i -> cell.trainSize() - 1L - d - i, diagonal);
    return new WishartNoise(projection, below, diagonal);
  }

  /** The streams of the forward noise as a fit depends on it: projection, below, diagonal. */
  static List<NormalStream> wishart(TrialStreams streams, int dimension, int size, long trial) {
    long key = dataKey(dimension, size);
    return List.of(
        streams.normals(NOISE_PROJECTION, key, trial),
        streams.normals(NOISE_WISHART, key, trial),
        streams.normals(NOISE_CHI, key, trial));
  }

  /** The matched set's stream. */
  static NormalStream matched(TrialStreams streams, int dimension, int size, long trial) {
    return streams.normals(MATCHED, dataKey(dimension, size), trial);
  }

  /** An original set, N x d, for many trials. */
  static PointSet original(TrialStreams streams, int dimension, int set, int size) {
    return points(streams.normals(ORIGINAL, dataKey(dimension, set), 0), size, dimension).shared();
  }

  /** A stream's points, in the memory of a workspace. */
  static PointSet points(Workspace memory, NormalStream normals, int size, int dimension) {
    return PointSet.draw(
        memory, (first, out, length) -> normals.fill(first, out, 0, length), size, dimension);
  }

  /** A stream's points. */
  static PointSet points(NormalStream normals, int size, int dimension) {
    return PointSet.draw(
        (first, out, length) -> normals.fill(first, out, 0, length), size, dimension);
  }
}
