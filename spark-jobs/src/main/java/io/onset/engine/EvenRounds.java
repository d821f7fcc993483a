package io.onset.engine;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Blocks in an order that can be cut short anywhere: in rounds, each of which takes all units to
 * the same share of their trials, rounded up to whole blocks, expensive trials first. The shares
 * double up to an eighth and then go up by eighths. No round waits for the one before, so rounds
 * cost nothing but their order.
 */
final class EvenRounds {

  private static final int DOUBLINGS = 7;
  private static final int STEPS = 8;

  private EvenRounds() {}

  /** All blocks that a plan lacks. */
  static Iterator<TrialBlock> blocks(SweepPlan plan) {
    Iterator<Integer> rounds = IntStream.range(0, DOUBLINGS + STEPS).iterator();
    return Iterators.concat(
        Iterators.transform(
            rounds, round -> plan.missing(targets(plan, round), targets(plan, round + 1))));
  }

  private static long[] targets(SweepPlan plan, int round) {
    return plan.targets(share(round));
  }

  /** 0, 1/1024, 1/512 ... 1/8, 2/8, 3/8 ... 1. */
  static double share(int round) {
    if (round == 0) {
      return 0;
    }
    int steps = Math.max(1, round - DOUBLINGS);
    return (double) steps / STEPS / (1 << Math.max(0, DOUBLINGS + 1 - round));
  }
}
