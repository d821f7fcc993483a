package io.onset.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.answers.Refinement;
import io.onset.answers.Refinement.Wish;
import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import io.onset.experiment.Sweep;
import io.onset.kernel.Decimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A round of a refinement: what every transition wants, and the sweep that has it.
 *
 * @param file the sweep before
 * @param sweep the same, read
 * @param refinement what is asked for
 * @param wishes of its transitions
 */
record RefineRound(SweepFile file, Sweep sweep, Refinement refinement, List<Wish> wishes) {

  /** Where the points lie: the other parameters of the grid to the points on all their curves. */
  private Map<Map<String, Object>, TreeSet<Double>> points() {
    List<String> grid = Experiments.vocabulary(sweep).grid().stream().map(Parameter::name).toList();
    Map<Map<String, Object>, TreeSet<Double>> points = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      Map<String, Object> across = new LinkedHashMap<>(wish.curve().values());
      across.keySet().retainAll(grid);
      if (!wish.points().isEmpty()) {
        points.computeIfAbsent(across, key -> new TreeSet<>()).addAll(wish.points());
      }
    }
    return points;
  }

  private ObjectNode json() {
    ObjectNode round = new ObjectMapper().createObjectNode();
    String along = refinement.abscissa().name();
    round.put("along", along).put("width", refinement.width());
    ArrayNode grids = round.putArray("grids");
    points()
        .forEach(
            (across, points) -> {
              ObjectNode one = grids.addObject();
              across.forEach(one::putPOJO);
              ArrayNode list = one.putArray(along);
              points.forEach(point -> add(list, point));
            });
    return new ObjectMapper().valueToTree(round);
  }

  private void add(ArrayNode list, double point) {
    if (refinement.abscissa().kind() == Kind.INTEGER) {
      list.add((long) point);
    } else {
      list.add(point);
    }
  }

  /** The sweep with the points of this round. */
  SweepFile refined() {
    return file.refined(file.refinements().plus(json()));
  }

  /** What the round adds, for the screen. */
  String begin() {
    String added =
        points().entrySet().stream()
            .map(e -> text(e.getKey()) + ": " + text(e.getValue()))
            .collect(Collectors.joining("; "));
    return "round %d adds %s%n".formatted(file.refinements().rounds() + 1, added);
  }

  private static String text(Map<String, Object> across) {
    return across.entrySet().stream()
        .map(e -> e.getKey() + "=" + Decimal.format(e.getValue()))
        .collect(Collectors.joining(" "));
  }

  private String text(TreeSet<Double> points) {
    boolean isWhole = refinement.abscissa().kind() == Kind.INTEGER;
    return refinement.abscissa().name()
        + " = "
        + points.stream()
            .map(x -> isWhole ? Long.toString(x.longValue()) : Decimal.format(x.doubleValue()))
            .collect(Collectors.joining(" "));
  }

  /** How each transition ended, if there is no further round; else empty. */
  String end(int mostRounds, int mostCells) {
    String bound = bound(mostRounds, mostCells);
    if (!points().isEmpty() && bound.isEmpty()) {
      return "";
    }
    String lines = wishes.stream().map(wish -> line(wish, bound)).collect(Collectors.joining());
    return lines.isEmpty() ? "no transition to refine\n" : lines;
  }

  private String bound(int mostRounds, int mostCells) {
    if (file.refinements().rounds() >= mostRounds) {
      return "--rounds " + mostRounds + " are done";
    }
    int cells = points().isEmpty() ? 0 : Experiments.sweep(refined()).cells().size();
    return cells > mostCells ? "another round makes " + cells + " cells, --cells " + mostCells : "";
  }

  private String line(Wish wish, String bound) {
    String state;
    if (wish.width() <= refinement.width()) {
      state = "narrow enough";
    } else if (wish.points().isEmpty()) {
      state = "no point left to add between; more trials make it narrower";
    } else {
      state = bound;
    }
    String width =
        Double.isInfinite(wish.width())
            ? "no interval, between"
            : String.format(Locale.ROOT, "%.1f %% wide,", 100 * wish.width());
    return String.format(
        Locale.ROOT,
        "%s %s, crossing %d: %s [%.4g, %.4g]: %s%n",
        CellNames.of(sweep).name(wish.curve()),
        wish.name(),
        wish.number(),
        width,
        wish.region().lo(),
        wish.region().hi(),
        state);
  }
}
