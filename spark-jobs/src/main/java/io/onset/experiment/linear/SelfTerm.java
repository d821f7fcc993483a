package io.onset.experiment.linear;

import io.onset.distance.PairSum;
import io.onset.experiment.SharedValue;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the self term (17) of an original set: the pairs of a range of rows. Large sets are cut
 * into parts of about equal work, by (N, d) alone, so that the parts can be tasks.
 *
 * @param streams the sweep's streams
 * @param cell any cell with the set's dimension, size and width
 * @param set number of the set
 * @param fromRow first row
 * @param toRow one past the last row
 */
record SelfTerm(TrialStreams streams, LinearCell cell, int set, int fromRow, int toRow)
    implements SharedValue.Part {

  /** Multiply-adds of a part: some seconds of one core. */
  private static final double PART_WORK = 5e9;

  /** Names the self term of a cell's original set. */
  static String key(LinearCell cell, int set) {
    String size = " N=" + cell.originalSize() + " kernel_width=" + cell.width().word();
    return "off d=" + cell.dimension() + size + " set=" + set;
  }

  /** The parts of one self term, in the order in which they are added. */
  static List<SelfTerm> parts(TrialStreams streams, LinearCell cell, int set) {
    int size = cell.originalSize();
    int count = (int) Math.min(size, 1 + LinearCost.pairs(size, cell.dimension()) / PART_WORK);
    List<SelfTerm> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new SelfTerm(streams, cell, set, row(size, i, count), row(size, i + 1, count)));
    }
    return parts;
  }

  /** Rows before part i hold i/count of the pairs: size (1 - sqrt(1 - i/count)). */
  private static int row(int size, int i, int count) {
    int row = (int) (size * (1 - Math.sqrt(1 - (double) i / count)));
    return i == count ? size : row / Kernels.TILE * Kernels.TILE;
  }

  @Override
  public String key() {
    return key(cell, set) + " rows=" + fromRow + "-" + toRow;
  }

  @Override
  public double work() {
    double from = LinearCost.pairs(cell.originalSize() - fromRow, cell.dimension());
    return from - LinearCost.pairs(cell.originalSize() - toRow, cell.dimension());
  }

  /** log sum over the part's pairs, unnormalised. */
  @Override
  public double compute() {
    int size = cell.originalSize();
    PointSet points = LinearStreams.original(streams, cell.dimension(), set, size);
    return new PairSum(Kernels.best()).log(points, cell.originalWidthSquared(), fromRow, toRow);
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
