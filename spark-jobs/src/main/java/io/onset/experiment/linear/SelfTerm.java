package io.onset.experiment.linear;

import io.onset.distance.PairSum;
import io.onset.distance.SignedLog;
import io.onset.experiment.SharedValue;
import io.onset.kernel.Kernels;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the self term (17) of a set of points: the pairs of a range of rows. Large sets are cut
 * into parts of about equal work, by size and dimension alone, so that the parts can be tasks: the
 * original sets, and training sets of n above some 20 000 at d = 16, or 9 000 at d = 100.
 *
 * @param streams the sweep's streams
 * @param set whose term it is
 * @param fromRow first row
 * @param toRow one past the last row
 */
record SelfTerm(TrialStreams streams, DrawnSet set, int fromRow, int toRow)
    implements SharedValue.Part {

  /**
   * Multiply-adds of a part, an exponential counted as ten: some seconds of one core. Part of the
   * definition of the bits, as the parts' sums are added in logs.
   */
  private static final double PART_WORK = 5e9;

  private static final double EXPONENTIAL = 10;

  /** Above this, at n of some 600 000 for d = 16, parts grow. */
  private static final int MOST_PARTS = 1000;

  /** Into how many parts the self term of a set is cut. */
  static int count(int size, int dimension) {
    double work = 0.5 * size * (double) size * (dimension + EXPONENTIAL);
    int tiles = (size + Kernels.TILE - 1) / Kernels.TILE;
    return (int) Math.min(Math.min(tiles, MOST_PARTS), 1 + work / PART_WORK);
  }

  /** The parts of one self term, in the order in which they are added. */
  static List<SelfTerm> parts(TrialStreams streams, DrawnSet set) {
    int size = set.size();
    int count = count(size, set.dimension());
    List<SelfTerm> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new SelfTerm(streams, set, row(size, i, count), row(size, i + 1, count)));
    }
    return parts;
  }

  /** Rows before part i hold i/count of the pairs: size (1 - sqrt(1 - i/count)), whole tiles. */
  private static int row(int size, int i, int count) {
    int row = (int) (size * (1 - Math.sqrt(1 - (double) i / count)));
    return i == count ? size : row / Kernels.TILE * Kernels.TILE;
  }

  @Override
  public String key() {
    return set.key() + " rows=" + fromRow + "-" + toRow;
  }

  @Override
  public double work() {
    double from = LinearCost.pairs(set.size() - fromRow, set.dimension());
    return from - LinearCost.pairs(set.size() - toRow, set.dimension());
  }

  /** log sum over the part's pairs, unnormalised. */
  @Override
  public double compute() {
    return new PairSum(Kernels.best()).log(set.points(streams), set.widthSquared(), fromRow, toRow);
  }

  /** log of (17) of a set from the results of its parts, in their order. */
  static double total(DrawnSet set, List<Double> parts) {
    double[] terms = new double[2 * parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      terms[2 * i] = 1;
      terms[2 * i + 1] = parts.get(i);
    }
    double logPairs = SignedLog.sum(terms).log();
    return normalise(logPairs, set.size(), set.dimension(), set.widthSquared());
  }

  /** log of (17) from the log of the sum over pairs: + log 2 - 2 log n - d log eps. */
  static double normalise(double logPairs, int size, int dimension, double widthSquared) {
    double logSize = StrictMath.log(size);
    return logPairs
        + StrictMath.log(2)
        - 2 * logSize
        - 0.5 * dimension * StrictMath.log(widthSquared);
  }
}
