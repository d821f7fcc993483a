package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The grid points that {@code onset refine} added to a sweep, as a manifest holds them: rounds,
 * each {@code {along: n, width: 0.05, grids: [{d: 16, n: [33, 35]}, ...]}}. They belong to the
 * sweep as far as it has their curve: a point on no curve of it, and one that it has itself, are
 * left out. Immutable.
 */
final class Refinements {

  /** No points. */
  static final Refinements NONE = new Refinements(new ObjectMapper().createArrayNode());

  private final ArrayNode rounds;

  private Refinements(ArrayNode rounds) {
    this.rounds = rounds;
  }

  /** Those of a manifest; none where it has none. */
  static Refinements of(JsonNode json) {
    return json instanceof ArrayNode rounds ? new Refinements(rounds.deepCopy()) : NONE;
  }

  /** What {@link #of} reads. */
  JsonNode json() {
    return rounds.deepCopy();
  }

  /** How many rounds there were. */
  int rounds() {
    return rounds.size();
  }

  /** These, and another round. */
  Refinements plus(ObjectNode round) {
    ArrayNode more = rounds.deepCopy();
    more.add(round);
    return new Refinements(more);
  }

  /**
   * The cells of a sweep with the points added, sorted along the curves. A point has as many trials
   * as the fewer of the two next to it on its curve that the sweep itself has.
   *
   * @param base the sweep's own cells
   * @param settings the values of each setting
   */
  List<SweepCell> add(
      List<SweepCell> base, Vocabulary vocabulary, Map<String, List<Object>> settings) {
    List<SweepCell> cells = base;
    for (JsonNode round : rounds) {
      cells = add(round, cells, base, new Axes(vocabulary, settings));
    }
    return List.copyOf(cells);
  }

  private record Axes(Vocabulary vocabulary, Map<String, List<Object>> settings) {

    /** A cell's place across its curve, settings apart. */
    List<Object> across(Coordinates at, String along) {
      return vocabulary.grid().stream()
          .map(Parameter::name)
          .filter(name -> !name.equals(along))
          .map(name -> at.values().get(name))
          .toList();
    }
  }

  private static List<SweepCell> add(
      JsonNode round, List<SweepCell> cells, List<SweepCell> base, Axes axes) {
    String along = round.path("along").asText();
    Map<List<Object>, TreeMap<Double, Long>> curves = new LinkedHashMap<>();
    for (SweepCell cell : base) {
      curves
          .computeIfAbsent(axes.across(cell.at(), along), key -> new TreeMap<>())
          .merge(cell.at().real(along), cell.trials(), Math::min);
    }
    var held = cells.stream().map(SweepCell::at).collect(Collectors.toSet());
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.set("grid", round.path("grids"));
    Node grids = Node.top(EffectiveTree.of(Manifest.FILE, tree, List.of())).get("grid");
    Stream<SweepCell> added =
        Cells.of(grids, axes.vocabulary, axes.settings, grid -> 0).stream()
            .map(SweepCell::at)
            .filter(at -> !held.contains(at) && curves.containsKey(axes.across(at, along)))
            .map(
                at ->
                    new SweepCell(at, trials(curves.get(axes.across(at, along)), at.real(along))));
    Map<List<Object>, Integer> order = new HashMap<>();
    curves.keySet().forEach(curve -> order.put(curve, order.size()));
    return Stream.concat(cells.stream(), added)
        .sorted(
            Comparator.comparing((SweepCell cell) -> order.get(axes.across(cell.at(), along)))
                .thenComparing(cell -> cell.at().real(along)))
        .toList();
  }

  private static long trials(TreeMap<Double, Long> curve, double abscissa) {
    return Stream.of(curve.floorEntry(abscissa), curve.ceilingEntry(abscissa))
        .filter(entry -> entry != null)
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElseThrow();
  }
}
