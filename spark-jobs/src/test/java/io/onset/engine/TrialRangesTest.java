package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.engine.TrialRanges.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialRangesTest {

  private static final int END = 60;

  @Test
  void nothingStoredIsAllMissing() {
    assertEquals(List.of(new Range(0, 7)), new TrialRanges().missing(7));
    assertEquals(List.of(), new TrialRanges().missing(0));
  }

  @Test
  void neighboursAreOneRange() {
    TrialRanges ranges = new TrialRanges();
    ranges.add(4, 6);
    ranges.add(0, 2);
    ranges.add(2, 4);
    assertEquals(List.of(new Range(6, 9)), ranges.missing(9));
    assertEquals(List.of(), ranges.missing(5));
  }

  /** Against a set of bits, after each of a dozen adds, a thousand times. */
  @Test
  void asASetOfBits() {
    Random random = new Random(1);
    for (int repeat = 0; repeat < 1000; repeat++) {
      TrialRanges ranges = new TrialRanges();
      BitSet bits = new BitSet();
      for (int add = 0; add < 12; add++) {
        int first = random.nextInt(END);
        int end = first + 1 + random.nextInt(8);
        ranges.add(first, end);
        bits.set(first, end);
        int asked = random.nextInt(END);
        assertEquals(missing(bits, asked), ranges.missing(asked));
      }
    }
  }

  private static List<Range> missing(BitSet bits, int end) {
    List<Range> missing = new ArrayList<>();
    for (int first = bits.nextClearBit(0); first < end; ) {
      int set = bits.nextSetBit(first);
      int next = set < 0 ? end : Math.min(end, set);
      missing.add(new Range(first, next));
      first = bits.nextClearBit(next);
    }
    return missing;
  }
}
