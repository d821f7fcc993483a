package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import io.onset.experiment.Transitions;
import io.onset.stats.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which points a grid wants so that the crossings of its proportions are known more narrowly: a
 * function of the grid and of the table of transitions alone.
 *
 * <p>A crossing with an interval [lo, hi] is narrow where {@code hi / lo - 1} is at most the width
 * that is asked for. Else every gap of the grid that the interval touches is halved, or quartered
 * where it is more than twice too wide; a crossing without an interval has the gaps of its bracket
 * quartered. Points lie evenly in the logarithm, rounded to whole numbers where the abscissa has
 * but those.
 *
 * @param asked what is asked of the curves
 * @param abscissa the parameter along which they run
 * @param width the width that is asked for, above 0
 */
public record Refinement(Transitions asked, Parameter abscissa, double width) {

  /** A gap that is quartered gets as many points as an interval needs. */
  private static final int QUARTERS = 4;

  /**
   * What a crossing wants.
   *
   * @param curve the coordinates of its curve, the abscissa left out
   * @param name the curve's name
   * @param number which of its crossings
   * @param width {@code hi / lo - 1}; infinite without an interval
   * @param region the interval, or the bracket where there is none
   * @param points the points that are to be added, ascending; none where it is narrow, or where the
   *     grid has no room for any
   */
  public record Wish(
      Coordinates curve,
      String name,
      long number,
      double width,
      Interval region,
      List<Double> points) {}

  /**
   * The wishes of all crossings, in the order of the table.
   *
   * @param cells where the grid has points
   * @param transitions the table of the answers to it
   */
  public List<Wish> wishes(Collection<Coordinates> cells, List<CurveRow> transitions) {
    Map<Coordinates, TreeSet<Double>> grids = new HashMap<>();
    for (Coordinates at : cells) {
      Map<String, Object> curve = new LinkedHashMap<>(at.values());
      curve.remove(abscissa.name());
      grids
          .computeIfAbsent(new Coordinates(curve), key -> new TreeSet<>())
          .add(at.real(abscissa.name()));
    }
    List<Wish> wishes = new ArrayList<>();
    for (CurveRow row : transitions) {
      String name = (String) row.values().get("curve");
      if (asked.proportions().containsKey(name) && row.number("crossing") > 0) {
        wishes.add(wish(row, name, grids));
      }
    }
    return wishes;
  }

  private Wish wish(CurveRow row, String name, Map<Coordinates, TreeSet<Double>> grids) {
    Map<String, Object> at = new LinkedHashMap<>();
    for (Map.Entry<String, Object> value : row.values().entrySet()) {
      if (value.getKey().equals("curve")) {
        break;
      }
      at.put(value.getKey(), value.getValue());
    }
    Coordinates curve = new Coordinates(at);
    boolean isBounded = "interval".equals(row.values().get("status"));
    String ends = isBounded ? abscissa.name() + "_star" : "between";
    Interval region = new Interval(row.number(ends + "_lo"), row.number(ends + "_hi"));
    double now = isBounded ? region.hi() / region.lo() - 1 : Double.POSITIVE_INFINITY;
    List<Double> points = now <= width ? List.of() : points(grids.get(curve), region, now);
    return new Wish(curve, name, (long) row.number("crossing"), now, region, points);
  }

  /** New points in all gaps that a region touches. */
  private List<Double> points(TreeSet<Double> grid, Interval region, double now) {
    int parts = now > 2 * width ? QUARTERS : 2;
    TreeSet<Double> points = new TreeSet<>();
    for (double from : grid) {
      Double to = grid.higher(from);
      if (to != null && from < region.hi() && to > region.lo()) {
        split(from, to, parts, points);
      }
    }
    points.removeAll(grid);
    return List.copyOf(points);
  }

  private void split(double from, double to, int parts, TreeSet<Double> points) {
    double low = StrictMath.log(from);
    double step = (StrictMath.log(to) - low) / parts;
    for (int i = 1; i < parts; i++) {
      double point = StrictMath.exp(low + i * step);
      double value = abscissa.kind() == Kind.INTEGER ? Math.rint(point) : point;
      if (value > from && value < to && abscissa.accepts().test(value)) {
        points.add(value);
      }
    }
  }
}
