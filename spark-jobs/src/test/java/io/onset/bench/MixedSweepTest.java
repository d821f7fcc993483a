package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.bench.MixedBench.Grown;
import io.onset.bench.MixedBench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedSweepTest {

  private static final double ROUNDING = 1e-15;

  private static Result seconds(double trials, double whole) {
    return new Result(4, 8, trials, whole);
  }

  /** Halves of a sweep in 2 s and in 6 s: 1/4 and 1/12 of it a second, all of it in 3 s. */
  @Test
  void enginesThatShareASweepAddTheirRates() {
    assertEquals(3, MixedBench.together(List.of(2.0, 6.0)), 3 * ROUNDING);
  }

  /** Best against best, and what is excluded is that of Spark's best. */
  @Test
  void theComparison() {
    List<Result> spark = List.of(seconds(5, 7), seconds(4, 14));
    var compared = MixedSweep.comparison(4, "local[2]", spark, List.of(3.0, 3.5));
    assertEquals(0.75, compared.efficiency());
    assertEquals(List.of(0.6, 0.875), compared.efficiencies());
    assertEquals(10, compared.excludedSeconds());
    assertEquals(List.of(5.0, 4.0), compared.sparkSeconds());
    assertEquals(4, compared.trialsBefore());
    assertEquals(8, compared.trials());
    assertEquals(4, compared.askedSeconds());
    assertEquals(0.95, compared.goal());
    assertEquals(0.9, MixedSweep.comparison(4, "spark://h:1", spark, List.of(3.0)).goal());
  }

  /** A machine of 8 trials a second, the first 4 of which take so many seconds more. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 100})
  void aSweepGrowsUntilItsLastTrialsTakeLongEnough(double start) {
    List<Long> ran = new ArrayList<>(List.of(0L));
    Grown grown =
        MixedBench.grow(
            4,
            25,
            all -> {
              long trials = all - ran.get(ran.size() - 1);
              ran.add(all);
              return trials / 8.0 + (ran.size() == 2 ? start : 0);
            });
    assertTrue(grown.seconds() >= 25, grown::toString);
    assertEquals(grown.trials() / 8.0, grown.seconds());
    assertTrue(grown.trials() <= 2 * grown.before(), grown::toString);
    assertEquals(0, grown.before() % 4);
    assertEquals(0, grown.trials() % 4);
    assertEquals(grown.before() + grown.trials(), ran.get(ran.size() - 1));
    assertTrue(ran.size() <= 8, ran::toString);
  }

  /** The first trials, in which all starts and compiles, are not timed, however long they take. */
  @Test
  void theFirstTrialsAreNotTimed() {
    Grown grown = MixedBench.grow(4, 1, all -> 10);
    assertEquals(new Grown(4, 4, 10), grown);
  }

  /** Serial engines share the trials, go on from those that are stored, and each has its folder. */
  @Test
  void serialEnginesAtOnce(@TempDir Path folder) {
    LongToDoubleFunction run = MixedBench.serial(20, folder.toString(), 2);
    assertTrue(run.applyAsDouble(2) > 0);
    assertTrue(run.applyAsDouble(4) > 0);
    assertTrue(Files.exists(folder.resolve("1/shared.json")));
    assertTrue(Files.exists(folder.resolve("2/shared.json")));
  }
}
