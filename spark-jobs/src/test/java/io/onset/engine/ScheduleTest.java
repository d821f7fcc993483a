package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Schedule.Slots;
import io.onset.engine.Schedule.Task;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are dyadic wherever they are compared exactly. */
class ScheduleTest {

  private static final int NO_WINDOWS = Integer.MAX_VALUE;

  private static Schedule on(Slots slots, double... seconds) {
    var tasks = Arrays.stream(seconds).mapToObj(s -> new Task(s + " s", s)).iterator();
    return Schedule.of(tasks, slots);
  }

  private static Schedule on(int cores, double... seconds) {
    return on(new Slots(cores, 0, 0, NO_WINDOWS), seconds);
  }

  /** Core one: 3, then 2 (till 5); core two: 2, 2, then 4 (till 8), free first at 5. */
  @Test
  void fiveTasksOnTwoCoresByHand() {
    Schedule schedule = on(2, 3, 2, 2, 2, 4);
    assertAll(
        () -> assertEquals(5, schedule.tasks()),
        () -> assertEquals(13, schedule.work()),
        () -> assertEquals(8, schedule.wall()),
        () -> assertEquals(3, schedule.tail()),
        () -> assertEquals(3.0 / 8, schedule.tailShare()),
        () -> assertEquals(13.0 / 16, schedule.efficiency()),
        () -> assertEquals(new Task("4.0 s", 4), schedule.longest()),
        () -> assertEquals(new Task("4.0 s", 4), schedule.last()));
  }

  /** Graham's example: m (m - 1) tasks of 1 and one of m take 2 m - 1 where m is the best. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void grahamsBoundIsReached(int m) {
    double[] seconds = new double[m * (m - 1) + 1];
    Arrays.fill(seconds, 1);
    seconds[m * (m - 1)] = m;
    assertEquals(2 * m - 1, on(m, seconds).wall());
    double[] longestFirst = DoubleStream.of(seconds).map(s -> -s).sorted().map(s -> -s).toArray();
    assertEquals(m, on(m, longestFirst).wall());
  }

  @Test
  void oneCoreDoesOneAfterTheOther() {
    Schedule schedule = on(1, 3, 0.5, 1);
    assertEquals(4.5, schedule.wall());
    assertEquals(0, schedule.tail());
    assertEquals(1, schedule.efficiency());
    assertEquals(new Task("1.0 s", 1), schedule.last());
  }

  /** A core that never has a task is idle from the beginning. */
  @Test
  void moreCoresThanTasks() {
    Schedule schedule = on(4, 2, 1);
    assertEquals(2, schedule.wall());
    assertEquals(2, schedule.tail());
    assertEquals(3.0 / 8, schedule.efficiency());
  }

  @Test
  void nothingToDo() {
    Schedule schedule = on(3);
    assertAll(
        () -> assertEquals(0, schedule.wall()),
        () -> assertEquals(0, schedule.tail()),
        () -> assertEquals(0, schedule.tailShare()),
        () -> assertEquals(1, schedule.efficiency()),
        () -> assertNull(schedule.longest()),
        () -> assertNull(schedule.last()));
  }

  /** Windows of two: (4, 1), (1, 1), (2): 4 + 1 + 2; without them core two takes the small ones. */
  @Test
  void aWindowWaitsForTheOneBefore() {
    assertEquals(7, on(new Slots(2, 0, 0, 2), 4, 1, 1, 1, 2).wall());
    assertEquals(5, on(2, 4, 1, 1, 1, 2).wall());
    assertEquals(2, on(new Slots(2, 0, 0, 2), 4, 1, 1, 1, 2).tail());
  }

  /** Four tasks of 1 + 1/2 on two cores: two rounds; only the work counts as work. */
  @Test
  void whatATaskCostsBesidesItsWork() {
    Schedule schedule = on(new Slots(2, 0.5, 0, NO_WINDOWS), 1, 1, 1, 1);
    assertEquals(3, schedule.wall());
    assertEquals(4, schedule.work());
    assertEquals(4.0 / 6, schedule.efficiency());
  }

  /** A driver that starts four tasks a second keeps no more than four cores busy for a second. */
  @Test
  void theDriverStartsOneAfterTheOther() {
    double[] seconds = new double[64];
    Arrays.fill(seconds, 1);
    assertEquals(64 * 0.25 + 1, on(new Slots(1000, 0, 0.25, NO_WINDOWS), seconds).wall());
    assertEquals(1.25, on(new Slots(1, 0, 0.25, NO_WINDOWS), 1).wall());
  }

  /** work/m and the longest task from below, Graham's work/m + (1 - 1/m) longest from above. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 7", "4, 16", "5, 64", "6, 100", "7, 1000"})
  void staysWithinTheBounds(long seed, int cores) {
    double[] seconds = new double[500];
    new TrialStreams(seed).normals(new Purpose("test/tasks"), 1, 0).fill(0, seconds, 0, 500);
    double[] tasks = Arrays.stream(seconds).map(x -> x * x * x * x).toArray();
    Schedule schedule = on(cores, tasks);
    double longest = schedule.longest().seconds();
    double share = schedule.work() / cores;
    double rounding = 500 * Math.ulp(schedule.work());
    assertAll(
        () -> assertEquals(Arrays.stream(tasks).max().orElseThrow(), longest),
        () -> assertTrue(schedule.wall() >= longest),
        () -> assertTrue(schedule.wall() >= share - rounding),
        () -> assertTrue(schedule.wall() <= share + (1 - 1.0 / cores) * longest + rounding),
        () -> assertTrue(schedule.tail() <= longest || tasks.length < cores),
        () -> assertEquals(schedule, on(cores, tasks)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void slotsAreAtLeastOne(int cores, int window) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> new Slots(cores, 0, 0, window));
    assertEquals(
        "cores and window must be >= 1, got " + cores + " and " + window, thrown.getMessage());
  }
}
