package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of the curves that differ in the abscissa alone.
 *
 * @param at their other coordinates
 * @param rows by the abscissa
 */
record Group(Coordinates at, List<CurveRow> rows) {

  /** The groups, in the order in which they begin. */
  static List<Group> of(List<CurveRow> curves, Collection<String> coordinates, String abscissa) {
    Map<Coordinates, List<CurveRow>> groups = new LinkedHashMap<>();
    for (CurveRow row : curves) {
      Map<String, Object> at = new LinkedHashMap<>();
      coordinates.forEach(name -> at.put(name, row.values().get(name)));
      at.remove(abscissa);
      groups.computeIfAbsent(new Coordinates(at), k -> new ArrayList<>()).add(row);
    }
    List<Group> sorted = new ArrayList<>();
    groups.forEach(
        (at, rows) -> {
          rows.sort(Comparator.comparingDouble(row -> row.number(abscissa)));
          sorted.add(new Group(at, rows));
        });
    return sorted;
  }

  /** Its coordinates but one. */
  Coordinates without(String name) {
    Map<String, Object> rest = new LinkedHashMap<>(at.values());
    rest.remove(name);
    return new Coordinates(rest);
  }
}
