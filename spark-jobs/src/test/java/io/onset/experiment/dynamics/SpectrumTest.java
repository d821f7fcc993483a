package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

  private static final double EPSILON = 1e-13;

  @Test
  void byHand() {
    assertArrayEquals(new double[] {1, 1, 1}, Spectrum.of("isotropic", 3).values());
    assertArrayEquals(
        new double[] {18 / 11.0, 9 / 11.0, 6 / 11.0},
        Spectrum.of("power-law 1", 3).values(),
        EPSILON);
    assertArrayEquals(
        new double[] {1.8, 1.8, 0.2, 0.2}, Spectrum.of("two-level 0.5 9", 4).values(), EPSILON);
    assertArrayEquals(
        new double[] {2.5, 0.5, 0.5, 0.5}, Spectrum.of("spiked 1 5", 4).values(), EPSILON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isotropic",
        "power-law 2",
        "two-level 0.3 0.01",
        "two-level 0.5 100",
        "spiked 5 20"
      })
  void fallsAndHasTraceD(String text) {
    for (int d : new int[] {5, 100, 333}) {
      Spectrum spectrum = Spectrum.of(text, d);
      assertEquals(d, Arrays.stream(spectrum.values()).sum(), EPSILON * d);
      double inverse = 0;
      double logs = 0;
      for (int i = 0; i < d; i++) {
        assertTrue(i == 0 || spectrum.get(i) <= spectrum.get(i - 1));
        inverse += 1 / spectrum.get(i);
        logs += StrictMath.log(spectrum.get(i));
      }
      assertEquals(inverse, spectrum.inverseTrace(), EPSILON * inverse);
      assertEquals(logs, spectrum.logDeterminant(), EPSILON * d);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "isotropic, isotropic",
    "'  power-law   1.50 ', power-law 1.5",
    "power-law 1e0, power-law 1",
    "two-level 0.50 1e2, two-level 0.5 100"
  })
  void oneTextEach(String text, String expected) {
    assertEquals(expected, Spectrum.canonical(text));
    assertEquals(expected, Spectrum.canonical(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "flat",
        "isotropic 1",
        "power-law",
        "power-law -1",
        "power-law x",
        "two-level 0.5",
        "two-level 0 2",
        "two-level 1 2",
        "two-level 0.5 0",
        "spiked 0 2",
        "spiked 1.5 2",
        "spiked 2 -1",
        "file",
        "file /no/such/file",
        "file a b"
      })
  void whatIsNoSpectrum(String text) {
    assertThrows(IllegalArgumentException.class, () -> Spectrum.canonical(text));
  }

  @Test
  void moreSpikesThanDimensions() {
    Exception thrown = assertThrows(UserException.class, () -> Spectrum.of("spiked 5 20", 4));
    assertEquals("spectrum \"spiked 5 20\" has more spikes, must fit d=4", thrown.getMessage());
  }

  /** The content is in the text: another one is refused, and so is another number of them. */
  @Test
  void ofAFile() throws IOException {
    Path file = Files.createDirectories(Path.of("target/dynamics")).resolve("spectrum.txt");
    Files.writeString(file, "# measured\n1 2,\n 3e0 # the largest\n");
    String text = Spectrum.canonical("file " + file);
    assertTrue(text.matches("file target/dynamics/spectrum.txt sha256:[0-9a-f]{16}"), text);
    assertEquals(text, Spectrum.canonical(text));
    assertArrayEquals(new double[] {1.5, 1, 0.5}, Spectrum.of(text, 3).values(), EPSILON);
    Exception other = assertThrows(UserException.class, () -> Spectrum.of(text, 4));
    assertTrue(other.getMessage().endsWith(" has 3 numbers, must fit d=4"), other.getMessage());
    Files.writeString(file, "1 2 4");
    Exception changed =
        assertThrows(IllegalArgumentException.class, () -> Spectrum.canonical(text));
    assertTrue(changed.getMessage().contains("has changed"), changed.getMessage());
    Files.writeString(file, "1 two");
    assertThrows(IllegalArgumentException.class, () -> Spectrum.canonical("file " + file));
    Files.writeString(file, "1 0");
    assertThrows(IllegalArgumentException.class, () -> Spectrum.canonical("file " + file));
  }
}
