package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class BudgetOptionTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "45m, PT45M",
    "6h, PT6H",
    "1h30m, PT1H30M",
    "1d2h3m4s, P1DT2H3M4S",
    "1.5h, PT90M",
    "0.25s, PT0.25S",
    "6H, PT6H",
    "PT6H, PT6H",
    "pt1h30m, PT1H30M",
    "366d, P366D"
  })
  void times(String text, Duration budget) {
    assertEquals(budget, new BudgetOption().convert(text));
  }

  @ParameterizedTest
  @CsvSource({
    "6x, 6h",
    "0, 6h",
    "0s, 6h",
    "PT0S, 6h",
    "'', 6h",
    "six, 6h",
    "6, 6h",
    "90, 90h",
    "30m1h, 30m",
    "45 min, 45m",
    "-5m, 5m",
    "PT-6H, 6h",
    "367d, 366d",
    "999999999d, 366d",
    "0.0001s, 1s"
  })
  void others(String text, String nearest) {
    var thrown =
        assertThrows(TypeConversionException.class, () -> new BudgetOption().convert(text));
    assertEquals(
        "must be a time above 0 and of at most 366d, such as 6h, 45m, 90s or 1h30m, got '"
            + text
            + "'; nearest: "
            + nearest,
        thrown.getMessage());
  }
}
