package io.onset.stats;

/**
 * A curve against an abscissa and a level that it may cross, as estimates at grid points which can
 * be drawn again.
 */
public interface Curve {

  /** The abscissae: increasing, above 0; not modified. */
  double[] abscissae();

  /** The estimate at a grid point minus the level; may be infinite. */
  double height(int point);

  /** The weight of a grid point in a fit, above 0. */
  double weight(int point);

  /** On which side of the level the curve is known to be at a grid point. */
  Side side(int point);

  /** Whether a grid point tells nothing of where the level is crossed, being too far from it. */
  boolean saturated(int point);

  /** The heights of a bootstrap draw, one a grid point. */
  double[] drawn(int draw);

  /** By how much a bootstrap's deviations are too small, at least 1. */
  double widening();
}
