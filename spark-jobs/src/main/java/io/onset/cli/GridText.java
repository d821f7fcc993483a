package io.onset.cli;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.kernel.Decimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The grid of a sweep in few lines: {@code d=16: n = 2 4 6 11 (4 points)}. */
final class GridText {

  private GridText() {}

  /**
   * For each value of the grid's first parameter the values of every other one, which need not all
   * go together: a sweep may have several grids.
   */
  static List<String> lines(Sweep sweep, List<Parameter> grid) {
    int first = Math.min(1, grid.size() - 1);
    return grid.subList(first, grid.size()).stream()
        .flatMap(axis -> lines(sweep, grid.subList(0, first), axis.name()).stream())
        .toList();
  }

  private static List<String> lines(Sweep sweep, List<Parameter> outer, String axis) {
    Map<String, Set<String>> points = new LinkedHashMap<>();
    for (SweepCell cell : sweep.cells()) {
      points
          .computeIfAbsent(at(cell.at(), outer), key -> new LinkedHashSet<>())
          .add(Decimal.format(cell.at().values().get(axis)));
    }
    return points.entrySet().stream().map(e -> line(e.getKey(), axis, e.getValue())).toList();
  }

  private static String at(Coordinates at, List<Parameter> outer) {
    return outer.stream()
        .map(p -> p.name() + "=" + Decimal.format(at.values().get(p.name())))
        .collect(Collectors.joining(" "));
  }

  private static String line(String at, String name, Set<String> values) {
    String place = at.isEmpty() ? "" : at + ": ";
    String count = values.size() + (values.size() == 1 ? " point" : " points");
    return place + name + " = " + String.join(" ", values) + " (" + count + ")";
  }
}
