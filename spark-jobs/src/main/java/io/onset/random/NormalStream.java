package io.onset.random;

import io.onset.kernel.Kernels;
import io.onset.kernel.Pairs;
import io.onset.kernel.Philox;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The standard normals of one trial and purpose, by number: number i is the same however it is
 * reached. The definition is in the package description. Without state, so threads may share it.
 *
 * @param purpose what the numbers are for
 * @param words the random bits
 */
public record NormalStream(Purpose purpose, Philox words) {

  /** How many numbers a stream has, 2<sup>33</sup>. */
  public static final long SIZE = 2 * Philox.BLOCKS;

  private static final int CHUNK = 256;

  /**
   * Writes standard normals number first .. first + count - 1.
   *
   * @param first number of the first, even or odd
   * @param out modified from offset to offset + count - 1
   * @param offset where to begin in out
   * @param count how many, 0 included
   * @throws IndexOutOfBoundsException if a number is not one of the 2<sup>33</sup> of the stream,
   *     or an index not one of the array
   */
  public void fill(long first, double[] out, int offset, int count) {
    write(Kernels.best()::normals, first, out, offset, count);
  }

  /** Writes the uniforms behind those normals: u and v in turn; otherwise as {@link #fill}. */
  public void fillUniforms(long first, double[] out, int offset, int count) {
    Pairs pairs = new Pairs(Math.min(CHUNK, count / 2 + 1));
    write(pairs::uniforms, first, out, offset, count);
  }

  /** The stream's name in a report, with all that the definition needs. */
  public String describe() {
    HexFormat hex = HexFormat.of();
    return purpose.name()
        + (" key=0x" + hex.toHexDigits((int) words.key()))
        + (":0x" + hex.toHexDigits((int) (words.key() >>> Integer.SIZE)))
        + (" data=0x" + hex.toHexDigits(words.data()))
        + (" trial=" + Integer.toUnsignedString(words.trial()));
  }

  /** Writes pairs. */
  private interface Source {
    void write(Philox words, long firstBlock, int blocks, double[] out, int at);
  }

  /**
   * Whole pairs go straight to their place, half a pair at either end by way of an array of two.
   */
  private void write(Source source, long first, double[] out, int offset, int count) {
    check(first, out, offset, count);
    int head = (int) Math.min(first % 2, count);
    int blocks = (count - head) / 2;
    if (head > 0) {
      out[offset] = pair(source, first / 2)[1];
    }
    source.write(words, (first + head) / 2, blocks, out, offset + head);
    if (head + 2 * blocks < count) {
      out[offset + count - 1] = pair(source, (first + count) / 2)[0];
    }
  }

  private double[] pair(Source source, long block) {
    double[] pair = new double[2];
    source.write(words, block, 1, pair, 0);
    return pair;
  }

  private void check(long first, double[] out, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, out.length);
    if (first < 0 || first > SIZE - count) {
      throw new IndexOutOfBoundsException(
          "first must be >= 0 and first + count <= 2^33, got first %d, count %d (stream %s)"
              .formatted(first, count, describe()));
    }
  }
}
