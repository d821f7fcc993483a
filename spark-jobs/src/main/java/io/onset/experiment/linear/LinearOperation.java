package io.onset.experiment.linear;

/**
 * What a trial spends its time on, with what one of each takes on one core of the reference machine
 * (an Intel Xeon of 2.5 GHz with AVX-512, a virtual one). This is the one place of these numbers;
 * LinearCostCalibrationTest measures trials, holds them against these and prints those that would
 * fit better. They decide how trials are cut into blocks and what {@code plan} says, and no bit of
 * a result.
 */
enum LinearOperation {
  /** A standard normal, drawn and stored. */
  NORMAL(22),
  /** A pair of the pair sum, but for its coordinates: mostly its exponential. */
  PAIR(1.7),
  /** A multiply-add of a pair's squared distance. */
  PAIR_COORDINATE(0.029),
  /** A point of a mean over Mahalanobis forms, but for its coordinates. */
  POINT(2.8),
  /** A point's coordinate, read and centred for its form. */
  POINT_COORDINATE(0.61),
  /** A multiply-add of a point's form. */
  FORM(0.048),
  /**
   * n times d times the rank: a fit takes about three multiply-adds for each. By less noise it
   * takes one, and three for each of 2 d times d times d.
   */
  FIT(0.14),
  /** A multiply-add of the factors of a smoothed law, about. */
  FACTOR(0.032),
  /** A cell observed, but for all that: objects and the stored row. */
  OBSERVATION(17_000);

  private final double nanoseconds;

  LinearOperation(double nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /** Nanoseconds of one, measured. */
  double nanoseconds() {
    return nanoseconds;
  }
}
