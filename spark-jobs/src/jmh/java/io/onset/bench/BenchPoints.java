package io.onset.bench;

import io.onset.linalg.PointSet;
import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;

/** Standard normal points for the benchmarks of the kernels. */
final class BenchPoints {

  private BenchPoints() {}

  static NormalStream stream(int number) {
    return new TrialStreams(1).normals(new Purpose("bench"), number, 0);
  }

  /** Points of the stream of this number. */
  static PointSet normal(int number, int count, int dimension) {
    NormalStream stream = stream(number);
    return PointSet.draw(
        (first, out, length) -> stream.fill(first, out, 0, length), count, dimension);
  }
}
