package io.onset.experiment.dynamics;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveColumns;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.Summary;
import io.onset.experiment.dynamics.DynamicsTheory.Predicted;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Proportion;
import io.onset.stats.Quantiles;
import io.onset.stats.TreeMoments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cell's line of the curves: means with standard errors where those exist, quantiles of the
 * divergences in any case, how many trials had infinite ones, and beside them the theory.
 */
final class DynamicsSummary implements Summary<DynamicsObservation> {

  /** What the table on the screen shows of a cell, with and without a level's losses. */
  static List<String> tableColumns(boolean levels) {
    String kl = "kl_generated_true";
    List<String> common = List.of("trials", "failed", "kl_infinite", kl + "_mean", kl + "_theory");
    List<String> averages = List.of("train_loss_mean", "test_loss_mean", "test_loss_theory");
    List<String> single =
        List.of("test_loss_mean", "test_loss_level_mean", "test_loss_level_theory");
    return Stream.concat(common.stream(), (levels ? single : averages).stream()).toList();
  }

  /** The column of P(Delta &gt; 0), where an original set is asked for. */
  static final String POSITIVE = "p_positive";

  private static final double LN_10 = StrictMath.log(10);

  private final DynamicsCell cell;
  private final TreeMoments klGeneratedTrue = new TreeMoments();
  private final TreeMoments klTrueGenerated = new TreeMoments();
  private final Quantiles klGeneratedTrueQuantiles = new Quantiles();
  private final Quantiles klTrueGeneratedQuantiles = new Quantiles();
  private final TreeMoments trainLoss = new TreeMoments();
  private final TreeMoments testLoss = new TreeMoments();
  private final TreeMoments trainLossLevel = new TreeMoments();
  private final TreeMoments testLossLevel = new TreeMoments();
  private final TreeMoments sampledTrace = new TreeMoments();
  private final TreeMoments sampledLeast = new TreeMoments();
  private final TreeMoments sampledLargest = new TreeMoments();
  private final TreeMoments overlap = new TreeMoments();
  private final Quantiles logETg = new Quantiles();
  private final Quantiles logEOg = new Quantiles();
  private Proportion positive = Proportion.NONE;
  private long infinite;
  private long failed;

  DynamicsSummary(DynamicsCell cell) {
    this.cell = cell;
  }

  /** The standard error of the training set's divergence, relative to it. */
  static double width(CurveRow row) {
    return row.number("kl_generated_true_se") / row.number("kl_generated_true_mean");
  }

  @Override
  public void add(int stratum, DynamicsObservation o) {
    infinite += o.klGeneratedTrue() == Double.POSITIVE_INFINITY ? 1 : 0;
    klGeneratedTrue.add(o.klGeneratedTrue());
    klTrueGenerated.add(o.klTrueGenerated());
    klGeneratedTrueQuantiles.add(o.klGeneratedTrue());
    klTrueGeneratedQuantiles.add(o.klTrueGenerated());
    trainLoss.add(o.trainLoss());
    testLoss.add(o.testLoss());
    sampledTrace.add(o.sampledTrace());
    sampledLeast.add(o.sampledLeast());
    sampledLargest.add(o.sampledLargest());
    if (cell.noiseLevel() > 0) {
      trainLossLevel.add(o.trainLossLevel());
      testLossLevel.add(o.testLossLevel());
    }
    if (cell.overlap()) {
      overlap.add(o.overlap());
    }
    if (cell.originalSize() > 0) {
      positive = positive.with(o.deltaSign());
      logETg.add(o.logETg() / LN_10);
      logEOg.add(o.logEOg() / LN_10);
    }
  }

  @Override
  public void addFailed() {
    failed++;
  }

  @Override
  public CurveRow row(Coordinates at) {
    Map<String, Object> row = new LinkedHashMap<>(at.values());
    row.put("n_over_d", cell.ratio());
    row.put("trials", trainLoss.count() + failed);
    row.put("failed", failed);
    row.put("kl_infinite", infinite);
    putDivergences(row);
    means().forEach((name, moments) -> CurveColumns.putMean(row, name, moments, true));
    putSets(row);
    putTheory(row);
    boolean asked = cell.originalSize() > 0;
    return new CurveRow(row, asked ? Map.of(POSITIVE, List.of(positive)) : Map.of(), bars());
  }

