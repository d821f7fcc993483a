package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DigammaTest {

  /** -gamma, -gamma - 2 ln 2, 1 - gamma; gamma of OEIS A001620. */
  @Test
  void knownValues() {
    double gamma = 0.5772156649015328606;
    assertEquals(-gamma, Digamma.of(1), 1e-15);
    assertEquals(-gamma - 2 * StrictMath.log(2), Digamma.of(0.5), 4e-15);
    assertEquals(1 - gamma, Digamma.of(2), 1e-15);
  }

  @Test
  void agreesWithCommonsNumbers() {
    for (double x = 0.01; x < 1e6; x *= 1.07) {
      double expected = org.apache.commons.numbers.gamma.Digamma.value(x);
      double scale = Math.max(Math.max(1, Math.abs(expected)), 1 / x);
      assertEquals(expected, Digamma.of(x), 2e-15 * scale, "x = " + x);
    }
  }

  @Test
  void stepsByOneOverX() {
    for (double x = 0.5; x < 300; x += 0.5) {
      assertEquals(1 / x, Digamma.of(x + 1) - Digamma.of(x), 1e-14);
    }
  }

  @Test
  void refusesWhatIsNotPositive() {
    Exception thrown = assertThrows(IllegalArgumentException.class, () -> Digamma.of(0));
    assertEquals("x must be > 0, got 0.0", thrown.getMessage());
  }
}
