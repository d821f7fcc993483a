package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinearCostTest {

  private static final Settings CORRECTED = Settings.figures(false, "caption");
  private static final Settings PRINTED = Settings.figures(true, "caption");
  private static final Settings REFERENCE = Settings.figures(false, "normal-reference");

  private static Unit<LinearCell> unit(int d, int n, int size, Settings... settings) {
    List<Coordinates> cells =
        Stream.of(settings).map(each -> OpenUnit.coordinates(d, n, size, each)).toList();
    var sweep = OpenUnit.sweep(1, List.of("original", "exact", "matched"), cells);
    return LinearExperiment.of(sweep).units().get(0);
  }

  private static Map<LinearOperation, Double> counts(double... inOrder) {
    Map<LinearOperation, Double> counts = new EnumMap<>(LinearOperation.class);
    for (LinearOperation operation : LinearOperation.values()) {
      counts.put(operation, inOrder[operation.ordinal()]);
    }
    return counts;
  }

  /** d = 4, n = 10, N = 20 by hand: of full rank 4, so every law is triangular. */
  @Test
  void oneCellByHand() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.ORIGINAL, Contrast.EXACT);
    double points = 10 + 20;
    double factors = 3 * 16 * (4 + 4);
    assertEquals(
        counts(80, 50, 200, points, points * 4, points * 8, 160, factors, 1),
        LinearCost.operations(unit(4, 10, 20, CORRECTED), contrasts));
  }

  /** d = 10, n = 3 and no original set: rank 2, the low-rank form; a matched set doubles. */
  @Test
  void aMatchedSetByHand() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.EXACT, Contrast.MATCHED);
    assertEquals(
        counts(90, 9, 90, 6, 60, 120, 60, 2 * 10 * 4, 1),
        LinearCost.operations(unit(10, 3, 20, CORRECTED), contrasts));
  }

  /** Cells of one unit share the draws and, where their width is the same, the pairs. */
  @Test
  void whatCellsShareCountsOnce() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.ORIGINAL);
    var one = LinearCost.operations(unit(4, 10, 20, CORRECTED), contrasts);
    var three = LinearCost.operations(unit(4, 10, 20, CORRECTED, PRINTED, REFERENCE), contrasts);
    assertEquals(one.get(LinearOperation.NORMAL), three.get(LinearOperation.NORMAL));
    assertEquals(2 * one.get(LinearOperation.PAIR), three.get(LinearOperation.PAIR));
    assertEquals(3 * one.get(LinearOperation.FORM), three.get(LinearOperation.FORM));
  }

  /** A unit of work is a quarter of a nanosecond. */
  @Test
  void workIsTheirTime() {
    double nanoseconds =
        50 * LinearOperation.PAIR.nanoseconds()
            + 200 * LinearOperation.PAIR_COORDINATE.nanoseconds();
    assertEquals(4 * nanoseconds, LinearCost.pairs(10, 4), 1e-12 * nanoseconds);
  }

  /** Eight trials over four sets: each set's twenty points are drawn for every second trial. */
  @Test
  void setsThatChangeAreDrawnAgain() {
    var cell = OpenUnit.coordinates(4, 10, 20, CORRECTED);
    var changing = new LinkedHashMap<>(cell.values());
    changing.put("original_sets", 4L);
    var sweep = OpenUnit.sweep(1, List.of("original"), List.of(new Coordinates(changing)));
    Unit<LinearCell> unit = LinearExperiment.of(sweep).units().get(0);
    assertEquals(
        80 + 80 / 2.0,
        LinearCost.operations(unit, EnumSet.of(Contrast.ORIGINAL)).get(LinearOperation.NORMAL));
  }

  /** The pairs of 100000 points in 16 dimensions are tasks of their own; those of 10000 are not. */
  @Test
  void pairsOfLargeSetsAreNotTheTrials() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.EXACT);
    assertNull(
        LinearCost.operations(unit(16, 100_000, 20, CORRECTED), contrasts)
            .get(LinearOperation.PAIR));
    assertEquals(
        5e7,
        LinearCost.operations(unit(16, 10_000, 20, CORRECTED), contrasts)
            .get(LinearOperation.PAIR));
  }
}
