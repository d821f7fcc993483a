package io.onset.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void choicesFollowFromSeedAndRun() {
    assertEquals(numbers(new Chance(7, 3)), numbers(new Chance(7, 3)));
    assertEquals(3, new TreeSet<>(List.of(first(7, 3), first(7, 4), first(8, 3))).size());
  }

  private static List<Double> numbers(Chance chance) {
    return List.of(chance.between(2, 3), chance.between(-1, 1));
  }

  private static double first(long seed, long run) {
    return new Chance(seed, run).between(0, 1);
  }

  @Test
  void staysWithinBounds() {
    Chance chance = new Chance(1, 1);
    TreeSet<Integer> seen = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      double number = chance.between(5, 6);
      assertTrue(number >= 5 && number <= 6, "" + number);
      seen.add(chance.below(3));
    }
    assertEquals(new TreeSet<>(List.of(0, 1, 2)), seen);
    assertEquals("only", chance.of(List.of("only")));
  }

  @Test
  void shufflesWithoutLoss() {
    List<Integer> some = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    List<Integer> order = new Chance(7, 0).shuffled(some);
    assertNotEquals(some, order);
    assertEquals(new TreeSet<>(some), new TreeSet<>(order));
    assertEquals(8, order.size());
  }
}
