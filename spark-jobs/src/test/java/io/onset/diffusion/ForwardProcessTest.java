package io.onset.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardProcessTest {

  /** (8): lambda (e^4 - 1) = 1 - e^-4 = 0.98168, q = 1/(2 - e^-4) = 0.50462. */
  @Test
  void theFiguresOfThePaper() {
    ForwardProcess figures = new ForwardProcess(1, 2, StrictMath.exp(-4));
    assertEquals(0.98168, figures.noiseRatioSquared(), 5e-6);
    assertEquals(0.504621, figures.squaredCorrelation(), 5e-7);
    assertEquals(figures.noiseRatioSquared(), Math.pow(figures.noiseRatio(), 2), 1e-15);
  }

  /** r^2 = D/(a^2 sigma^2), D and a as (1) has them. */
  @ParameterizedTest
  @CsvSource({"1, 2, 0.02", "3, 0.7, 2", "0.1, 1.3, 0.5", "1, 1e-9, 1"})
  void isTheNoisesShare(double sigma, double time, double lambda) {
    double a = StrictMath.exp(-time);
    double noise = -lambda * StrictMath.expm1(-2 * time);
    double expected = noise / (a * a * sigma * sigma);
    ForwardProcess process = new ForwardProcess(sigma, time, lambda);
    assertEquals(1, process.noiseRatioSquared() / expected, 1e-14);
    double q = a * a * sigma * sigma / (a * a * sigma * sigma + noise);
    assertEquals(1, process.squaredCorrelation() / q, 1e-14);
  }

  @Test
  void noNoiseAndAllNoise() {
    assertEquals(1, new ForwardProcess(1e200, 2, 1).squaredCorrelation());
    assertEquals(0, new ForwardProcess(1, 400, 1).squaredCorrelation());
    assertEquals(Double.POSITIVE_INFINITY, new ForwardProcess(1, 400, 1).noiseRatio());
  }
}