  /** Of what was measured; the one original set is every trial's. */
  private Map<String, ErrorBar> bars() {
    Map<String, ErrorBar> bars = new LinkedHashMap<>();
    bars.put("kl_generated_true_mean", ErrorBar.of(klGeneratedTrue));
    CurveColumns.putBars(bars, "kl_generated_true", klGeneratedTrueQuantiles, false);
    if (hasReverseError()) {
      bars.put("kl_true_generated_mean", ErrorBar.of(klTrueGenerated));
    }
    CurveColumns.putBars(bars, "kl_true_generated", klTrueGeneratedQuantiles, false);
    means().forEach((name, moments) -> bars.put(name + "_mean", ErrorBar.of(moments)));
    if (cell.originalSize() > 0) {
      bars.put(POSITIVE, ErrorBar.of(ClusteredProportion.of(List.of(positive)), true));
      CurveColumns.putBars(bars, "log10_e_tg", logETg, false);
      CurveColumns.putBars(bars, "log10_e_og", logEOg, true);
    }
    return bars;
  }

  private void putDivergences(Map<String, Object> row) {
    int degrees = cell.trainSize() - cell.dimension();
    boolean hasMean = isBounded() || degrees > 2 || degrees <= 0;
    CurveColumns.putMean(row, "kl_generated_true", klGeneratedTrue, true);
    CurveColumns.putQuantiles(row, "kl_generated_true", klGeneratedTrueQuantiles);
    CurveColumns.putMean(row, "kl_true_generated", klTrueGenerated, hasMean);
    if (!hasReverseError()) {
      row.put("kl_true_generated_se", Double.NaN);
    }
    CurveColumns.putQuantiles(row, "kl_true_generated", klTrueGeneratedQuantiles);
  }

  private boolean isBounded() {
    return !cell.canBeSingular();
  }

  /** Whether KL(rho||G) has a variance. */
  private boolean hasReverseError() {
    return isBounded() || cell.trainSize() - cell.dimension() > 4;
  }

  /** P(Delta &gt; 0) and the errors of the question of the experiment {@code linear}. */
  private void putSets(Map<String, Object> row) {
    row.put(POSITIVE, positive.estimate());
    row.put(POSITIVE + "_lo", positive.wilson().lo());
    row.put(POSITIVE + "_hi", positive.wilson().hi());
    CurveColumns.putQuantiles(row, "log10_e_tg", logETg);
    CurveColumns.putQuantiles(row, "log10_e_og", logEOg);
  }

  /** What has a mean and a variance in every cell, in the order of the columns. */
  private Map<String, TreeMoments> means() {
    Map<String, TreeMoments> means = new LinkedHashMap<>();
    means.put("train_loss", trainLoss);
    means.put("test_loss", testLoss);
    means.put("train_loss_level", trainLossLevel);
    means.put("test_loss_level", testLossLevel);
    means.put("sampled_trace", sampledTrace);
    means.put("sampled_least", sampledLeast);
    means.put("sampled_largest", sampledLargest);
    means.put("overlap", overlap);
    return means;
  }

  private void putTheory(Map<String, Object> row) {
    DynamicsTheory theory = new DynamicsTheory(cell.spectrum(), cell.trainSize(), cell.denoising());
    Divergences limit = Divergences.limit(cell.spectrum(), cell.denoising());
    Predicted losses = theory.losses();
    row.put("kl_generated_true_theory", theory.klGeneratedTrue());
    row.put("kl_true_generated_theory", theory.klTrueGenerated());
    row.put("kl_generated_true_limit_theory", limit.generatedTrue());
    row.put("kl_rate_theory", theory.rate());
    row.put("train_loss_theory", losses.train());
    row.put("test_loss_theory", losses.test());
    row.put("loss_limit_theory", losses.optimum());
    boolean level = cell.noiseLevel() > 0;
    Predicted one = level ? theory.losses(cell.noiseLevel()) : Predicted.NONE;
    row.put("train_loss_level_theory", one.train());
    row.put("test_loss_level_theory", one.test());
    row.put("loss_level_limit_theory", one.optimum());
    row.put("best_ridge_theory", theory.bestRidge());
  }
}
