package io.onset.experiment.linear;

import io.onset.linalg.PointSet;
import io.onset.random.NormalStream;
import io.onset.random.TrialStreams;
import java.io.Serializable;

/**
 * A set of points that the streams give, and the width of the kernel on it: what a self term (17)
 * is a function of.
 *
 * @param kind which draws
 * @param dimension d
 * @param size the number of points, n or N
 * @param number of the original set, or of the trial
 * @param width the kernel's
 */
record DrawnSet(Kind kind, int dimension, int size, long number, KernelWidth width)
    implements Serializable {

  /** Whose points they are. */
  enum Kind {
    ORIGINAL,
    TRAINING,
    MATCHED
  }

  static DrawnSet original(LinearCell cell, int set) {
    return new DrawnSet(Kind.ORIGINAL, cell.dimension(), cell.originalSize(), set, cell.width());
  }

  /** The training or the matched set of a trial. */
  static DrawnSet ofTrial(Kind kind, LinearCell cell, long trial) {
    return new DrawnSet(kind, cell.dimension(), cell.trainSize(), trial, cell.width());
  }

  /** Names the set and its width within the sweep. */
  String key() {
    String which =
        switch (kind) {
          case ORIGINAL -> " N=%d kernel_width=%s set=%d";
          case TRAINING -> " n=%d kernel_width=%s trial=%d";
          case MATCHED -> " n=%d kernel_width=%s matched=%d";
        };
    return "off d=" + dimension + which.formatted(size, width.word(), number);
  }

  /** eps^2/sigma^2. */
  double widthSquared() {
    return width.squared(size, dimension);
  }

  PointSet points(TrialStreams streams) {
    return switch (kind) {
      case ORIGINAL -> LinearStreams.original(streams, dimension, (int) number, size);
      case TRAINING -> points(LinearStreams.training(streams, dimension, size, number));
      case MATCHED -> points(LinearStreams.matched(streams, dimension, size, number));
    };
  }

  private PointSet points(NormalStream normals) {
    return LinearStreams.points(normals, size, dimension);
  }
}
