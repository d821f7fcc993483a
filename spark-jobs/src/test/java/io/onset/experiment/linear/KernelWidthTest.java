package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelWidthTest {

  @ParameterizedTest
  @EnumSource
  void wordsAreReadBack(KernelWidth width) {
    assertEquals(width, KernelWidth.of(width.word()));
  }

  @Test
  void refusesOtherWords() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> KernelWidth.of("Caption"));
    assertEquals("no kernel width Caption", e.getMessage());
  }

  @Test
  void byHand() {
    assertEquals(0.25, KernelWidth.CAPTION.squared(16, 4), 1e-16);
    assertEquals(StrictMath.log(4 / 3.0), KernelWidth.MIXING_TIME.squared(16, 4), 1e-15);
    assertEquals(1 / StrictMath.cbrt(32), KernelWidth.NORMAL_REFERENCE.squared(32, 2), 1e-15);
  }

  /** 80 digits of {@link PreciseSettings}. */
  @ParameterizedTest
  @CsvSource({
    "2, 1",
    "2, 100",
    "2, 4096",
    "10000, 1",
    "10000, 16",
    "10000, 4096",
    "1000000000, 1",
    "1000000000, 100",
    "1000000000, 1000000"
  })
  void everyWidthToItsRounding(int n, int d) {
    for (KernelWidth width : KernelWidth.values()) {
      SlowLinear.Settings settings = SlowLinear.Settings.figures(false, width.word());
      BigDecimal log = PreciseSettings.of(settings).logRelativeVariance(n, d);
      double expected = BigReal.exp(log).doubleValue();
      assertEquals(1, width.squared(n, d) / expected, 1e-14, width.word());
      BigDecimal half = BigReal.half(log.multiply(BigDecimal.valueOf(d)));
      double diagonal = -StrictMath.log(n) - half.doubleValue();
      assertEquals(
          diagonal, width.logDiagonal(n, d), 1e-15 * d + 1e-13 * logAtLeastOne(n), width.word());
    }
  }

  private static double logAtLeastOne(int n) {
    return Math.max(1, StrictMath.log(n));
  }

  @Test
  void theCaptionsDiagonalIsExactlyOne() {
    for (int n : new int[] {2, 3, 7, 10_000}) {
      assertEquals(0, KernelWidth.CAPTION.logDiagonal(n, 100));
    }
  }

  /** More points, narrower kernels; the mixing time's are the widest for few points. */
  @ParameterizedTest
  @EnumSource
  void morePointsHaveNarrowerKernels(KernelWidth width) {
    for (int d : new int[] {1, 2, 16, 100}) {
      double before = Double.POSITIVE_INFINITY;
      for (int n = 2; n < 100_000; n *= 3) {
        double squared = width.squared(n, d);
        assertTrue(squared < before && squared > 0);
        before = squared;
      }
    }
  }

  /** 1 - exp(-2 t_M) = n^(-2/d): the mixing time's forward noise has the caption's width. */
  @Test
  void theMixingTimeIsWhenTheNoiseHasTheCaptionsWidth() {
    for (int n : new int[] {2, 50, 10_000}) {
      double noise = -StrictMath.expm1(-KernelWidth.MIXING_TIME.squared(n, 16));
      assertEquals(1, noise / KernelWidth.CAPTION.squared(n, 16), 1e-13);
    }
  }
}
