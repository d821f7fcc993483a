package io.onset.kernel;

/**
 * Plain Java from the blocks of a stream to numbers, two for each block, as defined by the package
 * {@code io.onset.random}. One object per thread.
 */
public final class Pairs {

  private static final double STEP = 0x1p-52;

  private final int capacity;
  private final long[][] words;
  private final double[] u;
  private final double[] v;
  private final BoxMuller boxMuller;

  /** Room for that many blocks at a time. */
  public Pairs(int capacity) {
    this.capacity = capacity;
    words = new long[4][capacity];
    u = new double[capacity];
    v = new double[capacity];
    boxMuller = new BoxMuller(capacity);
  }

  /**
   * Writes the uniforms (u, v) of blocks first .. first + blocks - 1.
   *
   * @param philox the random bits
   * @param first number of the first block
   * @param blocks how many, 0 included
   * @param out 2 {@code blocks} numbers from {@code at}; overwritten
   */
  public void uniforms(Philox philox, long first, int blocks, double[] out, int at) {
    for (int done = 0; done < blocks; done += capacity) {
      int count = draw(philox, first + done, blocks - done);
      interleave(count, out, at + 2 * done);
    }
  }

  /** Writes the normals of these uniforms; otherwise as {@link #uniforms}. */
  public void normals(Philox philox, long first, int blocks, double[] out, int at) {
    for (int done = 0; done < blocks; done += capacity) {
      int count = draw(philox, first + done, blocks - done);
      boxMuller.transform(u, v, count);
      interleave(count, out, at + 2 * done);
    }
  }

  /** Uniforms u and v from as many blocks as there is room for. */
  private int draw(Philox philox, long first, int wanted) {
    int count = Math.min(capacity, wanted);
    philox.fill(first, words, count);
    toUniforms(words[0], words[1], u, count);
    toUniforms(words[2], words[3], v, count);
    return count;
  }

  private void interleave(int count, double[] out, int at) {
    for (int i = 0; i < count; i++) {
      out[at + 2 * i] = u[i];
      out[at + 2 * i + 1] = v[i];
    }
  }

  /** (m + 1/2) 2^-52 with m the upper 52 of the 64 bits; exact. */
  private static void toUniforms(long[] low, long[] high, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = ((high[i] << 20 | low[i] >>> 12) + 0.5) * STEP;
    }
  }
}
