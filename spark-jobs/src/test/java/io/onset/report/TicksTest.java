package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TicksTest {

  @Test
  void stepsByFifthsFromZeroToOne() {
    Scale scale = new Scale(-0.03, 1.03, false);
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels(scale));
    assertEquals(List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), labelled(scale));
  }

  @Test
  void stepsByOneTwoOrFive() {
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "6", "7"), labels(new Scale(-0.2, 7.2, false)));
    assertEquals(List.of("−50", "0", "50", "100"), labels(new Scale(-99, 149, false)));
    assertEquals(
        List.of("0", "2000", "4000", "6000", "8000", "10000"),
        labels(new Scale(-300, 10300, false)));
  }

  @Test
  void writesPowersWherePlainNumbersWouldBeLong() {
    assertEquals(
        List.of("−2×10⁻⁷", "0", "2×10⁻⁷", "4×10⁻⁷", "6×10⁻⁷"),
        labels(new Scale(-2.1e-7, 7.9e-7, false)));
    assertTrue(labels(new Scale(0, 1.2e7, false)).contains("10⁷"));
    assertTrue(labels(new Scale(0, 1.2e7, false)).contains("8×10⁶"));
  }

  @Test
  void labelsEveryDecade() {
    Scale scale = new Scale(1.5, 1.3e4, true);
    assertEquals(List.of("10", "100", "1000", "10000"), labels(scale));
    assertEquals(List.of(10.0, 100.0, 1000.0, 10000.0), labelled(scale));
    assertEquals(List.of("10³", "10⁴", "10⁵", "10⁶"), labels(new Scale(500, 2e6, true)));
  }

  @Test
  void marksTheMultiplesBetweenDecades() {
    List<Double> values =
        Ticks.of(new Scale(15, 450, true)).stream().map(Ticks.Tick::value).toList();
    assertEquals(
        List.of(20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 200.0, 300.0, 400.0),
        values);
  }

  @Test
  void labelsTwosAndFivesBelowTwoDecades() {
    assertEquals(List.of("20", "50", "100", "200"), labels(new Scale(15, 450, true)));
  }

  @Test
  void labelsANarrowLogarithmicAxisLikeALinearOne() {
    assertEquals(List.of("0.9", "1.0", "1.1", "1.2"), labels(new Scale(0.84, 1.26, true)));
  }

  @Test
  void thinsOutManyDecades() {
    List<String> labels = labels(new Scale(1e-41, 1e-4, true));
    assertEquals("10⁻⁴⁰", labels.get(0));
    assertEquals("10⁻³⁵", labels.get(1));
    assertEquals("10⁻⁵", labels.get(labels.size() - 1));
  }

  @Test
  void hasTwoToNineLabelsAscendingInRangeOnEveryScale() {
    for (double length = 1e-8; length < 1e240; length *= 7.3) {
      for (Scale scale : List.of(new Scale(-length / 3, length, false), logarithmic(length))) {
        List<Ticks.Tick> ticks = Ticks.of(scale);
        int labels = labels(scale).size();
        assertTrue(labels >= 2 && labels <= 9, () -> labels(scale) + " on " + scale);
        assertTrue(ticks.stream().allMatch(tick -> scale.contains(tick.value())), scale::toString);
        assertEquals(
            ticks.stream().map(Ticks.Tick::value).distinct().sorted().toList(),
            ticks.stream().map(Ticks.Tick::value).toList());
      }
    }
  }

  private static Scale logarithmic(double length) {
    return new Scale(0.37, 0.37 * (1 + length), true);
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Scale scale = new Scale(-0.5, 12000.5, false);
    List<Ticks.Tick> here = Ticks.of(scale);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(here, Ticks.of(scale));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> labels(Scale scale) {
    return Ticks.of(scale).stream().map(Ticks.Tick::label).filter(l -> !l.isEmpty()).toList();
  }

  private static List<Double> labelled(Scale scale) {
    return Ticks.of(scale).stream()
        .filter(tick -> !tick.label().isEmpty())
        .map(Ticks.Tick::value)
        .toList();
  }
}
