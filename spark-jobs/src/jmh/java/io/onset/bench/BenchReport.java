package io.onset.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A run of the comparison, as a table to read and as JSON.
 *
 * @param machine where
 * @param numpy what the NumPy program said of itself; null where it was left out
 * @param rows the cells
 * @param mixed Spark against serial engines, on one sweep
 */
record BenchReport(
    Machine machine, JsonNode numpy, List<BenchRow> rows, List<MixedSweep.Comparison> mixed) {

  private static final String LEGEND =
      """
      Rates are trials per second, of the best of some blocks; the spread is by how much the median block is slower, for the four rates in their order.
      The floor is the time of a trial's useful flops at the core's FMA peak, of its exponentials at 0.35 ns and its normals at 0.6 ns.
      Bytes is the time to read the original set once, at the rate at which the core reads as many doubles, divided by the trials that share the pass. In the best case the arithmetic hides all of it, so that the floor does not hold it.
      """;

  /**
   * The run for a file.
   *
   * @param coreRatioMean geometric mean over the cells of ours by NumPy's, per core
   * @param coreRatioLeast the least of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Document(
      Machine machine,
      JsonNode numpy,
      List<BenchRow.Figures> cells,
      Double coreRatioMean,
      Double coreRatioLeast,
      List<MixedSweep.Comparison> mixed) {}

  /** All figures, as JSON. */
  String json() {
    var cells = rows.stream().map(BenchRow::figures).toList();
    boolean compared = !coreRatios().isEmpty();
    Double mean = compared ? geometricMean(coreRatios()) : null;
    Double least = compared ? statistics(coreRatios()).getMin() : null;
    return JsonLines.writePretty(new Document(machine, numpy, cells, mean, least, mixed));
  }

  /** The table and what is to be known of it, as Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | d, n | Onset, 1 core | NumPy, 1 thread | ratio | Onset on Spark, %1$d cores | NumPy, %1$d processes | ratio | floor | bytes | Onset's trial | of the floor | spread |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """
            .formatted(machine.cores()));
    rows.forEach(row -> text.append(line(row)));
    text.append('\n');
    if (!coreRatios().isEmpty()) {
      String means = "Per core, Onset by NumPy: geometric mean %.2f, least %.2f.%n";
      double least = statistics(coreRatios()).getMin();
      text.append(format(means, geometricMean(coreRatios()), least));
    }
    mixed.forEach(result -> text.append(line(result)));
    return text.append('\n').append(LEGEND).append('\n').append(machineText()).toString();
  }

  private static String line(BenchRow row) {
    BenchRow.Figures f = row.figures();
    return "| %d, %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            f.d(),
            f.n(),
            digits(f.onsetRate()),
            digits(f.numpyRate()),
            digits(f.coreRatio()),
            digits(f.sparkRate()),
            digits(f.numpyAllRate()),
            digits(f.allRatio()),
            microseconds(f.floorSeconds()),
            microseconds(f.bytesSeconds()),
            microseconds(1 / f.onsetRate()),
            percent(f.ofFloor()),
            spreads(f.onsetSpread(), f.numpySpread(), f.sparkSpread(), f.numpyAllSpread()));
  }

  private static String spreads(Double... each) {
    return java.util.stream.Stream.of(each)
        .map(BenchReport::percent)
        .collect(Collectors.joining(", "));
  }

  private String line(MixedSweep.Comparison result) {
    return format(
        "A mixed sweep on %s: %.1f %% of %d serial engines at once, best against best, at least %.0f %% being the goal; in each repeat %s (trials %s s against %s s, where %s s was asked for). Timed are %d trials of the largest cells and twenty times as many of the others; excluded are %.1f s of Spark's process: start-up, self terms of the original set, %d trials before, curves.%n",
        result.master().replaceAll(":\\d+$", ""),
        100 * result.efficiency(),
        machine.cores(),
        100 * result.goal(),
        result.efficiencies().stream().map(BenchReport::percent).collect(Collectors.joining(", ")),
        times(result.sparkSeconds()),
        times(result.serialSeconds()),
        digits(result.askedSeconds()),
        result.trials(),
        result.excludedSeconds(),
        result.trialsBefore());
  }

  private static String times(List<Double> seconds) {
    return seconds.stream().map(s -> format("%.1f", s)).collect(Collectors.joining(", "));
  }

  private String machineText() {
    var peaks = rows.stream().mapToDouble(row -> row.serial().peakFlops() / 1e9);
    DoubleSummaryStatistics peak = peaks.summaryStatistics();
    String vectors = rows.isEmpty() ? "" : rows.get(0).serial().vectors();
    String java =
        format(
            "%s, %d cores, load %.2f at the start; FMA peak of a core %.1f to %.1f GF/s (%s).%n%s; commit %s%s; %s.%n",
            machine.processor(),
            machine.cores(),
            machine.loadAverage(),
            peak.getMin(),
            peak.getMax(),
            vectors,
            machine.java(),
            machine.commit(),
            machine.dirty().equals("true") ? " with changes" : "",
            machine.date());
    return numpy == null ? java : java + numpyText();
  }

  private String numpyText() {
    return format(
        "NumPy %s, %s, dgemm %.1f GF/s on one thread.%n",
        numpy.path("numpy").asText(),
        numpy.path("openblas").asText().replaceAll("\\s+", " "),
        numpy.path("dgemm_gflops").asDouble());
  }

  private List<Double> coreRatios() {
    return rows.stream().map(BenchRow::coreRatio).filter(Objects::nonNull).toList();
  }

  private static DoubleSummaryStatistics statistics(List<Double> values) {
    return values.stream().mapToDouble(x -> x).summaryStatistics();
  }

  static double geometricMean(List<Double> values) {
    double logs = values.stream().mapToDouble(StrictMath::log).sum();
    return StrictMath.exp(logs / values.size());
  }

  /** Three digits, or all of a larger number's. */
  static String digits(Double value) {
    if (value == null) {
      return "-";
    }
    double size = Math.abs(value);
    return format(size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }

  private static String microseconds(double seconds) {
    return digits(seconds * 1e6) + " us";
  }

  private static String percent(Double fraction) {
    return fraction == null ? "-" : format("%.0f %%", 100 * fraction);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
