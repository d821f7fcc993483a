package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import io.onset.experiment.Transitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An estimate of a run.
 *
 * @param at where: a cell's coordinates; of a crossing those of its curve
 * @param quantity the column of the curves, or a crossing's name
 * @param value the estimate
 * @param bar how sure it is
 */
public record Measurement(Coordinates at, String quantity, double value, ErrorBar bar) {

  /** The normal quantile at 0.975. */
  private static final double Z = 1.959963984540054;

  /**
   * All estimates of some curves, in their order: what has an error bar. Of a line that tells of
   * none, every column {@code X_mean} with {@code X_se} beside it: a mean of all trials but the
   * failed ones, and its standard error.
   *
   * @param coordinates the columns that are coordinates
   */
  public static List<Measurement> of(Collection<String> coordinates, List<CurveRow> curves) {
    List<Measurement> all = new ArrayList<>();
    for (CurveRow row : curves) {
      Map<String, Object> values = new LinkedHashMap<>();
      coordinates.forEach(name -> values.put(name, row.values().get(name)));
      Coordinates at = new Coordinates(values);
      Map<String, ErrorBar> bars = row.bars().isEmpty() ? means(row) : row.bars();
      bars.forEach((name, bar) -> all.add(new Measurement(at, name, row.number(name), bar)));
    }
    return all;
  }

  private static Map<String, ErrorBar> means(CurveRow row) {
    Map<String, ErrorBar> bars = new LinkedHashMap<>();
    for (String name : row.values().keySet()) {
      String error = name.replaceFirst("_mean$", "_se");
      if (!error.equals(name) && row.values().containsKey(error)) {
        long trials = (long) (row.number("trials") - row.number("failed"));
        double size = trials - 1.0;
        bars.put(name, new ErrorBar(Kind.STATISTIC, trials, row.number(error), size, false));
      }
    }
    return bars;
  }

  /** A line of a table: coordinates, and all that it is. */
  public CurveRow row() {
    Map<String, Object> row = new LinkedHashMap<>(at.values());
    row.put("quantity", quantity);
    row.put("kind", bar.kind().name().toLowerCase(Locale.ROOT));
    row.put("trials", bar.trials());
    row.put("estimate", value);
    row.put("standard_error", bar.error());
    row.put("effective_size", bar.size());
    row.put("conditional", bar.isConditional() ? "yes" : "no");
    return new CurveRow(row);
  }

  /** The estimate of a line that {@link #row} gave. */
  public static Measurement of(CurveRow row) {
    Map<String, Object> values = row.values();
    ErrorBar bar =
        new ErrorBar(
            Kind.valueOf(((String) values.get("kind")).toUpperCase(Locale.ROOT)),
            (Long) values.get("trials"),
            row.number("standard_error"),
            row.number("effective_size"),
            values.get("conditional").equals("yes"));
    Coordinates at = new Coordinates(before("quantity", values));
    return new Measurement(at, (String) values.get("quantity"), row.number("estimate"), bar);
  }

  /**
   * The crossings of a table of transitions that have one: in the interval's own terms, half of it
   * over its normal quantile is the error. One of a proportion is conditional where its proportions
   * are.
   *
   * @param estimates those of the run's cells
   */
  public static List<Measurement> crossings(
      List<CurveRow> transitions, Transitions asked, List<Measurement> estimates) {
    Set<String> conditional = new HashSet<>();
    estimates.stream()
        .filter(measured -> measured.bar.isConditional())
        .forEach(measured -> conditional.add(measured.quantity));
    return transitions.stream()
        .filter(row -> row.number("crossing") > 0)
        .map(row -> crossing(row, asked, conditional))
        .toList();
  }

  private static Measurement crossing(CurveRow row, Transitions asked, Set<String> conditional) {
    String name = asked.abscissa() + "_star";
    Map<String, Object> at = before("status", row.values());
    String column = asked.proportions().getOrDefault((String) at.get("curve"), "");
    double error = (row.number(name + "_hi") - row.number(name + "_lo")) / (2 * Z);
    boolean isConditional = conditional.contains(column);
    ErrorBar bar = new ErrorBar(Kind.CROSSING, 0, error, Double.POSITIVE_INFINITY, isConditional);
    return new Measurement(new Coordinates(at), name, row.number(name), bar);
  }

  /** The values of the columns before another. */
  private static Map<String, Object> before(String column, Map<String, Object> values) {
    Map<String, Object> some = new LinkedHashMap<>();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      if (value.getKey().equals(column)) {
        break;
      }
      some.put(value.getKey(), value.getValue());
    }
    return some;
  }

  /** What tells it from the others of its run. */
  String key() {
    return at + " " + quantity;
  }
}
