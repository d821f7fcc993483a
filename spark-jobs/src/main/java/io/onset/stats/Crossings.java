package io.onset.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * All crossings of a curve and its level, none forced.
 *
 * <p>Grid points whose {@link Side} is known fall into runs of one side. Between two runs the curve
 * crosses once, somewhere between the last point of the one and the first of the other: that is the
 * bracket. The estimate is made from the stretch from the furthest point of the one run to the
 * furthest of the other, and on through saturated points: an isotonic fit, weighted, crosses where
 * the straight line between its points does, in the logarithm of the abscissa. So a curve that
 * rises, dips and rises again has three crossings, and one that stays undecided has none.
 */
public final class Crossings {

  private final Curve curve;
  private final double[] logs;
  private final double[][] draws;

  private Crossings(Curve curve, int draws) {
    this.curve = curve;
    this.logs = curve.abscissae().clone();
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(logs[i]);
    }
    this.draws = new double[draws][];
  }

  /** Points of one side, from the first to the last, undecided ones between them included. */
  private record Run(Side side, int first, int last) {}

  /**
   * The crossings, by the abscissa.
   *
   * @param curve the curve
   * @param draws how many bootstrap draws
   */
  public static List<Crossing> of(Curve curve, int draws) {
    List<Run> runs = runs(curve);
    Crossings crossings = new Crossings(curve, draws);
    List<Crossing> found = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      found.add(crossings.between(runs.get(i - 1), runs.get(i)));
    }
    return found;
  }

  private static List<Run> runs(Curve curve) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < curve.abscissae().length; i++) {
      Side side = curve.side(i);
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).side == side) {
        runs.set(last, new Run(side, runs.get(last).first, i));
      } else if (side != Side.UNDECIDED) {
        runs.add(new Run(side, i, i));
      }
    }
    return runs;
  }

  private Crossing between(Run before, Run after) {
    boolean rising = after.side == Side.ABOVE;
    int sign = rising ? 1 : -1;
    int from = start(before, sign);
    int to = end(after, sign);
    double[] abscissae = curve.abscissae();
    Interval bracket = new Interval(abscissae[before.last], abscissae[after.first]);
    double log = from < to ? crossing(i -> curve.height(i), from, to, sign) : Double.NaN;
    double widening = curve.widening();
    double[] drawn = new double[draws.length];
    for (int draw = 0; draw < drawn.length; draw++) {
      drawn[draw] = log + widening * (drawn(draw, from, to, sign) - log);
    }
    return new Crossing(
        rising,
        bracket,
        from,
        to,
        interior(from, to),
        Double.isFinite(log) ? log : Double.NaN,
        drawn);
  }

  /**
   * The last lowest finite point of a run, or highest where the curve falls, and on through
   * saturated ones; the next point where there is none.
   */
  private int start(Run run, int sign) {
    int start = run.last;
    for (int i = run.last; i >= run.first && Double.isFinite(curve.height(i)); i--) {
      start = sign * curve.height(i) < sign * curve.height(start) ? i : start;
    }
    if (Double.isInfinite(curve.height(start))) {
      return start + 1;
    }
    while (start > 0 && curve.saturated(start) && sameTail(start - 1, start)) {
      start--;
    }
    return start;
  }

  private int end(Run run, int sign) {
    int end = run.first;
    for (int i = run.first; i <= run.last && Double.isFinite(curve.height(i)); i++) {
      end = sign * curve.height(i) > sign * curve.height(end) ? i : end;
    }
    if (Double.isInfinite(curve.height(end))) {
      return end - 1;
    }
    while (end < logs.length - 1 && curve.saturated(end) && sameTail(end + 1, end)) {
      end++;
    }
    return end;
  }

  private boolean sameTail(int point, int neighbour) {
    return curve.saturated(point) && curve.height(point) * curve.height(neighbour) > 0;
  }

  private int interior(int from, int to) {
    int interior = 0;
    for (int i = from; i <= to; i++) {
      interior += curve.saturated(i) || Double.isInfinite(curve.height(i)) ? 0 : 1;
    }
    return interior;
  }

  private interface Heights {
    double at(int point);
  }

  private double drawn(int draw, int from, int to, int sign) {
    if (draws[draw] == null) {
      draws[draw] = curve.drawn(draw);
    }
    return crossing(i -> draws[draw][i], from, to, sign);
  }

  private double crossing(Heights heights, int from, int to, int sign) {
    int size = Math.max(0, to - from + 1);
    double[] x = new double[size];
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = logs[from + i];
      values[i] = sign * heights.at(from + i);
      weights[i] = curve.weight(from + i);
    }
    return Isotonic.crossing(x, Isotonic.fit(values, weights));
  }
}
