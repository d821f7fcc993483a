package io.onset.cli;

import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a range {@code {from: a, to: b, points: p, scale: linear|log}}: point i = 0..p-1 is
 * a + (b-a) i/(p-1), or for {@code log} exp(log a + (log b - log a) i/(p-1)); rounded half up to a
 * whole number for a parameter of whole numbers. The ends are exact; of equal points one stays.
 */
final class RangePoints {

  private static final Parameter POINTS = Parameter.integer("points", 1, Cells.MOST);
  private static final Parameter SCALE = Parameter.choice("scale", "linear", "log");

  private RangePoints() {}

  /** The values in ascending order, as {@link Node#value} types them, without repeats. */
  static List<Object> of(Node range, Parameter parameter) {
    range.mapping(List.of("from", "to", "points", "scale"));
    Object from = range.get("from").value(parameter);
    Object to = range.get("to").value(parameter);
    int points = asked(range);
    boolean log = range.get("scale").value(SCALE).equals("log");
    double a = ((Number) from).doubleValue();
    double b = ((Number) to).doubleValue();
    check(range, a, b, log);
    if (points == 1 && !from.equals(to)) {
      throw range.get("points").error("must be at least 2 where from and to differ");
    }
    IntToDoubleFunction point = log ? logarithmic(a, b, points) : linear(a, b, points);
    Stream<Object> inner =
        IntStream.range(1, points - 1)
            .mapToDouble(point)
            .map(x -> Math.min(Math.max(x, a), b))
            .mapToObj(x -> typed(range, parameter, x));
    return Stream.of(Stream.of(from), inner, Stream.of(to)).flatMap(s -> s).distinct().toList();
  }

  /** How many points a range asks for, repeats included. */
  static int asked(Node range) {
    return (int) range.get("points").integer(POINTS);
  }

  private static void check(Node range, double from, double to, boolean log) {
    if (from > to) {
      throw range.error("must have from <= to");
    }
    if (!Double.isFinite(to - from)) {
      throw range.error("must have a finite to - from");
    }
    if (log && from <= 0) {
      throw range.get("from").error("must be > 0 for scale: log");
    }
  }

  private static IntToDoubleFunction linear(double from, double to, int points) {
    return i -> from + (to - from) * i / (points - 1);
  }

  private static IntToDoubleFunction logarithmic(double from, double to, int points) {
    IntToDoubleFunction exponent = linear(StrictMath.log(from), StrictMath.log(to), points);
    return i -> StrictMath.exp(exponent.applyAsDouble(i));
  }

  private static Object typed(Node range, Parameter parameter, double x) {
    Number point = parameter.kind() == Kind.INTEGER ? (Number) Math.round(x) : (Number) x;
    if (!parameter.accepts().test(point.doubleValue())) {
      throw range.error(parameter.rule() + ", but has the point " + point);
    }
    return point;
  }
}
