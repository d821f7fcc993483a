package io.onset.experiment.linear;

import io.onset.diffusion.GeneratedCovariance;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveColumns;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.Summary;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Interval;
import io.onset.stats.Proportion;
import io.onset.stats.Quantiles;
import io.onset.stats.TreeMoments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cell's line of the curves: P(Delta &gt; 0) with Wilson intervals (ties one half; trials that
 * share an original set count as a cluster), quantiles of the errors, whose means do not exist,
 * Hellinger and Kullback-Leibler distances, and beside them the theory (24), (29)-(31).
 */
final class LinearSummary implements Summary<LinearObservation> {

  private static final double LN_10 = StrictMath.log(10);

  private final LinearCell cell;
  private final Map<Contrast, ClusteredProportion> signs = new EnumMap<>(Contrast.class);
  private final Map<Contrast, Quantiles> logDeltas = new EnumMap<>(Contrast.class);
  private final Quantiles logETg = new Quantiles();
  private final Quantiles logEOg = new Quantiles();
  private final TreeMoments hellinger = new TreeMoments();
  private final TreeMoments affinity = new TreeMoments();
  private final TreeMoments klGeneratedTrue = new TreeMoments();
  private final Quantiles klGeneratedTrueQuantiles = new Quantiles();
  private final Quantiles klTrueGenerated = new Quantiles();
  private long failed;

  LinearSummary(LinearCell cell, Set<Contrast> contrasts) {
    this.cell = cell;
    for (Contrast contrast : contrasts) {
      signs.put(contrast, new ClusteredProportion());
      logDeltas.put(contrast, new Quantiles());
    }
  }

  /** What the table on the screen shows of a cell. */
  static List<String> tableColumns(Set<Contrast> contrasts) {
    List<String> columns = new ArrayList<>(List.of("trials", "failed"));
    contrasts.forEach(contrast -> columns.add(column(contrast)));
    columns.addAll(List.of("hellinger2_mean", "kl_generated_true_median"));
    return columns;
  }

  /**
   * The widest interval of P(Delta &gt; 0) among the contrasts. One that holds 1/2 counts twice:
   * its cell may lie on either side of the transition, which is what a sweep looks for.
   */
  static double width(CurveRow row, Set<Contrast> contrasts) {
    double widest = 0;
    for (Contrast contrast : contrasts) {
      double lo = row.number(column(contrast) + "_lo");
      double hi = row.number(column(contrast) + "_hi");
      double width = lo <= 0.5 && hi >= 0.5 ? 2 * (hi - lo) : hi - lo;
      widest = width > widest ? width : widest;
    }
    return widest;
  }

  @Override
  public void add(int set, LinearObservation o) {
    addContrast(Contrast.ORIGINAL, set, o.deltaSignOriginal(), o.logAbsDeltaOriginal());
    addContrast(Contrast.EXACT, 0, o.deltaSignExact(), o.logAbsDeltaExact());
    addContrast(Contrast.MATCHED, 0, o.deltaSignMatched(), o.logAbsDeltaMatched());
    logETg.add(o.logETg() / LN_10);
    if (signs.containsKey(Contrast.ORIGINAL)) {
      logEOg.add(o.logEOg() / LN_10);
    }
    hellinger.add(-StrictMath.expm1(o.logAffinity()));
    affinity.add(StrictMath.exp(o.logAffinity()));
    klGeneratedTrue.add(o.klGeneratedTrue());
    klGeneratedTrueQuantiles.add(o.klGeneratedTrue());
    klTrueGenerated.add(o.klTrueGenerated());
  }

  private void addContrast(Contrast contrast, int cluster, Integer sign, double logDelta) {
    if (signs.containsKey(contrast)) {
      signs.get(contrast).add(cluster, sign);
      logDeltas.get(contrast).add(logDelta / LN_10);
    }
  }

  @Override
  public void addFailed() {
    failed++;
  }

