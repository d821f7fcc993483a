package io.onset.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Seconds per trial, block by block.
 *
 * @param blockSeconds one value a block, at least one
 */
record Measurement(List<Double> blockSeconds) {

  Measurement {
    if (blockSeconds.isEmpty()) {
      throw new IllegalArgumentException("a measurement has at least one block");
    }
    blockSeconds = List.copyOf(blockSeconds);
  }

  /** Several programs at once, whose rates add up: block by block. */
  static Measurement together(List<Measurement> programs) {
    int blocks = programs.stream().mapToInt(p -> p.blockSeconds.size()).min().orElseThrow();
    return new Measurement(
        IntStream.range(0, blocks)
            .mapToObj(b -> 1 / programs.stream().mapToDouble(p -> 1 / p.blockSeconds.get(b)).sum())
            .toList());
  }

  /** Of the best block. */
  double best() {
    return Collections.min(blockSeconds);
  }

  /** Of the median block; the later one of two. */
  double median() {
    List<Double> sorted = new ArrayList<>(blockSeconds);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Trials per second of the best block. */
  double rate() {
    return 1 / best();
  }

  /** By how much the median block is slower than the best, as a fraction. */
  double spread() {
    return median() / best() - 1;
  }
}
