package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.experiment.Allocation;
import io.onset.experiment.CurveRow;
import io.onset.store.RunFolder;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which round asks for which trials is a function of the rows alone, whatever the nights were. */
class PrecisionRoundsTest {

  private static final long SEED = 7;

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("a", 1, 1, 29, SweepPlan.BLOCK_WORK / 4, List.of(1.0, -2.0)),
          new Shape("b", 2, 3, 60, SweepPlan.BLOCK_WORK / 8, List.of(0.1)),
          new Shape("c", 3, 1, 128, SweepPlan.BLOCK_WORK / 32, List.of(3.0)),
          new Shape("d", 4, 1, 32, SweepPlan.BLOCK_WORK / 4, List.of(0.7)));

  @TempDir private static Path straight;

  /** The rounds of a folder that a straight run filled, block by block of the whole sweep. */
  private static List<List<Long>> rounds;

  @TempDir private Path folder;

  private static ToyExperiment toy() {
    return ToyExperiment.of(SEED, Hook.NONE, SHAPES);
  }

  private static SweepResult run(Path folder, Engine engine, Spending spending) {
    RunFolder store = EngineContract.runFolder(folder);
    return new SweepRun<>(toy(), SEED, store, engine, Progress.SILENT).run(spending);
  }

  @BeforeAll
  static void runStraight() {
    run(straight, new SerialEngine(), Spending.UNLIMITED);
    rounds = replay(straight);
  }

  /** The targets of the rounds up to the first that is not stored, that one too. */
  private static List<List<Long>> replay(Path folder) {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    Engine engine = new SerialEngine();
    SweepPlan plan = new SweepPlan(toy(), store);
    var rounds = new PrecisionRounds<>(toy(), plan, engine, engine.share(store));
    List<List<Long>> targets = new ArrayList<>();
    boolean stored = true;
    while (stored && rounds.hasNext()) {
      stored = !rounds.next().hasNext();
      targets.add(Arrays.stream(rounds.targets()).boxed().toList());
    }
    return targets;
  }

  /** By the rule's words: the rows of a round's trials, the gains. */
  @Test
  void theRoundsAreThoseOfTheRule() {
    int[] block = {4, 8, 32, 4};
    assertEquals(List.of(4L, 8L, 32L, 4L), rounds.get(0), "1/32, in whole blocks");
    double all = SHAPES.stream().mapToDouble(s -> s.work() * s.trials()).sum();
    for (int k = 1; k < rounds.size(); k++) {
      List<Long> expected = new ArrayList<>(rounds.get(k - 1));
      double work = 0;
      for (int unit : byGain(rounds.get(k - 1))) {
        Shape shape = SHAPES.get(unit);
        if (work < all / 32) {
          long before = expected.get(unit);
          long blocks = (2 * before + block[unit] - 1) / block[unit];
          expected.set(unit, Math.min(shape.trials(), blocks * block[unit]));
          work += (expected.get(unit) - before) * shape.work();
        }
      }
      assertEquals(expected, rounds.get(k), "round " + k);
    }
    assertEquals(List.of(29L, 60L, 128L, 32L), rounds.get(rounds.size() - 1));
    assertTrue(rounds.size() > 6, rounds.toString());
  }

  private static List<Integer> byGain(List<Long> trials) {
    long[] numbers = trials.stream().mapToLong(Long::longValue).toArray();
    List<CurveRow> rows = ReferenceRun.of(new Allotted<>(toy(), numbers), SEED).curves();
    double[] widths = {
      Math.max(toy().width(rows.get(0)), toy().width(rows.get(1))),
      toy().width(rows.get(2)),
      toy().width(rows.get(3)),
      toy().width(rows.get(4))
    };
    List<Integer> open = new ArrayList<>(List.of(0, 1, 2, 3));
    open.removeIf(u -> trials.get(u) == SHAPES.get(u).trials());
    open.sort(
        (u, v) ->
            Double.compare(
                widths[v] / trials.get(v) / SHAPES.get(v).work(),
                widths[u] / trials.get(u) / SHAPES.get(u).work()));
    return open;
  }

  /**
   * Nights that end anywhere, are killed anywhere, compute each round in any order, some of them
   * with the other allocation: no round moves, and the end is a straight run's.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noNightMovesARound(long seed) {
    Random random = new Random(seed);
    boolean done = false;
    for (int night = 0; !done; night++) {
      Allocation allocation = night % 4 == 2 ? Allocation.EVEN : Allocation.PRECISION;
      Spending spending = new Spending(allocation, Countdown.of(20 + random.nextInt(120)));
      try {
        done = run(folder, new ShuffledMortal(random), spending).isComplete();
      } catch (IllegalStateException killed) {
        assertEquals("killed", killed.getMessage());
      }
      List<List<Long>> replayed = replay(folder);
      assertEquals(rounds.subList(0, replayed.size()), replayed);
    }
    SweepResult end = run(folder, new SerialEngine(), Spending.UNLIMITED);
    EngineContract.requireEqual(ReferenceRun.of(toy(), SEED), end);
    assertEquals(rounds, replay(folder));
  }

  /**
   * Under a budget that suffices the rounds are computed one after the other, each cell to its end.
   */
  @Test
  void aBudgetThatSufficesEndsWithAllTrials() {
    Spending spending = new Spending(Allocation.PRECISION, Countdown.of(Integer.MAX_VALUE));
    SweepResult end = run(folder, new SerialEngine(), spending);
    assertTrue(end.isComplete());
    EngineContract.requireEqual(ReferenceRun.of(toy(), SEED), end);
  }

  /** What is computed first is what the first rounds ask for. */
  @Test
  void aNightThatEndsBetweenRoundsHasTheTrialsOfTheLast() {
    // Five blocks: b's third stratum is shorter. Each is asked about by the plan and by its task,
    // their end by the plan.
    SweepResult night =
        run(
            folder,
            new SerialEngine(),
            new Spending(Allocation.PRECISION, Countdown.of(2 * 5 + 1)));
    assertEquals(
        List.of(4L, 4L, 8L, 32L, 4L), List.copyOf(night.cells().values()), "a has two cells");
  }

  /** Runs tasks in any order, and dies in some nights after some of them. */
  private static final class ShuffledMortal implements Engine {
    private final Random random;
    private int left;

    ShuffledMortal(Random random) {
      this.random = random;
      this.left = random.nextBoolean() ? random.nextInt(50) : Integer.MAX_VALUE;
    }

    @Override
    public <V extends Serializable> Shared<V> share(V value) {
      return () -> value;
    }

    @Override
    public <T extends Serializable, R extends Serializable> void run(
        Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
      List<T> shuffled = new ArrayList<>();
      tasks.forEachRemaining(shuffled::add);
      Collections.shuffle(shuffled, random);
      for (T task : shuffled) {
        if (left-- == 0) {
          throw new IllegalStateException("killed");
        }
        done.accept(run.run(task));
      }
    }

    @Override
    public String describe() {
      return "mortal";
    }

    @Override
    public void close() {}
  }
}
