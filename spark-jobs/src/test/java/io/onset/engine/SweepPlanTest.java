package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.experiment.UserException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanTest {

  private static final double SECOND = SweepPlan.BLOCK_WORK;

  private static SweepPlan plan(Shape... shapes) {
    return new SweepPlan(ToyExperiment.of(1, Hook.NONE, List.of(shapes)), null);
  }

  private static Shape shape(String label, int strata, long trials, double work) {
    return new Shape(label, label.hashCode(), strata, trials, work, List.of(1.0, 2.0));
  }

  @ParameterizedTest
  @CsvSource({"4e9, 1", "4e15, 1", "4.1e9, 1", "2e9, 2", "1.9e9, 2", "1e6, 4000", "1, 4096"})
  void blockSizeFollowsFromCost(double work, int size) {
    assertEquals(size, SweepPlan.blockSize(work, 2));
  }

  /** All cells' rows of a block are held by its task. */
  @Test
  void manyCellsMakeABlockShort() {
    assertEquals(32, SweepPlan.blockSize(1, 500));
    assertEquals(1, SweepPlan.blockSize(1, 1 << 20));
  }

  @Test
  void expensiveTrialsFirstThenReportOrder() {
    SweepPlan plan =
        plan(
            shape("cheap", 1, 3, 1),
            shape("dear", 1, 2, 4e12),
            shape("alike", 1, 2, 4e12),
            shape("dearest", 1, 1, 5e12));
    List<Integer> order = new ArrayList<>();
    plan.missing().forEachRemaining(block -> order.add(block.unit()));
    assertEquals(List.of(3, 1, 1, 2, 2, 0), order);
  }

  /** Every trial in one block, no other trial, for trials below, at and above multiples. */
  @Test
  void blocksCoverTheTrials() {
    for (int strata : new int[] {1, 2, 3, 7, 40}) {
      for (int trials : new int[] {0, 1, 2, 6, 7, 8, 20, 21, 22, 99}) {
        for (int size : new int[] {1, 3, 4096}) {
          cover(shape("a", strata, trials, SECOND / size), size);
        }
      }
    }
  }

  private static void cover(Shape shape, int size) {
    SweepPlan plan = plan(shape);
    var unit = ToyExperiment.of(1, Hook.NONE, List.of(shape)).units().get(0);
    BitSet seen = new BitSet();
    long blocks = 0;
    for (Iterator<TrialBlock> all = plan.missing(); all.hasNext(); blocks++) {
      TrialBlock block = all.next();
      assertEquals(List.of(0, 1), block.cells());
      assertTrue(block.count() >= 1 && block.count() * block.strata() <= size);
      for (int i = 0; i < block.count() * block.strata(); i++) {
        int stratum = block.stratum() + i / block.count();
        int trial = (int) unit.trial(stratum, block.first() + i % block.count());
        assertEquals(stratum, trial % shape.strata());
        assertTrue(!seen.get(trial), "twice");
        seen.set(trial);
      }
    }
    assertEquals(shape.trials(), seen.cardinality());
    assertEquals(shape.trials(), seen.length());
    assertEquals(blocks, plan.blocks(0));
  }

  /** Strata of a few trials share a block, so that a block is worth its task. */
  @Test
  void shortStrataAreJoined() {
    List<TrialBlock> blocks = new ArrayList<>();
    plan(shape("a", 10, 23, SECOND / 8)).missing().forEachRemaining(blocks::add);
    List<Integer> cells = List.of(0, 1);
    assertEquals(
        List.of(
            new TrialBlock(0, cells, 0, 2, 0, 3),
            new TrialBlock(0, cells, 2, 1, 0, 3),
            new TrialBlock(0, cells, 3, 4, 0, 2),
            new TrialBlock(0, cells, 7, 3, 0, 2)),
        blocks);
  }

  /**
   * Of long strata a block has a few trials of each: near each other, so read but once or twice.
   */
  @Test
  void longStrataAreCutAcross() {
    List<TrialBlock> blocks = new ArrayList<>();
    plan(shape("a", 3, 120, SECOND / 32)).missing().forEachRemaining(blocks::add);
    List<Integer> cells = List.of(0, 1);
    assertEquals(
        List.of(
            new TrialBlock(0, cells, 0, 2, 0, 16),
            new TrialBlock(0, cells, 0, 2, 16, 16),
            new TrialBlock(0, cells, 0, 2, 32, 8),
            new TrialBlock(0, cells, 2, 1, 0, 16),
            new TrialBlock(0, cells, 2, 1, 16, 16),
            new TrialBlock(0, cells, 2, 1, 32, 8)),
        blocks);
  }

  /** Four thousand million blocks: if they were held, the memory would not do. */
  @Test
  void blocksAreMadeAsTheyAreAskedFor() {
    Iterator<TrialBlock> blocks =
        plan(shape("a", 1, 0xFFFF_FFFFL, SECOND), shape("b", 3, 0xFFFF_FFFFL, SECOND)).missing();
    for (long first = 0; first < 1_000_000; first++) {
      assertEquals(new TrialBlock(0, List.of(0, 1), 0, 1, first, 1), blocks.next());
    }
  }

  @Test
  void backlogEndsAtItsTotal() {
    List<Shape> shapes = ToyExperiment.shapes(101);
    ToyExperiment toy = ToyExperiment.of(1, Hook.NONE, shapes);
    SweepPlan plan = new SweepPlan(toy, null);
    Backlog backlog = Backlog.of(toy, plan.missing());
    Progress.Tally done = new Progress.Tally(0, 0, 0, 0);
    for (Iterator<TrialBlock> all = plan.missing(); all.hasNext(); ) {
      TrialBlock block = all.next();
      done = done.plus(backlog.done(new BlockTask.Report(block.unit(), block.rows(), 0)));
    }
    double work = shapes.stream().mapToDouble(s -> s.work() * s.trials()).sum();
    assertEquals(work, backlog.total().work(), 1e-12 * work);
    assertEquals(backlog.total().work(), done.work(), 1e-12 * work);
    assertEquals(4, backlog.total().cells());
    assertEquals(404, backlog.total().trials());
    assertEquals(4, done.cells());
    assertEquals(404, done.trials());
    assertEquals(List.of("shared of 1", "shared of 3"), List.copyOf(backlog.sharedKeys()));
  }

  @Test
  void unitsOfOneDataKeyMustBeOfOneLabel() {
    Shape one = new Shape("d=1", 0xABCL, 1, 5, 1, List.of(1.0));
    plan(one, new Shape("d=1", 0xABCL, 3, 5, 1, List.of(1.0)));
    Shape other = new Shape("d=2", 0xABCL, 1, 5, 1, List.of(1.0));
    UserException thrown = assertThrows(UserException.class, () -> plan(one, other));
    assertEquals(
        "d=1 and d=2 have the same draws (data key 0x0000000000000abc), must differ",
        thrown.getMessage());
  }

  @Test
  void demandIsTheLargestTaskAndAllSharedValues() {
    ToyExperiment toy = ToyExperiment.of(1, Hook.NONE, ToyExperiment.shapes(1));
    assertEquals(new SweepPlan.Demand("a", 1 << 10, 2 * Double.BYTES), SweepPlan.demand(toy));
  }
}
