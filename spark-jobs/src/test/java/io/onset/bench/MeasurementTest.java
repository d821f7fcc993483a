package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private static final double ROUNDING = 1e-15;

  @Test
  void bestMedianAndSpread() {
    Measurement measured = new Measurement(List.of(0.3, 0.1, 0.2));
    assertEquals(0.1, measured.best());
    assertEquals(0.2, measured.median());
    assertEquals(10, measured.rate(), 10 * ROUNDING);
    assertEquals(1, measured.spread(), ROUNDING);
    assertThrows(IllegalArgumentException.class, () -> new Measurement(List.of()));
  }

  /** 10 and 5 trials a second are 15; then 5 and 5 are 10. */
  @Test
  void ratesOfProgramsAtOnceAddUp() {
    Measurement one = new Measurement(List.of(0.1, 0.2));
    Measurement other = new Measurement(List.of(0.2, 0.2));
    Measurement both = Measurement.together(List.of(one, other));
    assertEquals(1 / 15.0, both.best(), ROUNDING);
    assertEquals(0.1, both.median(), ROUNDING);
  }
}
