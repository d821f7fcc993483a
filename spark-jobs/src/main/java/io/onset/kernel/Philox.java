package io.onset.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * Philox4x32-10: ten rounds of multiplication and exchange turn a counter of four 32-bit words into
 * four random ones, under a key of two words. A bijection for every key, so that different counters
 * never give the same block. Here the first counter word runs and the rest is fixed: one stream of
 * 2<sup>32</sup> blocks.
 *
 * <p>Words are kept in the low halves of longs and the rounds are loops over many blocks, of few
 * operations each, since C2 of JDK 17 makes vector code of that.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011);
 * tested with the known answers of Random123. The constants are public for the vector twin.
 *
 * @param key the key words, first in the low half
 * @param trial counter word 1
 * @param data counter words 2 (low half) and 3
 */
public record Philox(long key, int trial, long data) {

  /** Number of blocks in a stream, 2<sup>32</sup>. */
  public static final long BLOCKS = 1L << Integer.SIZE;

  /** Number of rounds. */
  public static final int ROUNDS = 10;

  /** What counter word 0 is multiplied by. */
  public static final long MULTIPLIER_0 = 0xD2511F53L;

  /** What counter word 2 is multiplied by. */
  public static final long MULTIPLIER_2 = 0xCD9E8D57L;

  /** What is added to key word 0 after a round. */
  public static final long KEY_STEP_0 = 0x9E3779B9L;

  /** What is added to key word 1 after a round. */
  public static final long KEY_STEP_1 = 0xBB67AE85L;

  /** The bits of a word. */
  public static final long WORD = 0xFFFFFFFFL;

  /**
   * Writes blocks first .. first + count - 1, one column each.
   *
   * @param first number of the first block, counter word 0
   * @param words 4 rows of one length, at least count: words 0 to 3 of the blocks, each in the low
   *     half of a long; overwritten
   * @param count number of blocks
   * @throws IndexOutOfBoundsException if a block is not one of the 2<sup>32</sup>, or words is too
   *     short
   */
  public void fill(long first, long[][] words, int count) {
    Objects.checkFromIndexSize(first, (long) count, BLOCKS);
    Objects.checkFromIndexSize(0, count, words[0].length);
    counters(first, words, count);
    for (int round = 0; round < ROUNDS; round++) {
      long key0 = key + round * KEY_STEP_0 & WORD;
      long key1 = (key >>> Integer.SIZE) + round * KEY_STEP_1 & WORD;
      mix(row(words, 2, round), row(words, 1, round), MULTIPLIER_2, key0, count);
      mix(row(words, 0, round), row(words, 3, round), MULTIPLIER_0, key1, count);
    }
  }

  private void counters(long first, long[][] words, int count) {
    for (int i = 0; i < count; i++) {
      row(words, 0, 0)[i] = first + i;
    }
    Arrays.fill(row(words, 1, 0), 0, count, trial & WORD);
    Arrays.fill(row(words, 2, 0), 0, count, data & WORD);
    Arrays.fill(row(words, 3, 0), 0, count, data >>> Integer.SIZE);
  }

  /** Where a word is before a round: every round moves all words on by a row, the last home. */
  private static long[] row(long[][] words, int word, int round) {
    return words[(word + round + 4 - ROUNDS % 4) % 4];
  }

  /** Half a round: the low half of the product replaces the factor, the high half goes to other. */
  private static void mix(long[] factor, long[] other, long multiplier, long key, int count) {
    for (int i = 0; i < count; i++) {
      long product = factor[i] * multiplier;
      factor[i] = product & WORD;
      other[i] ^= product >>> Integer.SIZE ^ key;
    }
  }
}
