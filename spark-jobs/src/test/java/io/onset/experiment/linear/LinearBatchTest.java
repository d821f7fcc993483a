package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials drawn together are the trials drawn alone, to the bit. */
class LinearBatchTest {

  private static final Settings[] CELLS = {
    new Settings(0, 1, 2, 0.02, 0, false, "caption"),
    new Settings(0, 1, 2, 0.02, 0.1, true, "normal-reference"),
    new Settings(0, 1, 1, 0.5, 0, false, "caption")
  };

  @ParameterizedTest
  @CsvSource({"3, 2", "3, 20", "16, 9", "40, 50", "100, 5"})
  void drawnTogetherOrAlone(int d, int n) {
    OpenUnit unit = OpenUnit.of(7, d, n, 70, CELLS);
    List<Long> numbers = LongStream.range(0, unit.trials().together()).boxed().toList();
    assertEquals(8, numbers.size());
    List<LinearObservation> together = new ArrayList<>();
    List<Trial<LinearObservation>> drawn = unit.trials().draw(numbers);
    for (int c = 0; c < CELLS.length; c++) {
      for (Trial<LinearObservation> trial : drawn) {
        together.add(trial.observe(c));
      }
    }
    for (long t = 7; t >= 0; t--) {
      Trial<LinearObservation> alone = unit.trials().draw(t);
      for (int c = CELLS.length - 1; c >= 0; c--) {
        assertEquals(alone.observe(c), together.get(c * 8 + (int) t));
      }
    }
  }

  /** A pass over the points is shared where they cost more than the multiplications. */
  @Test
  void onlyLightTrialsShareAPass() {
    assertEquals(1, OpenUnit.of(7, 65, 34, 70, CELLS).trials().together());
    assertEquals(8, OpenUnit.of(7, 65, 33, 70, CELLS).trials().together());
    assertEquals(8, OpenUnit.of(7, 64, 80, 70, CELLS).trials().together());
    assertEquals(8, OpenUnit.of(7, 109, 60, 480, CELLS).trials().together());
    assertEquals(1, OpenUnit.of(7, 109, 60, 479, CELLS).trials().together());
    assertEquals(1, OpenUnit.of(7, 110, 60, 480, CELLS).trials().together());
  }
}
