package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An estimate of a run.
 *
 * @param at where: a cell's coordinates; of a crossing those of its curve
 * @param quantity the column of the curves, or a crossing's name
 * @param value the estimate
 * @param bar how sure it is
 */
public record Measurement(Coordinates at, String quantity, double value, ErrorBar bar) {

  /**
   * All estimates of some curves, in their order: what has an error bar.
   *
   * @param coordinates the columns that are coordinates
   */
  public static List<Measurement> of(Collection<String> coordinates, List<CurveRow> curves) {
    List<Measurement> all = new ArrayList<>();
    for (CurveRow row : curves) {
      Map<String, Object> values = new LinkedHashMap<>();
      coordinates.forEach(name -> values.put(name, row.values().get(name)));
      Coordinates at = new Coordinates(values);
      row.bars().forEach((name, bar) -> all.add(new Measurement(at, name, row.number(name), bar)));
    }
    return all;
  }

  /** A line of a table: coordinates, and all that it is. */
  public CurveRow row() {
    Map<String, Object> row = new LinkedHashMap<>(at.values());
    row.put("quantity", quantity);
    row.put("kind", bar.kind().name().toLowerCase(java.util.Locale.ROOT));
    row.put("trials", bar.trials());
    row.put("estimate", value);
    row.put("standard_error", bar.error());
    row.put("effective_size", bar.size());
    row.put("conditional", bar.isConditional() ? "yes" : "no");
    return new CurveRow(row);
  }

  /** What tells it from the others of its run. */
  String key() {
    return at + " " + quantity;
  }
}
