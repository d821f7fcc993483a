package io.onset.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors' width: what the JVM prefers, or what a system property says. */
final class Width {

  /** 128, 256 or 512 bits. */
  static final String PROPERTY = "onset.vector.bits";

  private Width() {}

  static VectorSpecies<Double> doubles() {
    Integer bits = Integer.getInteger(PROPERTY);
    return bits == null
        ? DoubleVector.SPECIES_PREFERRED
        : VectorSpecies.of(double.class, VectorShape.forBitSize(bits));
  }
}
