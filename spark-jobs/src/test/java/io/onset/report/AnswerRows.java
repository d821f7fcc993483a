package io.onset.report;

import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import io.onset.experiment.Transitions.Landmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of the answers' tables, of an experiment of sizes m and widths w. */
final class AnswerRows {

  static final Transitions ASKED =
      new Transitions(
          "m",
          "w",
          Map.of("fair", "p_fair"),
          List.of(new Landmark("knee", "the curve bends", row -> new Height(0, 0))));

  private AnswerRows() {}

  /** A crossing with an interval of a tenth on either side. */
  static CurveRow interval(long w, String curve, double star) {
    Map<String, Object> row = start(w, curve, "up", "interval");
    putEstimate(row, "m_star", star);
    row.put("between_lo", 0.5 * star);
    row.put("between_hi", 2 * star);
    row.put("points", 4L);
    putFit(row, "logit", "fitted", star);
    putFit(row, "probit", "diverged", Double.NaN);
    putEstimate(row, "over_knee", 0.5);
    return new CurveRow(row);
  }

  /** A curve of which only a bracket, or a side, is known. */
  static CurveRow coarse(long w, String curve, String status, double lo, double hi) {
    Map<String, Object> row = start(w, curve, status.equals("refine") ? "up" : "", status);
    putEstimate(row, "m_star", Double.NaN);
    row.put("between_lo", lo);
    row.put("between_hi", hi);
    row.put("points", 1L);
    putFit(row, "logit", "", Double.NaN);
    putFit(row, "probit", "", Double.NaN);
    putEstimate(row, "over_knee", Double.NaN);
    return new CurveRow(row);
  }

  static CurveRow law(String curve, double factor, double exponent) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", "plain");
    row.put("curve", curve);
    row.put("crossing", 1L);
    row.put("direction", "up");
    row.put("points", 3L);
    putEstimate(row, "exponent", exponent);
    putEstimate(row, "factor", factor);
    return new CurveRow(row);
  }

  static CurveRow side(long w, double m, String side) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("w", w);
    row.put("kind", "plain");
    row.put("curve", "fair");
    row.put("m", m);
    row.put("side", side);
    return new CurveRow(row);
  }

  private static Map<String, Object> start(long w, String curve, String direction, String status) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("w", w);
    row.put("kind", "plain");
    row.put("curve", curve);
    row.put("crossing", direction.isEmpty() ? 0L : 1L);
    row.put("direction", direction);
    row.put("status", status);
    return row;
  }

  private static void putEstimate(Map<String, Object> row, String name, double value) {
    row.put(name, value);
    row.put(name + "_lo", 0.9 * value);
    row.put(name + "_hi", 1.1 * value);
  }

  private static void putFit(Map<String, Object> row, String link, String status, double star) {
    row.put(link, status);
    putEstimate(row, link + "_m_star", star);
    row.put(link + "_p_value", Double.isNaN(star) ? Double.NaN : 0.25);
  }
}
