package io.onset.experiment.dynamics;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.kernel.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of the experiment {@code dynamics}, for each dimension: of the cells without
 * regularisation what {@link TransitionFigures} draws against N/d and {@link LevelFigures} against
 * the noise, of the others what {@link RegularisationFigures} draws against ridge and stopping
 * time.
 */
final class DynamicsFigures {

  private DynamicsFigures() {}

  static List<Figure> of(List<CurveRow> curves) {
    List<String> varying = varying(curves);
    List<Figure> figures = new ArrayList<>();
    byDimension(ofOneLevel(curves))
        .forEach((d, rows) -> figures.addAll(ofDimension(d, combinations(rows, varying))));
    List<CurveRow> plain = curves.stream().filter(DynamicsFigures::isPlain).toList();
    byDimension(plain)
        .forEach((d, rows) -> figures.addAll(LevelFigures.of(d, combinations(rows, varying))));
    return figures;
  }

  private static Map<String, List<CurveRow>> byDimension(List<CurveRow> rows) {
    return CurveSeries.group(rows, row -> Decimal.format(row.values().get("d")));
  }

  /** Cells that differ in the level that they look at differ in its losses alone. */
  private static List<CurveRow> ofOneLevel(List<CurveRow> curves) {
    Function<CurveRow, Object> level = row -> row.values().get(LevelFigures.KEY);
    return curves.stream()
        .filter(row -> Objects.equals(level.apply(row), level.apply(curves.get(0))))
        .toList();
  }

  private static List<Figure> ofDimension(String d, Map<String, List<CurveRow>> combinations) {
    Map<String, List<CurveRow>> plain = new LinkedHashMap<>();
    Map<String, List<CurveRow>> scans = new LinkedHashMap<>();
    combinations.forEach(
        (settings, rows) -> {
          List<CurveRow> without = rows.stream().filter(DynamicsFigures::isPlain).toList();
          if (without.size() > 1) {
            plain.put(settings, without);
          }
          if (without.size() < rows.size()) {
            scans.put(settings, rows);
          }
        });
    List<Figure> figures = new ArrayList<>();
    if (!plain.isEmpty()) {
      figures.addAll(TransitionFigures.of(d, plain));
    }
    if (!scans.isEmpty()) {
      figures.addAll(RegularisationFigures.of(d, scans));
    }
    return figures;
  }

  private static boolean isPlain(CurveRow row) {
    return row.number("ridge") == 0 && row.number("stopping_time") == 0;
  }

  /** The settings that differ between the cells, but for the level that they look at. */
  private static List<String> varying(List<CurveRow> curves) {
    return DynamicsExperiment.VOCABULARY.settings().stream()
        .map(parameter -> parameter.name())
        .filter(name -> !name.equals(LevelFigures.KEY))
        .filter(name -> curves.stream().map(r -> r.values().get(name)).distinct().count() > 1)
        .toList();
  }

  /** The rows of each combination of settings, named as in {@code power-law 1, ddim}. */
  private static Map<String, List<CurveRow>> combinations(
      List<CurveRow> rows, List<String> varying) {
    return CurveSeries.group(
        rows,
        row -> varying.stream().map(name -> setting(name, row)).collect(Collectors.joining(", ")));
  }

  private static String setting(String name, CurveRow row) {
    Object value = row.values().get(name);
    return value instanceof String word
        ? word.replaceFirst(" sha256:.*", "")
        : name.replace('_', ' ') + " " + Decimal.format(value);
  }
}
