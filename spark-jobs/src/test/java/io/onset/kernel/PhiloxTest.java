package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Known answers: Random123 1.14, tests/kat_vectors, lines "philox4x32 10". */
class PhiloxTest {

  @Test
  void zeros() {
    long[] expected = {0x6627e8d5L, 0xe169c58dL, 0xbc57ac4cL, 0x9b00dbd8L};
    assertArrayEquals(expected, block(new Philox(0, 0, 0), 0));
  }

  @Test
  void ones() {
    long[] expected = {0x408f276dL, 0x41c83b0eL, 0xa20bc7c6L, 0x6d5451fdL};
    assertArrayEquals(expected, block(new Philox(-1, -1, -1), 0xffffffffL));
  }

  @Test
  void digitsOfPi() {
    long[] expected = {0xd16cfe09L, 0x94fdccebL, 0x5001e420L, 0x24126ea1L};
    Philox philox = new Philox(0x299f31d0_a4093822L, 0x85a308d3, 0x03707344_13198a2eL);
    assertArrayEquals(expected, block(philox, 0x243f6a88L));
  }

  @Test
  void manyBlocksAreTheSameAsOneByOne() {
    Philox philox = new Philox(5, 6, 7);
    long[][] words = new long[4][40];
    philox.fill(1_000, words, 37);
    for (int i = 0; i < 37; i++) {
      long[] column = {words[0][i], words[1][i], words[2][i], words[3][i]};
      assertArrayEquals(block(philox, 1_000 + i), column);
    }
    assertArrayEquals(new long[3], Arrays.copyOfRange(words[2], 37, 40));
  }

  @Test
  void refusesBlocksThatAreNotThere() {
    Philox philox = new Philox(5, 6, 7);
    Class<IndexOutOfBoundsException> outside = IndexOutOfBoundsException.class;
    assertThrows(outside, () -> philox.fill(Philox.BLOCKS - 1, new long[4][2], 2));
    assertThrows(outside, () -> philox.fill(-1, new long[4][2], 2));
    assertThrows(outside, () -> philox.fill(0, new long[4][2], 3));
  }

  private static long[] block(Philox philox, long position) {
    long[][] words = new long[4][1];
    philox.fill(position, words, 1);
    return new long[] {words[0][0], words[1][0], words[2][0], words[3][0]};
  }
}
