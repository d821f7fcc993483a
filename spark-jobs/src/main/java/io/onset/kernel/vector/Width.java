package io.onset.kernel.vector;

import io.onset.kernel.VectorLoader;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors' width, one for all classes of a loader: that of a {@link VectorLoader}, else what
 * the JVM prefers, at most {@value #MOST} bits.
 */
final class Width {

  /** A quarter of a tile. */
  private static final int MOST = 512;

  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, VectorShape.forBitSize(bits()));

  private Width() {}

  static VectorSpecies<Double> doubles() {
    return DOUBLES;
  }

  private static int bits() {
    return Width.class.getClassLoader() instanceof VectorLoader loader
        ? loader.bits()
        : Math.min(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), MOST);
  }
}
