package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.stats.BinomialFit;
import io.onset.stats.Crossing;
import io.onset.stats.Estimate;
import io.onset.stats.Interval;
import io.onset.stats.Link;
import io.onset.stats.Side;
import java.util.Map;

/**
 * One crossing of a curve, or that it has none.
 *
 * @param at the curve's coordinates
 * @param curve the curve's name
 * @param number 1, 2, ... along the abscissa; 0 for none
 * @param crossing the crossing; null for none
 * @param side where the curve is without a crossing, as far as it is known
 * @param known the first and the last abscissa where a side is known; NaN for none
 * @param fits the regressions of a proportion's crossing, by link; none for other curves, and
 *     without three interior points
 * @param ratios its abscissa over that of each landmark, by the landmark's name; NaN where there is
 *     none
 */
public record Answer(
    Coordinates at,
    String curve,
    int number,
    Crossing crossing,
    Side side,
    Interval known,
    Map<Link, BinomialFit> fits,
    Map<String, Estimate> ratios) {

  /** {@code interval}, {@code refine}, or for no crossing {@code below} and so on. */
  public String status() {
    if (crossing == null) {
      return side.name().toLowerCase(java.util.Locale.ROOT);
    }
    return crossing.isBounded() ? "interval" : "refine";
  }

  /** {@code up}, {@code down}; empty without a crossing. */
  public String direction() {
    if (crossing == null) {
      return "";
    }
    return crossing.rising() ? "up" : "down";
  }

  /** Where the curve crosses, with its 95 % interval; NaN unless bounded. */
  public Estimate estimate() {
    return crossing == null ? Estimate.NONE : crossing.estimate();
  }

  /** Between which abscissae it crosses for sure; without a crossing, from where on it may. */
  public Interval between() {
    return crossing == null ? known : crossing.bracket();
  }
}
