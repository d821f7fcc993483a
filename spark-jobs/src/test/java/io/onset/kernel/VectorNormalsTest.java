package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normals of this JVM's best kernels are those of the plain twin, bit for bit. */
class VectorNormalsTest {

  private static final Philox[] STREAMS = {
    new Philox(0, 0, 0),
    new Philox(-1, -1, -1),
    new Philox(0x93babd4f_1bedae9aL, 137, 0x01234567_89abcdefL),
    new Philox(0x00000001_80000000L, Integer.MIN_VALUE, 0x80000000_00000001L),
  };

  /** What the kernels must not write to. */
  private static final double UNTOUCHED = 7.5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 8, 9, 31, 32, 33, 63, 64, 65, 1_000, 10_007})
  void haveTheBitsOfThePlainTwin(int blocks) {
    assertSameBits(Kernels.best(), new PlainKernels(), blocks);
  }

  static void assertSameBits(Kernels some, Kernels others, int blocks) {
    for (Philox stream : STREAMS) {
      for (long first : new long[] {0, 5, 0x7ffffff0L, Philox.BLOCKS - blocks}) {
        int at = (int) (first % 3);
        assertArrayEquals(
            normals(others, stream, first, blocks, at), normals(some, stream, first, blocks, at));
      }
    }
  }

  /** A block's normals do not depend on which others are asked for with it. */
  @Test
  void aPairDoesNotDependOnItsPlace() {
    double[] whole = normals(Kernels.best(), STREAMS[2], 0, 200, 0);
    for (int block = 0; block < 200; block++) {
      double[] one = normals(Kernels.best(), STREAMS[2], block, 1, 0);
      assertArrayEquals(Arrays.copyOfRange(whole, 2 * block, 2 * block + 2), Arrays.copyOf(one, 2));
    }
  }

  private static double[] normals(Kernels kernels, Philox stream, long first, int blocks, int at) {
    double[] out = new double[at + 2 * blocks + 3];
    Arrays.fill(out, UNTOUCHED);
    kernels.normals(stream, first, blocks, out, at);
    return out;
  }
}
