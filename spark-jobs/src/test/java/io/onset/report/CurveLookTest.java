package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CurveLookTest {

  @Test
  void differsInColourLineOrMarkerForFortyTwoMeasuredCurves() {
    assertEquals(42, distinct(42, i -> List.of(colour(i), line(i), outline(i))));
  }

  @Test
  void differsInMarkerForTheFirstSixWithoutColour() {
    assertEquals(6, distinct(6, CurveLookTest::outline));
  }

  @Test
  void dashesTwelveTheoryCurvesDifferently() {
    assertEquals(
        12, distinct(12, i -> List.of(CurveLook.theory(i).colour(), CurveLook.theory(i).line())));
    for (int i = 0; i < 12; i++) {
      assertNotNull(CurveLook.theory(i).line().getDashArray());
    }
  }

  private static Object colour(int i) {
    return CurveLook.measured(i).colour();
  }

  private static Object line(int i) {
    return CurveLook.measured(i).line();
  }

  /** What tells two markers apart: the points of their outlines. */
  private static Object outline(int i) {
    List<Double> points = new ArrayList<>();
    double[] corner = new double[2];
    PathIterator path = new FlatteningPathIterator(outlineOf(i), 0.1);
    for (; !path.isDone(); path.next()) {
      if (path.currentSegment(corner) != PathIterator.SEG_CLOSE) {
        points.add(corner[0]);
        points.add(corner[1]);
      }
    }
    return points;
  }

  private static PathIterator outlineOf(int i) {
    return CurveLook.measured(i).marker().getPathIterator(null);
  }

  private static long distinct(int count, IntFunction<Object> look) {
    return IntStream.range(0, count).mapToObj(look).distinct().count();
  }
}
