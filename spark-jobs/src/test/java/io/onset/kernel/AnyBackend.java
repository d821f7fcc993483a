package io.onset.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;

/**
 * Every backend that there is, whatever this JVM prefers; a test's parameter, whose text then says
 * which one ran. Where the module is missing, the vector ones are assumptions that fail.
 */
public enum AnyBackend {
  /** Plain Java. */
  PLAIN(0),
  /** Vectors of two lanes. */
  VECTOR_128(128),
  /** Vectors of four lanes. */
  VECTOR_256(256),
  /** Vectors of eight lanes. */
  VECTOR_512(512);

  private final Kernels kernels;

  AnyBackend(int bits) {
    if (bits == 0) {
      kernels = new PlainKernels();
    } else {
      kernels = Backend.hasModule() ? Backend.vector(bits) : null;
    }
  }

  /** Its kernels; ends the test where they cannot run. */
  public Kernels kernels() {
    assumeTrue(kernels != null, this + " not tested: no module jdk.incubator.vector");
    return kernels;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
