package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadRateTest {

  /** 0 + 1 + ... + 1023: every value is read, and read once. */
  @Test
  void aPassReadsEveryValueOnce() {
    double[] values = IntStream.range(0, 1024).asDoubleStream().toArray();
    assertEquals(1023 * 512, ReadRate.sum(values));
  }

  /** Between one double in ten cycles and two vectors of 64 bytes a cycle at 10 GHz. */
  @Test
  void isACoresRate() {
    double rate = ReadRate.measure(16 * 1024);
    assertTrue(rate > 1e9 && rate < 1280e9, () -> rate + " bytes per second");
  }

  @Test
  void lessThanAPassIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ReadRate.measure(15)).getMessage();
    assertTrue(message.startsWith("count must be >= ") && message.endsWith(", got 15"), message);
  }
}
