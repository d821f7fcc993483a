package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ToyExperiment.Cell;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.experiment.Allocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that ends by its budget has the results of what is there, and the next one goes on. */
class BudgetTest {

  private static final long SEED = 7;

  @TempDir private Path folder;

  private final Map<String, Integer> observed = new HashMap<>();

  private SweepResult run(List<Shape> shapes, Budget budget) {
    ToyExperiment toy = ToyExperiment.of(SEED, this::count, shapes);
    Spending spending = new Spending(Allocation.EVEN, budget);
    return new SweepRun<>(
            toy, SEED, EngineContract.runFolder(folder), new SerialEngine(), Progress.SILENT)
        .run(spending);
  }

  private void count(Cell cell, long trial) {
    observed.merge(cell + " " + trial, 1, Integer::sum);
  }

  /** What a straight run gives whose cells have the trials that a result has. */
  private static SweepResult straight(List<Shape> shapes, SweepResult result) {
    ToyExperiment toy = ToyExperiment.of(SEED, Hook.NONE, shapes);
    long[] trials =
        toy.units().stream()
            .mapToLong(unit -> result.cells().get(unit.cells().get(0).at().toString()))
            .toArray();
    return ReferenceRun.of(new Allotted<>(toy, trials), SEED);
  }

  private static SweepResult straight(List<Shape> shapes) {
    return ReferenceRun.of(ToyExperiment.of(SEED, Hook.NONE, shapes), SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 12, 20, 31, 45})
  void theResultIsThatOfTheTrialsThatAllCellsOfAUnitHave(int questions) {
    List<Shape> shapes = ToyExperiment.shapes(50);
    SweepResult result = run(shapes, Countdown.of(questions));
    assertEquals(200, result.asked());
    assertEquals(result.trials() == 200, result.isComplete());
    EngineContract.requireEqual(straight(shapes, result), result);
  }

  @Test
  void nothingIsStartedOnceItIsOver() {
    SweepResult result = run(ToyExperiment.shapes(50), Countdown.of(0));
    assertEquals(0, result.trials());
    assertEquals(List.of(), result.curves());
    assertEquals(Map.of(), observed);
    assertEquals(List.of(0L, 0L, 0L, 0L), List.copyOf(result.cells().values()));
  }

  @Test
  void theCellsThatTheCurvesLackAreWarnedOf() {
    List<String> warnings = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void begin(String stage, Tally total) {}

          @Override
          public void advance(Tally done) {}

          @Override
          public void end() {}

          @Override
          public void warn(String warning) {
            warnings.add(warning);
          }
        };
    ToyExperiment toy = ToyExperiment.of(SEED, Hook.NONE, ToyExperiment.shapes(50));
    new SweepRun<>(toy, SEED, EngineContract.runFolder(folder), new SerialEngine(), progress)
        .run(new Spending(Allocation.EVEN, Countdown.of(2)));
    assertTrue(
        warnings.contains(
            "no trials yet of 2 of 4 cells, which the curves leave out; the first is"
                + " d=2 strata=3 scale=0.1 kind=sound"),
        warnings.toString());
  }

  /** Nights of any length, trials that grow in between: in the end one straight run's bits. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void nightsEndWhereOneRunDoes(long seed) {
    Random nights = new Random(seed);
    for (long trials : new long[] {20, 50}) {
      List<Shape> shapes = ToyExperiment.shapes(trials);
      SweepResult result = run(shapes, Countdown.of(nights.nextInt(60)));
      while (!result.isComplete()) {
        EngineContract.requireEqual(straight(shapes, result), result);
        result = run(shapes, Countdown.of(1 + nights.nextInt(60)));
      }
      EngineContract.requireEqual(straight(shapes), result);
    }
    assertEquals(Set.of(1), new TreeSet<>(observed.values()), "nothing is computed twice");
    assertEquals(4 * 50, observed.size());
  }

  /** Wherever a night ends, all units are at nearly the same share: within a round and a block. */
  @Test
  void allocationIsEven() {
    List<Shape> shapes =
        List.of(
            new Shape("dear", 1, 1, 800, SweepPlan.BLOCK_WORK, List.of(1.0)),
            new Shape("sets", 2, 40, 1600, SweepPlan.BLOCK_WORK / 10, List.of(1.0)),
            new Shape("cheap", 3, 1, 8000, SweepPlan.BLOCK_WORK / 50, List.of(1.0)));
    for (int blocks : new int[] {40, 100, 300, 600}) {
      SweepResult result = run(shapes, Countdown.of(2 * blocks));
      assertFalse(result.isComplete());
      List<Long> trials = List.copyOf(result.cells().values());
      double[] shares = {trials.get(0) / 800.0, trials.get(1) / 1600.0, trials.get(2) / 8000.0};
      double most = Math.max(shares[0], Math.max(shares[1], shares[2]));
      double least = Math.min(shares[0], Math.min(shares[1], shares[2]));
      assertTrue(
          least >= Math.min(most / 2, most - 0.125) - 0.025, () -> blocks + ": " + result.cells());
    }
  }

  @Test
  void sharesDoubleAndThenGoUpByEighths() {
    List<Double> shares = new ArrayList<>();
    for (int round = 0; round <= 15; round++) {
      shares.add(1024 * EvenRounds.share(round));
    }
    List<Double> expected = new ArrayList<>(List.of(0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0));
    for (int eighths = 1; eighths <= 8; eighths++) {
      expected.add(128.0 * eighths);
    }
    assertEquals(expected, shares);
  }

  /** The rounds cut the plan's trials, each once. */
  @Test
  void roundsHaveEveryTrialOnce() {
    List<Shape> shapes = ToyExperiment.shapes(10_007);
    SweepPlan plan = new SweepPlan(ToyExperiment.of(SEED, Hook.NONE, shapes), null);
    long[] rows = new long[3];
    EvenRounds.blocks(plan).forEachRemaining(block -> rows[block.unit()] += block.rows());
    assertEquals(List.of(20_014L, 10_007L, 10_007L), List.of(rows[0], rows[1], rows[2]));
  }
}
