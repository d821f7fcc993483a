package io.onset.linalg;

/**
 * Points with their mean.
 *
 * @param points n x d
 * @param mean d values
 */
public record Sample(PointSet points, double[] mean) {

  /** Points and their mean, which is an array of the workspace. */
  public static Sample of(Workspace memory, PointSet points) {
    return new Sample(points, points.mean(memory.array(points.dimension())));
  }

  /** sum_k |p_k - mean|^2. */
  public double scatter(Workspace memory) {
    double[] squares = memory.block();
    double sum = 0;
    int tile = io.onset.kernel.Kernels.TILE;
    for (int from = 0; from < points.count(); from += tile) {
      memory
          .kernels()
          .squaredDistances(mean, points.tiles(), points.tileAt(from / tile), squares, 0);
      for (int k = 0; k < Math.min(tile, points.count() - from); k++) {
        sum += squares[k];
      }
    }
    return sum;
  }
}
