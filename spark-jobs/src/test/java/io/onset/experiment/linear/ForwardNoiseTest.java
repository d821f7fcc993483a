package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.distance.PairSum;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.kernel.AnyBackend;
import io.onset.kernel.Kernels;
import io.onset.linalg.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The setting {@code forward_noise}: the noise drawn whole, or less of it with the same law. */
class ForwardNoiseTest {

  /** 12 comparisons of law, so that the class fails with probability 1.2e-5. */
  private static final double ALPHA = 1e-6;

  private static final int TRIALS = 1000;

  private static final Settings CORRECTED = Settings.figures(false, "caption");
  private static final Settings PRINTED = Settings.figures(true, "caption");
  private static final Settings RIDGE = new Settings(0, 1, 2, 0.02, 0.1, false, "caption");

  private static final Settings LONGER = new Settings(10, 1, 2, 0.04, 0, false, "caption");

  private static Coordinates cell(int d, int n, Settings settings, String noise) {
    Map<String, Object> at = new LinkedHashMap<>(OpenUnit.coordinates(d, n, 30, settings).values());
    at.put("forward_noise", noise);
    return new Coordinates(at);
  }

  private static OpenUnit open(Coordinates... cells) {
    return OpenUnit.of(11, List.of("original", "exact", "matched"), List.of(cells));
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "3, 20"})
  void itIsDrawnWhereNothingIsSaid(int d, int n) {
    OpenUnit unnamed = OpenUnit.of(11, d, n, 30, RIDGE);
    assertEquals(unnamed.observe(4), open(cell(d, n, RIDGE, "drawn")).observe(4));
  }

  /** n - 1 &gt;= 2 d is what the shortcut needs; with less the noise is drawn. */
  @ParameterizedTest
  @CsvSource({"1, 2, true", "1, 3, false", "4, 8, true", "4, 9, false", "4, 20, false"})
  void fewPointsHaveTheirNoiseDrawn(int d, int n, boolean drawn) {
    LinearObservation less = open(cell(d, n, CORRECTED, "wishart")).observe(2).get(0);
    LinearObservation whole = open(cell(d, n, CORRECTED, "drawn")).observe(2).get(0);
    assertEquals(drawn, whole.equals(less));
    assertEquals(whole.logOffTraining(), less.logOffTraining(), "the training set is the same");
  }

  /** Cells of both kinds in one unit, trials drawn together: what each is alone. */
  @ParameterizedTest
  @CsvSource({"3, 20", "40, 90"})
  void cellsDoNotMindEachOther(int d, int n) {
    List<Coordinates> cells = new ArrayList<>();
    for (Settings settings : List.of(CORRECTED, PRINTED, RIDGE)) {
      Stream.of("wishart", "drawn").forEach(noise -> cells.add(cell(d, n, settings, noise)));
    }
    OpenUnit together = open(cells.toArray(Coordinates[]::new));
    List<Trial<LinearObservation>> drawn = together.trials().draw(List.of(5L, 6L));
    for (int c = 0; c < cells.size(); c++) {
      OpenUnit alone = open(cells.get(c));
      assertEquals(alone.observe(5).get(0), drawn.get(0).observe(c));
      assertEquals(alone.observe(6).get(0), drawn.get(1).observe(c));
    }
    assertNotEquals(drawn.get(0).observe(0), drawn.get(0).observe(1));
  }

  @ParameterizedTest
  @EnumSource
  void everyBackendHasTheSameBits(AnyBackend backend) {
    for (int[] size : new int[][] {{1, 3}, {5, 64}, {33, 100}, {70, 150}}) {
      OpenUnit unit = open(cell(size[0], size[1], CORRECTED, "wishart"));
      LinearTrials trials = (LinearTrials) unit.trials();
      LinearObservation plain = on(AnyBackend.PLAIN.kernels(), trials).draw(3).observe(0);
      assertEquals(plain, on(backend.kernels(), trials).draw(3).observe(0));
    }
  }

  private static LinearTrials on(Kernels kernels, LinearTrials trials) {
    return new LinearTrials(
        trials.streams(),
        trials.contrasts(),
        trials.unit(),
        trials.set(),
        trials.original(),
        trials.self(),
        List.of(new Workspace(kernels)),
        new PairSum(kernels),
        trials.witness());
  }

  /**
   * Two samples of trials of their own, drawn and not: Kolmogorov-Smirnov sees a difference of the
   * distributions above 0.12, such as that of the twin, whose noise is longer by a half.
   */
  @Tag("statistical")
  @ParameterizedTest
  @CsvSource({"4, 20", "8, 60", "16, 33"})
  void theLawIsTheSame(int d, int n) {
    List<LinearObservation> whole = trials(cell(d, n, CORRECTED, "drawn"), 0);
    List<LinearObservation> less = trials(cell(d, n, CORRECTED, "wishart"), TRIALS);
    List<LinearObservation> wrong = trials(cell(d, n, LONGER, "wishart"), TRIALS);
    List<ToDoubleFunction<LinearObservation>> quantities =
        List.of(
            LinearObservation::logAffinity,
            LinearObservation::klGeneratedTrue,
            LinearObservation::logGg,
            LinearObservation::logCrossTraining);
    for (var quantity : quantities) {
      double p = compared(whole, less, quantity);
      assertTrue(p > ALPHA, () -> "p = " + p);
      assertFalse(compared(whole, wrong, quantity) > ALPHA);
    }
  }

  private static List<LinearObservation> trials(Coordinates at, long first) {
    OpenUnit unit = OpenUnit.of(11, List.of("exact"), List.of(at));
    return LongStream.range(first, first + TRIALS).mapToObj(t -> unit.observe(t).get(0)).toList();
  }

  private static double compared(
      List<LinearObservation> a,
      List<LinearObservation> b,
      ToDoubleFunction<LinearObservation> quantity) {
    double[] first = a.stream().mapToDouble(quantity).toArray();
    double[] second = b.stream().mapToDouble(quantity).toArray();
    return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(first, second);
  }
}
