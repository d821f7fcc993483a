package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.experiment.Unit;
import io.onset.experiment.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On a clock that goes on by what an observation of a cell is said to take: its scale, in us. */
class RateProbeTest {

  private static final double ROUNDING = 1e-9;

  private static RateProbe<?, ?, ?> probe(Shape... shapes) {
    AtomicLong clock = new AtomicLong();
    Hook hook = (cell, trial) -> clock.addAndGet((long) (1000 * Math.abs(cell.scale())));
    return new RateProbe<>(ToyExperiment.of(1, hook, List.of(shapes)), clock::get);
  }

  private static Shape shape(String label, long trials, double work, Double... microseconds) {
    return new Shape(label, label.hashCode(), 1, trials, work, List.of(microseconds));
  }

  /** A million multiply-adds in 200 + 300 us; trials that fail take their time too. */
  @Test
  void workOverTimeOfAllCellsOfATrial() {
    assertEquals(2e9, probe(shape("a", 7, 1e6, 200.0, -300.0)).rate(), 2e9 * ROUNDING);
  }

  /** Half of the work at 1e9 a second, half at 4e9: 1/(0.5/1 + 0.5/4) = 1.6. */
  @Test
  void unitsCountAsTheirShareOfTheWork() {
    double rate = probe(shape("a", 100, 1e6, 1000.0), shape("b", 50, 2e6, 500.0)).rate();
    assertEquals(1.6e9, rate, 1.6e9 * ROUNDING);
  }

  /** Four trials at two cells, three to a draw: all of a draw at one cell before the next. */
  @Test
  void trialsAreDrawnTogetherAsInARun() {
    List<String> observed = new ArrayList<>();
    Hook hook = (cell, trial) -> observed.add((cell.scale() < 2 ? "x" : "y") + trial);
    List<Shape> shapes = List.of(shape("a", 7, RateProbe.ROUND_WORK / 4, 1.0, 2.0));
    new RateProbe<>(ToyExperiment.of(1, hook, shapes), () -> 0).rate();
    List<String> round = List.of("x0", "x1", "x2", "y0", "y1", "y2", "x3", "y3");
    assertEquals(round, observed.subList(0, round.size()));
    assertEquals(round, observed.subList(observed.size() - round.size(), observed.size()));
  }

  private static String samples(Shape... shapes) {
    Stream<? extends Unit<?>> samples = probe(shapes).samples().stream();
    return samples.map(Unit::label).collect(Collectors.joining());
  }

  @Test
  void samplesFollowTheWork() {
    Shape a = shape("a", 1000, 1e6, 1.0);
    Shape b = shape("b", 300, 1e7, 1.0);
    assertEquals("aabbbbbb", samples(b, a));
    assertEquals("aaaaaaaa", samples(a));
  }

  /** What is too long is stood for by the longest that is not. */
  @Test
  void longTrialsAreStoodFor() {
    Shape a = shape("a", 1000, 1e6, 1.0);
    Shape b = shape("b", 100, 1e7, 1.0);
    Shape endless = shape("c", 4, 2 * RateProbe.MOST_WORK, 1.0);
    assertEquals("abbbbbbb", samples(endless, a, b));
  }

  @Test
  void nothingShortEnough() {
    RateProbe<?, ?, ?> probe = probe(shape("a", 2, 2 * RateProbe.MOST_WORK, 1.0));
    String message = assertThrows(UserException.class, probe::rate).getMessage();
    assertEquals(
        "no trial of this sweep is short enough to be timed; give --rate, the multiply-adds that a"
            + " core does in a second, such as --rate 4e9",
        message);
  }
}
