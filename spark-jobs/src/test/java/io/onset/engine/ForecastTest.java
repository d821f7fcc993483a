package io.onset.engine;

import static io.onset.engine.Forecast.DISPATCH_SECONDS;
import static io.onset.engine.Forecast.FILE_READ_SECONDS;
import static io.onset.engine.Forecast.FILE_WRITE_SECONDS;
import static io.onset.engine.Forecast.ROW_READ_SECONDS;
import static io.onset.engine.Forecast.ROW_WRITE_SECONDS;
import static io.onset.engine.Forecast.TASK_SECONDS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ToyExperiment.Hook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Eight trials of the toy: unit a, two cells, is two blocks of four trials; b, three strata, one
 * block of two strata with three trials each and one of two trials; c one block.
 */
class ForecastTest {

  private static final double RATE = SweepPlan.BLOCK_WORK;
  private static final double ROUNDING = 1e-12;
  private static final int WINDOW = 100;

  private static Forecast on(Cluster cluster, int window) {
    ToyExperiment toy = ToyExperiment.of(1, Hook.NONE, ToyExperiment.shapes(8));
    return Forecast.of(toy, cluster, window, RATE);
  }

  private static Schedule stage(String name, Forecast forecast) {
    return forecast.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .schedule();
  }

  @Test
  void theStagesOfARunInTheirOrder() {
    List<String> names =
        on(new Cluster(1, 1, 0), WINDOW).stages().stream().map(Forecast.Stage::name).toList();
    assertEquals(List.of("shared values", "trials", "curves"), names);
  }

  /** Two keys of three parts, ten multiply-adds each. */
  @Test
  void sharedValuesByHand() {
    Schedule shared = stage("shared values", on(new Cluster(1, 1, 0), WINDOW));
    assertEquals(6, shared.tasks());
    assertEquals(6 * 10 / RATE, shared.work(), ROUNDING * shared.work());
    assertEquals("shared of 1", shared.longest().label());
  }

  /** Blocks of 1, 1, 6/16, 2/16 and 8/100 seconds; seven files and 32 rows. */
  @Test
  void trialsByHand() {
    Schedule trials = stage("trials", on(new Cluster(1, 1, 0), WINDOW));
    double work = 2 + 0.5 + 0.08 + 7 * FILE_WRITE_SECONDS + 32 * ROW_WRITE_SECONDS;
    double wall = work + 5 * (TASK_SECONDS + DISPATCH_SECONDS);
    assertAll(
        () -> assertEquals(5, trials.tasks()),
        () -> assertEquals(work, trials.work(), ROUNDING * work),
        () -> assertEquals(wall, trials.wall(), ROUNDING * wall),
        () -> assertEquals("a", trials.longest().label()),
        () -> assertEquals("c", trials.last().label()));
  }

  /** Two cells of two files, one of two, one of one; eight rows each. */
  @Test
  void curvesByHand() {
    Schedule curves = stage("curves", on(new Cluster(1, 1, 0), WINDOW));
    double work = 7 * FILE_READ_SECONDS + 4 * 8 * ROW_READ_SECONDS;
    assertEquals(4, curves.tasks());
    assertEquals(work, curves.work(), ROUNDING * work);
  }

  /** The tasks of a are the longest, and come first: on two cores b and c follow them. */
  @Test
  void theOrderIsThatOfThePlan() {
    Schedule trials = stage("trials", on(new Cluster(1, 2, 0), WINDOW));
    double a = 1 + 2 * FILE_WRITE_SECONDS + 8 * ROW_WRITE_SECONDS;
    assertEquals(a, trials.longest().seconds(), ROUNDING);
    assertTrue(trials.wall() > a + 6 / 16.0 && trials.wall() < a + 9 / 16.0, trials::toString);
    assertTrue(stage("trials", on(new Cluster(1, 2, 0), 2)).wall() > trials.wall());
  }

  /** Only the number of cores counts, and the start. */
  @Test
  void allStagesTogether() {
    Forecast forecast = on(new Cluster(2, 2, 7), WINDOW);
    double stages = forecast.stages().stream().mapToDouble(s -> s.schedule().wall()).sum();
    assertEquals(7 + stages, forecast.wall(), ROUNDING * forecast.wall());
    assertEquals(forecast.work() / (4 * forecast.wall()), forecast.efficiency(), ROUNDING);
    assertEquals(forecast, on(new Cluster(4, 1, 7), WINDOW));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "1000001, 1", "65536, 65536"})
  void aClusterHasCores(int executors, int cores) {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> new Cluster(executors, cores, 0));
    String rule = "executors and cores must be >= 1 and their product <= 1000000, got ";
    assertEquals(rule + executors + "x" + cores, thrown.getMessage());
  }
}
