package io.onset.random;

import io.onset.kernel.BoxMuller;

/** Room for some blocks of a stream on their way to numbers. One object per thread. */
final class Pairs {

  private static final double STEP = 0x1p-52;

  private final long[][] words;
  private final double[] u;
  private final double[] v;
  private final double[] interleaved;
  private final BoxMuller boxMuller;

  Pairs(int capacity) {
    words = new long[4][capacity];
    u = new double[capacity];
    v = new double[capacity];
    interleaved = new double[2 * capacity];
    boxMuller = new BoxMuller(capacity);
  }

  /** Uniforms (u, v) from blocks first .. first + count - 1. */
  void draw(Philox philox, long first, int count) {
    philox.fill(first, words, count);
    toUniforms(words[0], words[1], u, count);
    toUniforms(words[2], words[3], v, count);
  }

  void toNormals(int count) {
    boxMuller.transform(u, v, count);
  }

  /** The pairs one after the other; valid until the next call. */
  double[] interleaved(int count) {
    for (int i = 0; i < count; i++) {
      interleaved[2 * i] = u[i];
      interleaved[2 * i + 1] = v[i];
    }
    return interleaved;
  }

  /** (m + 1/2) 2^-52 with m the upper 52 of the 64 bits; exact. */
  private static void toUniforms(long[] low, long[] high, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = ((high[i] << 20 | low[i] >>> 12) + 0.5) * STEP;
    }
  }
}
