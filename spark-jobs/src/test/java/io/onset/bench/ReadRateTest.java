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

  /**
   * 65536 is a whole number of passes for any vector; 8 bytes each in 2^-10 s are 2^29 a second.
   */
  @Test
  void bytesOfAPassOverItsSeconds() {
    assertEquals(0x1p29, ReadRate.bytesPerSecond(1 << 16, 0x1p-10));
  }

  /** The doubles that are left out of a pass are left out of its bytes. */
  @Test
  void whatIsNotReadIsNotCounted() {
    assertEquals(0x1p29, ReadRate.bytesPerSecond((1 << 16) + 1, 0x1p-10));
  }

  @Test
  void aMeasurementIsARate() {
    double rate = ReadRate.measure(16 * 1024);
    assertTrue(rate > 0 && Double.isFinite(rate), () -> rate + " bytes per second");
  }

  @Test
  void lessThanAPassIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ReadRate.measure(15)).getMessage();
    assertTrue(message.startsWith("count must be >= ") && message.endsWith(", got 15"), message);
  }
}
