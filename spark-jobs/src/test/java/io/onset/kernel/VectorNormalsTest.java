package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The normals of every backend are those of plain Java, bit for bit. */
class VectorNormalsTest {

  private static final Philox[] STREAMS = {
    new Philox(0, 0, 0),
    new Philox(-1, -1, -1),
    new Philox(0x93babd4f_1bedae9aL, 137, 0x01234567_89abcdefL),
    new Philox(0x00000001_80000000L, Integer.MIN_VALUE, 0x80000000_00000001L),
  };

  /** What the kernels must not write to. */
  private static final double UNTOUCHED = 7.5;

  private static final int[] BLOCKS = {0, 1, 3, 7, 8, 9, 31, 32, 33, 63, 64, 65, 97};

  @ParameterizedTest
  @EnumSource
  void haveTheBitsOfThePlainTwin(AnyBackend backend) {
    for (int blocks : BLOCKS) {
      for (Philox stream : STREAMS) {
        assertSameBits(backend, stream, 0, blocks);
        assertSameBits(backend, stream, 5, blocks);
        assertSameBits(backend, stream, Philox.BLOCKS - blocks, blocks);
      }
    }
    assertSameBits(backend, STREAMS[2], 0x7ffffff0L, 1_000);
    assertSameBits(backend, STREAMS[2], 1, 10_007);
  }

  private static void assertSameBits(AnyBackend backend, Philox stream, long first, int blocks) {
    int at = blocks % 3;
    assertArrayEquals(
        normals(new PlainKernels(), stream, first, blocks, at),
        normals(backend.kernels(), stream, first, blocks, at));
  }

  /** A block's normals do not depend on which others are asked for with it. */
  @ParameterizedTest
  @EnumSource
  void aPairDoesNotDependOnItsPlace(AnyBackend backend) {
    double[] whole = normals(backend.kernels(), STREAMS[2], 0, 200, 0);
    for (int block = 0; block < 200; block++) {
      double[] one = normals(backend.kernels(), STREAMS[2], block, 1, 0);
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
