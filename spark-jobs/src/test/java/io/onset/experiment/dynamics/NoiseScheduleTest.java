package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.experiment.dynamics.NoiseSchedule.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseScheduleTest {

  /** abar_1000 = 6.3e-3 and, with T = 500, abar_500 = .079. */
  @Test
  void thePapersLevels() {
    NoiseSchedule schedule = NoiseSchedule.of("linear 1000 0.0001 0.01");
    assertEquals(1000, schedule.levels());
    assertEquals(6.3e-3, schedule.level(1000).signal(), 0.05e-3);
    NoiseSchedule shorter = NoiseSchedule.of("linear 500 0.0001 0.01");
    assertEquals(0.079, shorter.level(500).signal(), 0.0005);
    assertEquals(0.0001 + 0.0099 / 1000, schedule.level(1).beta(), 1e-18);
    assertEquals(0.01, schedule.level(1000).beta(), 1e-17);
  }

  @Test
  void theDefinitionLevelByLevel() {
    NoiseSchedule schedule = NoiseSchedule.of("linear 200 0.001 0.05");
    double product = 1;
    for (int t = 1; t <= 200; t++) {
      Level level = schedule.level(t);
      double before = product;
      product *= 1 - level.beta();
      assertEquals(product, level.signal(), 1e-14 * product);
      assertEquals(1 - product, level.noise(), 1e-14);
      assertEquals(1 - before, level.noiseBefore(), 1e-14);
    }
  }

  /** What keeps null modes null. */
  @Test
  void theFirstNoiseIsItsBetaToTheBit() {
    for (String text : new String[] {"linear 1000 0.0001 0.01", "linear 7 0.3 0.1", "levels 0.7"}) {
      Level first = NoiseSchedule.of(text).level(1);
      assertEquals(first.beta(), first.noise());
      assertEquals(0, first.noiseBefore());
    }
  }

  @Test
  void levelsAsAList() throws IOException {
    NoiseSchedule schedule = NoiseSchedule.of("levels 0.9 0.5 0.1");
    assertEquals(3, schedule.levels());
    assertEquals(0.5, schedule.level(2).signal(), 1e-15);
    assertEquals(0.8, schedule.level(3).beta(), 1e-15);
    Path file = Files.createDirectories(Path.of("target/dynamics")).resolve("levels.txt");
    Files.writeString(file, "0.9\n0.5\n0.1\n");
    NoiseSchedule same = NoiseSchedule.of(NoiseSchedule.canonical("file " + file));
    assertEquals(schedule.level(3), same.level(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear 0 0.1 0.2",
        "linear 1.5 0.1 0.2",
        "linear 10 0 0.2",
        "linear 10 0.1 1",
        "linear 10",
        "levels",
        "levels 1",
        "levels 0.5 0.5",
        "levels 0.5 0.6",
        "levels 0.5 0",
        "cosine 10",
        "linear 1000000 0.1 0.2",
        "file /no/such"
      })
  void whatIsNoSchedule(String text) {
    assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.canonical(text));
  }

  @Test
  void oneTextEach() {
    String text = NoiseSchedule.canonical("linear  1000 1e-4 1.0e-2");
    assertEquals("linear 1000 0.0001 0.01", text);
  }
}
