package io.onset.cli;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Vocabulary;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The cells of a sweep, in the order of its grids; in a grid every combination of the axes, the
 * grid's parameters outermost, the last axis fastest.
 */
final class Cells {

  /** The most cells that a sweep may have. */
  static final int MOST = 100_000;

  private final Node grids;
  private final Vocabulary vocabulary;
  private final Map<String, List<Object>> settings;
  private final List<SweepCell> cells = new ArrayList<>();
  private final Map<Coordinates, Node> gridOf = new HashMap<>();

  private Cells(Node grids, Vocabulary vocabulary, Map<String, List<Object>> settings) {
    this.grids = grids;
    this.vocabulary = vocabulary;
    this.settings = settings;
  }

  /**
   * All cells.
   *
   * @param grids one grid or a list of grids
   * @param vocabulary the names of the axes
   * @param settings the values of each setting; those that are no axes are passed over
   * @param trials the trials of a grid
   */
  static List<SweepCell> of(
      Node grids,
      Vocabulary vocabulary,
      Map<String, List<Object>> settings,
      ToLongFunction<Node> trials) {
    Cells all = new Cells(grids, vocabulary, settings);
    grids.elements().forEach(grid -> all.add(grid, trials.applyAsLong(grid)));
    return List.copyOf(all.cells);
  }

  private void add(Node grid, long trials) {
    Map<String, List<Object>> axes = new LinkedHashMap<>();
    vocabulary.grid().forEach(p -> axes.put(p.name(), axis(grid.get(p.name()), p)));
    vocabulary.settings().stream()
        .filter(p -> settings.containsKey(p.name()))
        .forEach(p -> axes.put(p.name(), settings.get(p.name())));
    refuseTooMany(grid, axes);
    for (Map<String, Object> values : combinations(axes)) {
      Coordinates at = new Coordinates(values);
      Node other = gridOf.putIfAbsent(at, grid);
      if (other != null) {
        String both = other.path() + " and " + grid.path() + " both have the cell " + at;
        throw grids.fault(both + ", must be in one of them");
      }
      cells.add(new SweepCell(at, trials));
    }
  }

  private static List<Object> axis(Node node, Parameter parameter) {
    boolean number = parameter.kind() == Kind.INTEGER || parameter.kind() == Kind.REAL;
    boolean range = node.value().isObject() && number;
    return range ? RangePoints.of(node, parameter) : node.values(parameter);
  }

  /** Counts before anything is built: ten axes of a thousand values would never fit. */
  private void refuseTooMany(Node grid, Map<String, List<Object>> axes) {
    BigInteger count =
        axes.values().stream()
            .map(values -> BigInteger.valueOf(values.size()))
            .reduce(BigInteger.ONE, BigInteger::multiply)
            .add(BigInteger.valueOf(cells.size()));
    if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw grid.fault("brings the sweep to " + count + " cells, must be at most " + MOST);
    }
  }

  private static List<Map<String, Object>> combinations(Map<String, List<Object>> axes) {
    List<Map<String, Object>> points = List.of(Map.of());
    for (Map.Entry<String, List<Object>> axis : axes.entrySet()) {
      points = points.stream().flatMap(point -> along(axis, point)).toList();
    }
    return points;
  }

  private static Stream<Map<String, Object>> along(
      Map.Entry<String, List<Object>> axis, Map<String, Object> point) {
    return axis.getValue().stream()
        .map(
            value -> {
              Map<String, Object> longer = new LinkedHashMap<>(point);
              longer.put(axis.getKey(), value);
              return longer;
            });
  }
}
