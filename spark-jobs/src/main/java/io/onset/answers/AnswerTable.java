package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Landmark;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialFit.Status;
import io.onset.stats.Crossing;
import io.onset.stats.Estimate;
import io.onset.stats.Interval;
import io.onset.stats.Link;
import io.onset.stats.PowerLaw;
import io.onset.stats.ProportionCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Answers as lines of tables. */
final class AnswerTable {

  /** A library's iterations end within 1e-9 of each other, whatever its sums are made with. */
  private static final MathContext DIGITS = new MathContext(6);

  private AnswerTable() {}

  static CurveRow transition(Answer answer, Transitions asked) {
    Map<String, Object> row = new LinkedHashMap<>(answer.at().values());
    row.put("curve", answer.curve());
    row.put("crossing", (long) answer.number());
    row.put("direction", answer.direction());
    row.put("status", answer.status());
    put(row, asked.abscissa() + "_star", answer.estimate());
    row.put("between_lo", answer.between().lo());
    row.put("between_hi", answer.between().hi());
    row.put("points", answer.crossing() == null ? 0L : (long) answer.crossing().interior());
    for (Link link : Link.values()) {
      putFit(row, asked.abscissa(), link, answer.fits().get(link));
    }
    for (Landmark landmark : asked.landmarks()) {
      Estimate ratio = answer.ratios().getOrDefault(landmark.name(), Estimate.NONE);
      put(row, "over_" + landmark.name(), ratio);
    }
    return new CurveRow(row);
  }

  private static void put(Map<String, Object> row, String name, Estimate estimate) {
    row.put(name, estimate.value());
    row.put(name + "_lo", estimate.interval().lo());
    row.put(name + "_hi", estimate.interval().hi());
  }

  private static void putFit(
      Map<String, Object> row, String abscissa, Link link, BinomialFit fitted) {
    BinomialFit fit = fitted == null ? BinomialFit.none(Status.SEPARATED) : fitted;
    Estimate half = fit.half().isBounded() ? fit.half() : Estimate.NONE;
    row.put(link.word(), fitted == null ? "" : fit.status().name().toLowerCase(Locale.ROOT));
    put(row, link.word() + "_" + abscissa + "_star", rounded(half));
    row.put(link.word() + "_slope", rounded(fit.slope()));
    row.put(link.word() + "_deviance", rounded(fit.deviance()));
    row.put(link.word() + "_p_value", rounded(fit.pValue()));
  }

  private static Estimate rounded(Estimate estimate) {
    Interval interval = estimate.interval();
    return new Estimate(
        rounded(estimate.value()), new Interval(rounded(interval.lo()), rounded(interval.hi())));
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }

  private static final List<String> SIDE =
      List.of(
          "trials",
          "effective_trials",
          "p",
          "wilson_lo",
          "wilson_hi",
          "sequence_lo",
          "sequence_hi",
          "side");

  /** The columns of {@link #sides}, whether it has lines or not. */
  static List<String> sideColumns(Coordinates at, String abscissa) {
    List<String> columns = new ArrayList<>(at.values().keySet());
    columns.addAll(List.of("curve", abscissa));
    columns.addAll(SIDE);
    return columns;
  }

  /** The lines of a proportion's grid points. */
  static List<CurveRow> sides(Group group, String abscissa, String name, ProportionCurve curve) {
    List<CurveRow> rows = new ArrayList<>();
    for (int i = 0; i < curve.abscissae().length; i++) {
      Map<String, Object> row = new LinkedHashMap<>(group.at().values());
      row.put("curve", name);
      row.put(abscissa, curve.abscissae()[i]);
      row.put("trials", (long) curve.weight(i));
      row.put("effective_trials", curve.effectiveSize(i));
      row.put("p", curve.proportion(i));
      row.put("wilson_lo", curve.wilson(i).lo());
      row.put("wilson_hi", curve.wilson(i).hi());
      row.put("sequence_lo", curve.sequence(i).lo());
      row.put("sequence_hi", curve.sequence(i).hi());
      row.put("side", curve.side(i).name().toLowerCase(Locale.ROOT));
      rows.add(new CurveRow(row));
    }
    return rows;
  }

  /** What the dimensions of a power law have in common. */
  private record Key(Coordinates settings, String curve, int number, boolean rising) {}

  /** The columns of {@link #powerLaws}, whether it has lines or not. */
  static List<String> powerLawColumns(Coordinates at, Transitions asked) {
    List<String> columns =
        new ArrayList<>(new Group(at, List.of()).without(asked.scale()).values().keySet());
    columns.addAll(List.of("curve", "crossing", "direction", "points"));
    for (String name : List.of("exponent", "factor")) {
      columns.addAll(List.of(name, name + "_lo", name + "_hi"));
    }
    return columns;
  }

  static List<CurveRow> powerLaws(List<Answer> answers, Transitions asked) {
    Map<Key, Map<Double, Crossing>> laws = new LinkedHashMap<>();
    for (Answer answer : answers) {
      if (answer.crossing() != null && answer.crossing().isBounded()) {
        Coordinates settings = new Group(answer.at(), List.of()).without(asked.scale());
        boolean rising = answer.crossing().rising();
        Key key = new Key(settings, answer.curve(), answer.number(), rising);
        laws.computeIfAbsent(key, k -> new TreeMap<>())
            .put(answer.at().real(asked.scale()), answer.crossing());
      }
    }
    List<CurveRow> rows = new ArrayList<>();
    laws.forEach(
        (key, crossings) -> {
          if (crossings.size() >= PowerLaw.LEAST_POINTS) {
            rows.add(powerLaw(key, crossings));
          }
        });
    return rows;
  }

  private static CurveRow powerLaw(Key key, Map<Double, Crossing> crossings) {
    double[] scales = crossings.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    PowerLaw law = PowerLaw.of(scales, List.copyOf(crossings.values()));
    Map<String, Object> row = new LinkedHashMap<>(key.settings().values());
    row.put("curve", key.curve());
    row.put("crossing", (long) key.number());
    row.put("direction", key.rising() ? "up" : "down");
    row.put("points", (long) law.points());
    put(row, "exponent", law.exponent());
    put(row, "factor", law.factor());
    return new CurveRow(row);
  }
}
