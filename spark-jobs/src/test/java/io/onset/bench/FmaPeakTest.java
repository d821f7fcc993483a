package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FmaPeakTest {

  /** Between what a scalar loop does and 64 flops a cycle at 10 GHz. */
  @Test
  void isAMachinesPeak() {
    double peak = FmaPeak.measure();
    assertTrue(peak > 1e9 && peak < 640e9, () -> peak + " flops per second");
    assertTrue(FmaPeak.describe().endsWith("-bit vectors"), FmaPeak::describe);
  }
}
