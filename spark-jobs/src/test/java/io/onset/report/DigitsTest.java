package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.CurveRow;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "33.0512, 33.05",
    "0.065204, 0.06520",
    "16, 16",
    "-2, −2",
    "10000, 10000",
    "682123.4, 682100",
    "0.5, 0.5000",
    "2.6821E11, 2.682e11",
    "1.42298E-10, 1.423e-10",
    "-3.25E-7, −3.250e-7",
    "0, 0",
    "NaN, –",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void numbersHaveFourDigits(double value, String text) {
    assertEquals(text.replace("e-", "e−"), Digits.text(value));
  }

  @Test
  void aPValueHasTwo() {
    assertEquals("0.26", Digits.rough(0.2599));
    assertEquals("1.4e−10", Digits.rough(1.42298e-10));
  }

  @Test
  void anIntervalStandsInBrackets() {
    Map<String, Object> known = Map.of("x", 33.0512, "x_lo", 31.5649, "x_hi", 34.0);
    assertEquals("33.05 [31.56, 34]", Digits.interval(new CurveRow(known), "x"));
    assertEquals(Digits.NONE, Digits.interval(new CurveRow(Map.of("x", Double.NaN)), "x"));
  }

  @Test
  void wordsStayWords() {
    assertEquals("as-printed", Digits.text((Object) "as-printed"));
    assertEquals("16", Digits.text((Object) 16L));
  }
}
