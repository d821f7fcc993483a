package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Sweep;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.linear.SlowLinear.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures trials and holds them against {@link LinearOperation}'s nanoseconds; {@code
 * target/linear-cost.txt} gets the table, and the nanoseconds that would fit this machine better.
 * On another machine all may be longer or shorter alike: the bands are about their median.
 *
 * <p>{@code mvn -q -B test -Dtest=LinearCostCalibrationTest -Dgroups=nightly -DexcludedGroups=}
 */
@Tag("nightly")
class LinearCostCalibrationTest {

  /** How far a cell's time may lie from the model's, as a factor. */
  private static final double BAND = 1.6;

  private static final int ROUNDS = 5;
  private static final double ROUND_NANOSECONDS = 6e7;
  private static final LinearOperation[] OPERATIONS = LinearOperation.values();

  /** d, n, N. */
  private static final int[][] CELLS = {
    {1, 300, 10_000},
    {4, 2000, 1000},
    {16, 2, 100},
    {16, 2, 10_000},
    {16, 16, 10_000},
    {16, 100, 1000},
    {16, 1000, 10_000},
    {16, 4000, 10_000},
    {64, 64, 10_000},
    {100, 2, 10_000},
    {100, 20, 1000},
    {100, 50, 10_000},
    {100, 100, 100},
    {100, 100, 10_000},
    {100, 300, 100},
    {100, 1000, 10_000},
    {100, 3000, 1000},
    {256, 20, 10_000},
    {256, 140, 100},
    {256, 256, 10_000},
    {256, 1000, 1000}
  };

  /** A cell, opened: its trials are draws of new numbers against one original set. */
  private static final class Bench {
    private final String name;
    private final double[] counts;
    private final Trials<LinearObservation> trials;
    private double nanoseconds = Double.POSITIVE_INFINITY;
    private long next;

    Bench(int d, int n, int size) {
      Sweep sweep =
          OpenUnit.sweep(
              1,
              List.of("original", "exact"),
              List.of(OpenUnit.coordinates(d, n, size, Settings.figures(false, "caption"))));
      LinearExperiment experiment = LinearExperiment.of(sweep);
      Unit<LinearCell> unit = experiment.units().get(0);
      var shared = experiment.shared(unit.sharedKey());
      // The self term's value takes no time from a trial: any will do.
      OriginalSets sets = shared.assemble(Collections.nCopies(shared.parts().size(), 0.0));
      name = unit.label() + " N=" + size;
      trials = experiment.trials(unit, 0, sets);
      Map<LinearOperation, Double> all =
          LinearCost.operations(unit, EnumSet.of(Contrast.ORIGINAL, Contrast.EXACT));
      counts = Stream.of(OPERATIONS).mapToDouble(o -> all.getOrDefault(o, 0.0)).toArray();
    }

    void round() {
      int batch = (int) Math.max(1, Math.min(2000, ROUND_NANOSECONDS / modelled(nanoseconds())));
      long start = System.nanoTime();
      for (int i = 0; i < batch; i++) {
        trials.draw(next++).observe(0);
      }
      nanoseconds = Math.min(nanoseconds, (double) (System.nanoTime() - start) / batch);
    }

    double modelled(double[] nanosecondsOfEach) {
      double sum = 0;
      for (int j = 0; j < counts.length; j++) {
        sum += counts[j] * nanosecondsOfEach[j];
      }
      return sum;
    }
  }

  private static double[] nanoseconds() {
    return Stream.of(OPERATIONS).mapToDouble(LinearOperation::nanoseconds).toArray();
  }

  @Test
  void trialsTakeWhatTheModelSays() throws IOException {
    List<Bench> cells = Stream.of(CELLS).map(cell -> new Bench(cell[0], cell[1], cell[2])).toList();
    for (int round = 0; round < ROUNDS; round++) {
      cells.forEach(Bench::round);
    }
    double[] ratios =
        cells.stream().mapToDouble(c -> c.nanoseconds / c.modelled(nanoseconds())).toArray();
    double median = Arrays.stream(ratios).sorted().toArray()[ratios.length / 2];
    String table = table(cells, fit(cells));
    Files.writeString(Path.of("target", "linear-cost.txt"), table);
    assertAll(
        Arrays.stream(ratios)
            .map(ratio -> ratio / median)
            .mapToObj(off -> () -> assertTrue(off < BAND && 1 / off < BAND, table)));
  }

  /** Least squares of the relative errors over nanoseconds &gt;= 0, coordinate by coordinate. */
  private static double[] fit(List<Bench> cells) {
    double[] x = nanoseconds();
    for (int sweep = 0; sweep < 20_000; sweep++) {
      for (int j = 0; j < x.length; j++) {
        double slope = 0;
        double curvature = 0;
        for (Bench cell : cells) {
          double a = cell.counts[j] / cell.nanoseconds;
          slope += a * (1 - cell.modelled(x) / cell.nanoseconds);
          curvature += a * a;
        }
        x[j] = Math.max(0, x[j] + slope / curvature);
      }
    }
    return x;
  }

  private static String table(List<Bench> cells, double[] fitted) {
    StringBuilder text = new StringBuilder();
    String head = "%-24s %12s %12s %8s %8s%n";
    text.append(String.format(head, "cell", "measured us", "modelled us", "ratio", "refitted"));
    for (Bench cell : cells) {
      double model = cell.modelled(nanoseconds());
      text.append(
          String.format(
              Locale.ROOT,
              "%-24s %12.1f %12.1f %8.2f %8.2f%n",
              cell.name,
              cell.nanoseconds / 1e3,
              model / 1e3,
              cell.nanoseconds / model,
              cell.nanoseconds / cell.modelled(fitted)));
    }
    text.append(String.format("%n%-24s %12s %12s%n", "operation", "ns here", "ns fitted"));
    for (int j = 0; j < fitted.length; j++) {
      LinearOperation of = OPERATIONS[j];
      String line = "%-24s %12.3g %12.3g%n";
      text.append(String.format(Locale.ROOT, line, of, of.nanoseconds(), fitted[j]));
    }
    return text.toString();
  }
}
