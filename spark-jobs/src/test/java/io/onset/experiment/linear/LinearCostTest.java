package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Cost;
import io.onset.experiment.Unit;
import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.ArrayList;
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

  /** d = 4, n = 30 by hand: 120 + (5 + 4) 4 + 4 numbers, a third of the fit and that of 8 rows. */
  @Test
  void lessNoiseByHand() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.ORIGINAL, Contrast.EXACT);
    var whole = LinearCost.operations(unit(4, 30, 20, CORRECTED), contrasts);
    var less = LinearCost.operations(noises(4, 30, "wishart"), contrasts);
    assertEquals(160, less.get(LinearOperation.NORMAL));
    assertEquals(160 + 128, less.get(LinearOperation.FIT));
    for (LinearOperation other : LinearOperation.values()) {
      if (other != LinearOperation.NORMAL && other != LinearOperation.FIT) {
        assertEquals(whole.get(other), less.get(other));
      }
    }
  }

  /** Work and memory of both forms, of either, and of too few points for the shortcut. */
  @Test
  void lessNoiseIsLessWorkAndMemory() {
    Set<Contrast> contrasts = EnumSet.of(Contrast.EXACT);
    Cost whole = LinearCost.of(noises(16, 1000, "drawn"), contrasts);
    Cost less = LinearCost.of(noises(16, 1000, "wishart"), contrasts);
    Cost both = LinearCost.of(noises(16, 1000, "drawn", "wishart"), contrasts);
    assertTrue(less.work() < whole.work() && less.bytes() < whole.bytes());
    assertTrue(whole.work() < both.work() && whole.bytes() < both.bytes());
    assertEquals(
        LinearCost.of(noises(16, 32, "drawn"), contrasts),
        LinearCost.of(noises(16, 32, "wishart"), contrasts));
  }

  private static Unit<LinearCell> noises(int d, int n, String... noises) {
    List<Coordinates> cells = new ArrayList<>();
    for (String noise : noises) {
      var at = new LinkedHashMap<>(OpenUnit.coordinates(d, n, 20, CORRECTED).values());
      at.put("forward_noise", noise);
      cells.add(new Coordinates(at));
    }
    return LinearExperiment.of(OpenUnit.sweep(1, List.of("exact"), cells)).units().get(0);
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
