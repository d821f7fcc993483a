package io.onset.random;

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
    write(new Part(first, out, offset, count), true);
  }

  /** Writes the uniforms behind those normals: u and v in turn; otherwise as {@link #fill}. */
  public void fillUniforms(long first, double[] out, int offset, int count) {
    write(new Part(first, out, offset, count), false);
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

  private void write(Part part, boolean normals) {
    check(part);
    long end = (part.end() + 1) / 2;
    int capacity = (int) Math.min(CHUNK, end - part.first / 2);
    Pairs pairs = new Pairs(capacity);
    for (long block = part.first / 2; block < end; block += capacity) {
      int blocks = (int) Math.min(capacity, end - block);
      pairs.draw(words, block, blocks);
      if (normals) {
        pairs.toNormals(blocks);
      }
      part.copy(2 * block, pairs.interleaved(blocks), 2 * blocks);
    }
  }

  private void check(Part part) {
    Objects.checkFromIndexSize(part.offset, part.count, part.out.length);
    if (part.first < 0 || part.first > SIZE - part.count) {
      throw new IndexOutOfBoundsException(
          "first must be >= 0 and first + count <= 2^33, got first %d, count %d (stream %s)"
              .formatted(part.first, part.count, describe()));
    }
  }

  /** Which numbers are wanted, and where. */
  private record Part(long first, double[] out, int offset, int count) {

    long end() {
      return first + count;
    }

    /** Copies what is wanted of numbers start .. start + length - 1. */
    void copy(long start, double[] numbers, int length) {
      long from = Math.max(first, start);
      long to = Math.min(end(), start + length);
      System.arraycopy(
          numbers, (int) (from - start), out, (int) (offset + from - first), (int) (to - from));
    }
  }
}