  @Override
  public CurveRow row(Coordinates at) {
    Map<String, Object> row = new LinkedHashMap<>(at.values());
    row.put("trials", logETg.count() + failed);
    row.put("failed", failed);
    signs.forEach((contrast, proportion) -> putContrast(row, contrast, proportion));
    CurveColumns.putQuantiles(row, "log10_e_tg", logETg);
    CurveColumns.putQuantiles(row, "log10_e_og", logEOg);
    CurveColumns.putMean(row, "hellinger2", hellinger, true);
    CurveColumns.putMean(row, "affinity", affinity, true);
    CurveColumns.putMean(
        row, "kl_generated_true", klGeneratedTrue, cell.trainSize() > cell.dimension() + 4);
    row.put("kl_generated_true_median", klGeneratedTrueQuantiles.median());
    row.put("kl_true_generated_median", klTrueGenerated.median());
    putTheory(row);
    return new CurveRow(row, counts(), bars());
  }

  /**
   * The error bars of the estimates; of H^2 and 1 - H^2 one is enough. What is held against an
   * original set is conditional on those there are, but for P(Delta &gt; 0) of several sets, whose
   * interval tells how much they vary.
   */
  private Map<String, ErrorBar> bars() {
    Map<String, ErrorBar> bars = new LinkedHashMap<>();
    signs.forEach(
        (contrast, sign) -> {
          boolean isOfSets = contrast == Contrast.ORIGINAL;
          bars.put(column(contrast), ErrorBar.of(sign, isOfSets && sign.clusters() < 2));
          bars.put(deltaColumn(contrast), ErrorBar.of(logDeltas.get(contrast), 0.5, isOfSets));
        });
    CurveColumns.putBars(bars, "log10_e_tg", logETg, false);
    CurveColumns.putBars(bars, "log10_e_og", logEOg, true);
    bars.put("hellinger2_mean", ErrorBar.of(hellinger));
    bars.put("kl_generated_true_mean", ErrorBar.of(klGeneratedTrue));
    bars.put("kl_generated_true_median", ErrorBar.of(klGeneratedTrueQuantiles, 0.5, false));
    bars.put("kl_true_generated_median", ErrorBar.of(klTrueGenerated, 0.5, false));
    return bars;
  }

  private Map<String, List<Proportion>> counts() {
    Map<String, List<Proportion>> counts = new LinkedHashMap<>();
    signs.forEach((contrast, sign) -> counts.put(column(contrast), sign.byCluster()));
    return counts;
  }

  /** The column of P(Delta &gt; 0). */
  static String column(Contrast contrast) {
    return "p_positive_" + contrast.word();
  }

  private void putContrast(
      Map<String, Object> row, Contrast contrast, ClusteredProportion proportion) {
    String name = column(contrast);
    Interval interval = proportion.wilson();
    row.put(name, proportion.total().estimate());
    row.put(name + "_lo", interval.lo());
    row.put(name + "_hi", interval.hi());
    row.put(deltaColumn(contrast), logDeltas.get(contrast).median());
  }

  private static String deltaColumn(Contrast contrast) {
    return "log10_abs_delta_" + contrast.word() + "_median";
  }

  private void putTheory(Map<String, Object> row) {
    double q = cell.process().squaredCorrelation();
    long n = cell.trainSize();
    boolean corrected = cell.covariance() == GeneratedCovariance.CORRECTED;
    double limit = Double.NaN;
    double klLimit = Double.NaN;
    double affinityTheory = Double.NaN;
    double klTheory = Double.NaN;
    double deltaTheory = Double.NaN;
    if (q > 0 && q <= 1) {
      LinearTheory theory = new LinearTheory(cell.dimension(), q, cell.ridge());
      limit = theory.hellingerSquaredLimit();
      klLimit = theory.klGeneratedTrueLimit();
      affinityTheory = corrected ? theory.affinity(n) : Double.NaN;
      klTheory = theory.klGeneratedTrue(n);
      deltaTheory = theory.logAbsDeltaOriginal(density(n), density(cell.originalSize())) / LN_10;
    }
    row.put("hellinger2_limit_theory", limit);
    row.put("kl_generated_true_limit_theory", klLimit);
    row.put("affinity_theory", affinityTheory);
    row.put("kl_generated_true_theory", klTheory);
    row.put("log10_abs_delta_original_theory", deltaTheory);
  }

  private KernelDensity density(long points) {
    int d = cell.dimension();
    return cell.width() == KernelWidth.CAPTION
        ? KernelDensity.caption(d, points)
        : KernelDensity.of(d, points, cell.width().squared(points, d));
  }
}
