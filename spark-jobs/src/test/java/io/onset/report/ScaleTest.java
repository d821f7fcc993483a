package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Figure.Axis;
import org.junit.jupiter.api.Test;

final class ScaleTest {

  /** A few roundings of numbers below 10: 16 units in the last place. */
  private static final double ROUNDING = 16 * Math.ulp(10.0);

  private static final Axis LINEAR = Axis.of("y", false);
  private static final Axis LOG = Axis.of("y", true);

  @Test
  void followsTheDataAndGoesThreePercentFurther() {
    Scale scale = Scale.of(LINEAR, 3, 1, 2);
    assertEquals(1 - 0.06, scale.from(), ROUNDING);
    assertEquals(3 + 0.06, scale.to(), ROUNDING);
  }

  @Test
  void goesFurtherInDecadesOnALogarithmicAxis() {
    Scale scale = Scale.of(LOG, 1, 100);
    // 100^0.03 = 10^0.06 = 1.1481536214968828 (python3: 10**0.06)
    assertEquals(1 / 1.1481536214968828, scale.from(), ROUNDING);
    assertEquals(100 * 1.1481536214968828, scale.to(), 10 * ROUNDING);
  }

  @Test
  void takesTheEndsOfTheAxisBeforeTheData() {
    Scale scale = Scale.of(new Axis("P", false, 0, 1), 0.4, 0.5);
    assertEquals(-0.03, scale.from(), ROUNDING);
    assertEquals(1.03, scale.to(), ROUNDING);
  }

  @Test
  void followsTheDataWhereTheEndOfTheAxisCannotBeDrawn() {
    Axis fromZero = new Axis("y", true, 0, Double.POSITIVE_INFINITY);
    assertEquals(Scale.of(LOG, 2, 5), Scale.of(fromZero, 2, 5));
  }

  @Test
  void setsEqualEndsApart() {
    for (double value : new double[] {0, 7, -1e-7, 1e12, 1e-300, 1e249}) {
      Scale scale = Scale.of(LINEAR, value);
      assertTrue(scale.from() < value && value < scale.to(), () -> value + " in " + scale);
    }
    Scale scale = Scale.of(LOG, 100);
    assertTrue(scale.from() > 10 && scale.from() < 50, scale::toString);
    assertTrue(scale.to() > 200 && scale.to() < 1000, scale::toString);
  }

  @Test
  void hasARangeWithoutData() {
    assertEquals(Scale.of(LINEAR, 0, 1), Scale.of(LINEAR));
    assertEquals(Scale.of(LOG, 1, 10), Scale.of(LOG));
  }

  @Test
  void staysFiniteAtItsLargestNumbers() {
    for (Scale scale :
        new Scale[] {Scale.of(LINEAR, -1e250, 1e250), Scale.of(LOG, 1e-250, 1e250)}) {
      assertTrue(Double.isFinite(scale.from()) && Double.isFinite(scale.to()), scale::toString);
      assertTrue(scale.contains(1e250), scale::toString);
    }
    assertTrue(Scale.of(LOG, 1e-250).from() > 0);
  }

  @Test
  void knowsWhatCanBeDrawn() {
    assertTrue(Scale.drawable(LINEAR, -1) && Scale.drawable(LINEAR, 0));
    assertFalse(Scale.drawable(LOG, -1) || Scale.drawable(LOG, 0));
    for (Axis axis : new Axis[] {LINEAR, LOG}) {
      assertTrue(Scale.drawable(axis, 1e-200));
      assertFalse(Scale.drawable(axis, Double.NaN));
      assertFalse(Scale.drawable(axis, Double.POSITIVE_INFINITY));
      assertFalse(Scale.drawable(axis, 1e251));
    }
  }

  @Test
  void clipsToItsEnds() {
    Scale scale = new Scale(1, 2, true);
    assertEquals(1, scale.clip(Double.NEGATIVE_INFINITY));
    assertEquals(2, scale.clip(Double.POSITIVE_INFINITY));
    assertEquals(1.5, scale.clip(1.5));
  }
}
