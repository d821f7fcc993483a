package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.ErrorBar;
import io.onset.experiment.ErrorBar.Kind;
import io.onset.experiment.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DynamicsSummaryTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private static Coordinates at(long d, long n, double ridge, double time, String spectrum) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", d);
    values.put("n", n);
    values.put("ridge", ridge);
    values.put("stopping_time", time);
    values.put("spectrum", spectrum);
    values.put("schedule", "linear 10 0.05 0.3");
    values.put("sampler", "post");
    values.put("ridge_form", "data");
    return new Coordinates(values);
  }

  private static DynamicsObservation seen(double forward, double reverse, double loss) {
    double nan = Double.NaN;
    return new DynamicsObservation(
        3, forward, reverse, loss, 2 * loss, nan, nan, 1, 0.5, 2, nan, null, nan, nan, nan);
  }

  private static DynamicsObservation seenAtLevel(double forward, double loss) {
    double nan = Double.NaN;
    return new DynamicsObservation(
        3, forward, 1, 1, 2, loss / 2, loss, 1, 0.5, 2, nan, null, nan, nan, nan);
  }

  private static CurveRow row(Coordinates at, DynamicsObservation... trials) {
    DynamicsSummary summary = new DynamicsSummary(DynamicsCell.of(at, new KnownSettings()));
    for (DynamicsObservation trial : trials) {
      summary.add(0, trial);
    }
    summary.addFailed();
    return summary.row(at);
  }

  @Test
  void meansErrorsAndQuantiles() {
    CurveRow row = row(at(4, 20, 0, 0, "isotropic"), seen(1, 2, 3), seen(3, 4, 5), seen(2, 9, 4));
    assertEquals(2, row.number("kl_generated_true_mean"));
    assertEquals(Math.sqrt(1.0 / 3), row.number("kl_generated_true_se"), 1e-15);
    assertEquals(5, row.number("kl_true_generated_mean"));
    assertEquals(4, row.number("kl_true_generated_median"));
    assertEquals(4, row.number("train_loss_mean"));
    assertEquals(8, row.number("test_loss_mean"));
    assertEquals(4L, row.values().get("trials"));
    assertEquals(1L, row.values().get("failed"));
    assertEquals(0L, row.values().get("kl_infinite"));
    assertEquals(5, row.number("n_over_d"));
    assertTrue(Double.isNaN(row.number("overlap_mean")));
    double width = row.number("kl_generated_true_se") / 2;
    assertEquals(width, DynamicsSummary.width(row));
  }

  /** What a comparison of two runs holds against chance. */
  @Test
  void whatIsMeasuredHasAnErrorBar() {
    CurveRow row = row(at(4, 20, 0, 0, "isotropic"), seen(1, 2, 3), seen(3, 4, 5), seen(2, 9, 4));
    for (String name : List.of("kl_generated_true", "kl_true_generated", "test_loss")) {
      double error = row.number(name + "_se");
      assertEquals(
          new ErrorBar(Kind.STATISTIC, 3, error, 2, false), row.bars().get(name + "_mean"));
    }
    assertEquals(3, row.bars().get("kl_generated_true_median").trials());
    assertTrue(row.values().keySet().containsAll(row.bars().keySet()));
    assertFalse(row.bars().containsKey("p_positive"), "no original set was asked for");
    CurveRow wild = row(at(4, 8, 0, 0, "isotropic"), seen(1, 2, 3), seen(2, 3, 4));
    assertFalse(wild.bars().containsKey("kl_true_generated_mean"), "it has no variance");
    assertTrue(wild.bars().containsKey("kl_true_generated_median"));
  }

  @Test
  void infiniteDivergencesAreCounted() {
    CurveRow row = row(at(4, 3, 0, 0, "isotropic"), seen(INF, INF, 3), seen(INF, INF, 5));
    assertEquals(2L, row.values().get("kl_infinite"));
    assertEquals(INF, row.number("kl_generated_true_mean"));
    assertTrue(Double.isNaN(row.number("kl_generated_true_se")));
    assertEquals(INF, row.number("kl_true_generated_median"));
    assertEquals(INF, row.number("kl_generated_true_theory"));
  }

  /** KL(rho||G) has a mean from N = d + 3 and an error from N = d + 5, if nothing bounds it. */
  @Test
  void meansThatDoNotExistAreNotGiven() {
    for (long n = 5; n <= 9; n++) {
      DynamicsObservation[] trials = {seen(1, 2, 3), seen(2, 3, 4)};
      CurveRow plain = row(at(4, n, 0, 0, "isotropic"), trials);
      assertEquals(n > 6, Double.isFinite(plain.number("kl_true_generated_mean")), "N = " + n);
      assertEquals(n > 8, Double.isFinite(plain.number("kl_true_generated_se")), "N = " + n);
      assertTrue(Double.isFinite(plain.number("kl_true_generated_q90")));
      CurveRow ridge = row(at(4, n, 0.1, 0, "isotropic"), trials);
      assertTrue(Double.isFinite(ridge.number("kl_true_generated_se")));
    }
  }

  @Test
  void theoryStandsBeside() {
    CurveRow plain = row(at(4, 20, 0, 0, "power-law 1"), seen(1, 2, 3));
    WishartAverages exact = new WishartAverages(4, 20);
    assertEquals(exact.klGeneratedTrue(), plain.number("kl_generated_true_theory"));
    assertEquals(exact.klTrueGenerated(), plain.number("kl_true_generated_theory"));
    assertEquals(exact.rate(), plain.number("kl_rate_theory"), 1e-15);
    CurveRow stopped = row(at(4, 20, 0, 3, "power-law 1"), seen(1, 2, 3));
    assertTrue(Double.isNaN(stopped.number("kl_generated_true_theory")));
    assertTrue(Double.isNaN(stopped.number("test_loss_theory")));
    assertTrue(stopped.number("loss_limit_theory") > 0);
    CurveRow ridge = row(at(4, 20, 0.2, 0, "power-law 1"), seen(1, 2, 3));
    DynamicsCell cell = DynamicsCell.of(at(4, 20, 0.2, 0, "power-law 1"), new KnownSettings());
    DynamicsTheory theory = new DynamicsTheory(cell.spectrum(), 20, cell.denoising());
    assertEquals(theory.klGeneratedTrue(0.2), ridge.number("kl_generated_true_theory"));
    assertEquals(theory.bestRidge(), ridge.number("best_ridge_theory"));
  }

  /** A plain curve and both scans of two spectra: every figure, and the inner best alone. */
  @Test
  void figuresOfCurvesAndScans() {
    List<CurveRow> rows = new ArrayList<>();
    for (String spectrum : List.of("isotropic", "power-law 1")) {
      for (long n : new long[] {3, 8, 40}) {
        rows.add(row(at(4, n, 0, 0, spectrum), seen(n > 4 ? 4.0 / n : INF, 1, 1)));
        for (int i = 0; i < 4; i++) {
          double kl = 1 + Math.abs(i - 2);
          rows.add(row(at(4, n, 0.1 * (i + 1), 0, spectrum), seen(kl, 1, 1)));
          rows.add(row(at(4, n, 0, 1 + i, spectrum), seen(n == 3 ? -i : kl, 1, 1)));
        }
      }
    }
    Map<String, Figure> figures =
        DynamicsFigures.of(rows).stream()
            .collect(Collectors.toMap(Figure::fileName, f -> f, (a, b) -> a, LinkedHashMap::new));
    assertEquals(
        List.of(
            "kl-d4",
            "collapse-d4",
            "loss-d4",
            "ridge-d4-1",
            "ridge-d4-2",
            "best-ridge-d4",
            "stopping-d4-1",
            "stopping-d4-2",
            "best-stopping-d4",
            "best-kl-d4"),
        List.copyOf(figures.keySet()));
    Figure.Series kl = figures.get("kl-d4").series().get(1);
    assertEquals("KL/d (power-law 1)", kl.label());
    assertEquals(INF, kl.points().get(0).y());
    assertEquals(4.0 / 8 / 4, kl.points().get(1).y());
    var best = figures.get("best-ridge-d4").series().get(0).points();
    assertEquals(3, best.size());
    assertEquals(0.3, best.get(0).y(), 1e-12);
    assertEquals(0.2, best.get(0).lo(), 1e-12);
    assertEquals(0.4, best.get(0).hi(), 1e-12);
    // At n = 3 the scan over the stopping time falls to its end: no minimum.
    assertEquals(2, figures.get("best-stopping-d4").series().get(0).points().size());
    double limit = rows.get(0).number("kl_generated_true_limit_theory");
    var collapse = figures.get("collapse-d4").series().get(0).points();
    assertEquals(40 * (4.0 / 40 - limit) / 16, collapse.get(2).y(), 1e-12);
  }

  /** Cells that differ in their level are points of one figure, and the same in the others. */
  @Test
  void figuresOfLevels() {
    List<CurveRow> rows = new ArrayList<>();
    for (long level : new long[] {2, 5, 10}) {
      for (long n : new long[] {3, 8}) {
        Map<String, Object> values = new LinkedHashMap<>(at(4, n, 0, 0, "isotropic").values());
        values.put("noise_level", level);
        rows.add(row(new Coordinates(values), seenAtLevel(4.0 / n, n * level)));
      }
    }
    Map<String, Figure> figures =
        DynamicsFigures.of(rows).stream().collect(Collectors.toMap(Figure::fileName, f -> f));
    assertEquals(Set.of("kl-d4", "collapse-d4", "loss-d4", "levels-d4"), figures.keySet());
    assertEquals(2, figures.get("kl-d4").series().get(0).points().size());
    Figure levels = figures.get("levels-d4");
    assertEquals(
        List.of("N = 3", "N = 3, equivalent", "N = 8", "N = 8, equivalent", "optimum"),
        levels.series().stream().map(Figure.Series::label).toList());
    var measured = levels.series().get(2).points();
    NoiseSchedule schedule = NoiseSchedule.of("linear 10 0.05 0.3");
    assertEquals(schedule.level(5).relativeNoise(), measured.get(1).x());
    assertEquals(8 * 5, measured.get(1).y());
    Denoising model = new Denoising(schedule, Sampler.POST, Regularisation.NONE);
    DynamicsTheory theory = new DynamicsTheory(Spectrum.of("isotropic", 4), 8, model);
    assertEquals(theory.losses(5).test(), levels.series().get(3).points().get(1).y());
    assertEquals(theory.losses(5).optimum(), levels.series().get(4).points().get(1).y());
  }

  @Test
  void noFiguresOfASinglePoint() {
    assertEquals(
        List.of(), DynamicsFigures.of(List.of(row(at(4, 3, 0, 0, "isotropic"), seen(1, 1, 1)))));
  }
}
