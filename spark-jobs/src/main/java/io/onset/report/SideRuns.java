package io.onset.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The points of one curve in their order, told as runs on one side: {@code 2 to 19, 60}. */
final class SideRuns {

  private record Run(String side, double from, double to) {
    String text() {
      return Digits.text(from) + (from == to ? "" : " to " + Digits.text(to));
    }
  }

  private final List<Run> runs = new ArrayList<>();

  /** Adds the next point. */
  void add(double at, String side) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.side().equals(side)) {
      runs.set(runs.size() - 1, new Run(side, last.from(), at));
    } else {
      runs.add(new Run(side, at, at));
    }
  }

  /** The runs on one side; a dash where there is none. */
  String text(String side) {
    String text =
        runs.stream()
            .filter(run -> run.side().equals(side))
            .map(Run::text)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Digits.NONE : text;
  }
}
