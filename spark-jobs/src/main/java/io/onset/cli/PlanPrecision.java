package io.onset.cli;

import io.onset.answers.Measurement;
import io.onset.answers.Outlook;
import io.onset.answers.Outlook.Expected;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.experiment.UserException;
import io.onset.stats.BinomialData;
import io.onset.stats.BinomialFit;
import io.onset.stats.Link;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How sure the answers of a sweep will be, before any of its trials. */
final class PlanPrecision {

  /** Of a sigmoid that rises from 0.1 to 0.9 while the abscissa doubles. */
  private static final double SLOPE = 2 * StrictMath.log(9) / StrictMath.log(2);

  private static final double Z = 1.959963984540054;

  /** Transitions that are told. */
  private static final int MOST = 40;

  private PlanPrecision() {}

  /**
   * The standard error of a proportion of so many independent trials at 1/2, where it is largest; a
   * dash where an experiment measures no proportion.
   */
  static String standardError(long trials, Transitions asked) {
    boolean none = asked.proportions().isEmpty();
    return none ? "-" : String.format(Locale.ROOT, "%.4f", 0.5 / Math.sqrt(trials));
  }

  /**
   * How narrow the intervals of the transitions will be. Of the curves that another run has: what
   * runs drawn from these curves show on this grid with these trials. For each value of the scale
   * without any: how far the ends will be from n*, if P rises from 0.1 to 0.9 while n doubles, the
   * median over where between two grid points n* may lie.
   */
  static List<String> lines(Sweep sweep, Transitions asked, Known known) {
    if (asked.proportions().isEmpty()) {
      return List.of();
    }
    Map<Coordinates, Long> cells = new LinkedHashMap<>();
    sweep.cells().forEach(cell -> cells.put(cell.at(), cell.trials()));
    List<Expected> expected = new Outlook(known.estimates, asked, sweep.seed()).of(cells);
    List<String> lines = new ArrayList<>();
    CellNames names = CellNames.of(sweep);
    expected.stream().limit(MOST).forEach(one -> lines.add(line(one, asked, names)));
    if (expected.size() > MOST) {
      lines.add("                  and " + (expected.size() - MOST) + " more");
    }
    if (!lines.isEmpty()) {
      lines.add("                  if the curves are those of " + known.folder);
    }
    Set<Double> told = new HashSet<>();
    expected.forEach(one -> told.add(one.curve().real(asked.scale())));
    grids(sweep, asked)
        .forEach(
            (scale, grid) -> {
              if (!told.contains(scale)) {
                lines.add(line(asked, scale, grid));
              }
            });
    return lines;
  }

  /**
   * What is known of a sweep's curves.
   *
   * @param folder from where
   * @param estimates none where nothing is
   */
  record Known(String folder, List<Measurement> estimates) {

    /**
     * The curves of a folder.
     *
     * @param from the folder that was named; null: {@code otherwise}, if it is of the same sweep
     * @throws UserException where the folder that was named has none of the same experiment
     */
    static Known of(Sweep sweep, String from, String otherwise) {
      String root = otherwise == null ? "results/" + sweep.name() : otherwise;
      RunFolder folder =
          RunFolder.of(from == null ? root : from, SparkContexts.hadoopConfiguration());
      if (from == null && !Manifest.isThere(folder)) {
        return new Known("", List.of());
      }
      Sweep held = Manifest.sweep(folder, Manifest.read(folder));
      boolean isOurs = held.experiment().equals(sweep.experiment());
      Transitions asked = SweepOptions.experiment(held).transitions();
      List<Measurement> estimates = isOurs ? EstimateFiles.read(folder, asked) : List.of();
      if (from != null && estimates.isEmpty()) {
        throw new UserException(
            "--from " + from + ": must hold estimates of the experiment " + sweep.experiment());
      }
      return new Known(folder.location(), estimates);
    }
  }

  private static String line(Expected expected, Transitions asked, CellNames names) {
    boolean isKnown = !Double.isNaN(expected.width());
    String what =
        isKnown
            ? String.format(
                Locale.ROOT, "near %.4g, %.1f %% wide", expected.at(), 100 * expected.width())
            : String.format(
                Locale.ROOT,
                "between %.4g and %.4g: the grid is too coarse, see onset refine",
                expected.between().lo(),
                expected.between().hi());
    String where = names.name(expected.curve());
    return String.format("%-17s %s: %s", asked.abscissa() + "* at " + where, expected.name(), what);
  }

  private static Map<Double, Map<Double, Long>> grids(Sweep sweep, Transitions asked) {
    Map<Double, Map<Double, Long>> grids = new TreeMap<>();
    for (SweepCell cell : sweep.cells()) {
      grids
          .computeIfAbsent(cell.at().real(asked.scale()), k -> new TreeMap<>())
          .merge(cell.at().real(asked.abscissa()), cell.trials(), Math::min);
    }
    return grids;
  }

  private static String line(Transitions asked, double scale, Map<Double, Long> grid) {
    String where =
        String.format(Locale.ROOT, "%s* at %s=%.0f", asked.abscissa(), asked.scale(), scale);
    double reach = medianReach(grid);
    String what =
        reach < 1
            ? String.format(Locale.ROOT, "within %.1f %%", 100 * reach)
            : "not known: the grid is too coarse";
    String model = ", if P rises from 0.1 to 0.9 while " + asked.abscissa() + " doubles";
    return String.format("%-17s %s%s", where, what, model);
  }

  private static double medianReach(Map<Double, Long> grid) {
    double[] n = grid.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] trials = grid.values().stream().mapToDouble(Long::doubleValue).toArray();
    BinomialData data = new BinomialData(n, new double[n.length], trials);
    List<Double> reaches = new ArrayList<>();
    for (int i = 1; i < n.length; i++) {
      double log = 0.5 * (StrictMath.log(n[i - 1]) + StrictMath.log(n[i]));
      reaches.add(StrictMath.expm1(Z * BinomialFit.expectedError(data, Link.LOGIT, log, SLOPE)));
    }
    Collections.sort(reaches);
    return reaches.isEmpty() ? Double.POSITIVE_INFINITY : reaches.get(reaches.size() / 2);
  }
}
