package io.onset.cli;

import io.onset.answers.Answer;
import io.onset.answers.Answers;
import io.onset.engine.CurveTable;
import io.onset.engine.spark.MllibRegression;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Sweep;
import io.onset.experiment.Transitions;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialFit.Status;
import io.onset.stats.Estimate;
import io.onset.stats.Link;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answers of a run: {@code transitions}, {@code sides} and {@code power_laws}, each {@code
 * .csv} and {@code .parquet}, and what the screen shows of them.
 */
final class AnswerFiles {

  private AnswerFiles() {}

  /** Writes the tables; the text for the screen, empty where nothing is asked or known. */
  static String write(RunFolder folder, Sweep sweep, Transitions asked, List<CurveRow> curves) {
    if (asked.proportions().isEmpty() || curves.isEmpty()) {
      return "";
    }
    List<String> coordinates = List.copyOf(sweep.cells().get(0).at().values().keySet());
    try (MllibRegression regression = new MllibRegression()) {
      Answers answers = Answers.of(asked, coordinates, curves, sweep.seed(), regression);
      CurveTable.write(folder, "transitions", answers.transitions());
      CurveTable.write(folder, "sides", answers.sideColumns(), answers.sides());
      CurveTable.write(folder, "power_laws", answers.powerLawColumns(), answers.powerLaws());
      return text(answers, asked);
    }
  }

  private static String text(Answers answers, Transitions asked) {
    List<CurveRow> rows = answers.all().stream().map(answer -> row(answer, asked)).toList();
    List<String> columns = new ArrayList<>(rows.get(0).values().keySet());
    String table = ResultTable.of(columns.subList(columns.indexOf("curve"), columns.size()), rows);
    List<CurveRow> laws = answers.powerLaws();
    String title = asked.abscissa() + " = factor " + asked.scale() + "^exponent\n";
    String law =
        laws.isEmpty()
            ? ""
            : title + ResultTable.of(List.of("curve", "direction", "exponent", "factor"), laws);
    return table + law;
  }

  private static CurveRow row(Answer answer, Transitions asked) {
    Map<String, Object> row = new LinkedHashMap<>(answer.at().values());
    row.put("curve", answer.curve());
    row.put("crosses", answer.direction().isEmpty() ? "-" : answer.direction());
    row.put("at " + asked.abscissa(), place(answer));
    for (Link link : Link.values()) {
      row.put(link.word(), fit(answer.fits().get(link)));
    }
    asked
        .landmarks()
        .forEach(
            mark -> {
              Estimate ratio = answer.ratios().getOrDefault(mark.name(), Estimate.NONE);
              row.put("over " + mark.name(), text(ratio));
            });
    return new CurveRow(row);
  }

  private static String place(Answer answer) {
    double lo = answer.between().lo();
    double hi = answer.between().hi();
    return switch (answer.status()) {
      case "interval" -> text(answer.estimate());
      case "refine" -> "between " + number(lo) + " and " + number(hi) + ": refine";
      case "undecided" -> "undecided";
      default -> answer.status() + " from " + number(lo) + " to " + number(hi);
    };
  }

  private static String fit(BinomialFit fit) {
    if (fit == null) {
      return "-";
    }
    boolean shown = fit.status() == Status.FITTED && fit.half().isBounded();
    return shown
        ? text(fit.half()) + " p " + String.format(Locale.ROOT, "%.2g", fit.pValue())
        : fit.status().name().toLowerCase(Locale.ROOT);
  }

  private static String text(Estimate estimate) {
    return estimate.isBounded()
        ? "%s [%s, %s]"
            .formatted(
                number(estimate.value()),
                number(estimate.interval().lo()),
                number(estimate.interval().hi()))
        : "-";
  }

  /** Four digits, as a plain decimal. */
  private static String number(double value) {
    int whole = (int) Math.floor(StrictMath.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.max(0, 3 - whole) + "f", value);
  }
}
