package io.onset.report;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run answers, as it is stored.
 *
 * @param asked what was asked of the curves
 * @param transitions a line for each crossing, and for each curve without one
 * @param sides a line for each grid point of each proportion
 * @param powerLaws a line for each law
 */
public record AnswerTables(
    Transitions asked, List<CurveRow> transitions, List<CurveRow> sides, List<CurveRow> powerLaws) {

  /** Copies the lists. */
  public AnswerTables {
    transitions = List.copyOf(transitions);
    sides = List.copyOf(sides);
    powerLaws = List.copyOf(powerLaws);
  }

  /** Whether nothing was asked, or nothing is known yet. */
  boolean isEmpty() {
    return transitions.isEmpty();
  }

  /** The column of the crossings: {@code n_star}. */
  String star() {
    return asked.abscissa() + "_star";
  }

  /** The word in a column; empty where there is none. */
  static String word(CurveRow row, String column) {
    return row.values().get(column) instanceof String word ? word : "";
  }

  /** Coordinates by which the lines of a table are told apart, those of a law first. */
  List<String> naming(List<CurveRow> rows) {
    Set<String> names = new LinkedHashSet<>();
    if (!rows.isEmpty()) {
      List<String> columns = List.copyOf(rows.get(0).values().keySet());
      columns.subList(0, columns.indexOf("curve")).stream()
          .filter(name -> name.equals(asked.scale()) || differs(rows, name))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  private static boolean differs(List<CurveRow> rows, String name) {
    return rows.stream().map(row -> row.values().get(name)).distinct().limit(2).count() > 1;
  }
}
