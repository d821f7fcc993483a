package io.onset.experiment.linear;

/**
 * What a trial spends its time on, with what one of each takes on one core of the reference machine
 * (a Zen 5 EPYC with AVX-512). This is the one place of these numbers; LinearCostCalibrationTest
 * measures trials, holds them against these and prints those that would fit better. They decide how
 * trials are cut into blocks and what {@code plan} says, and no bit of a result.
 */
enum LinearOperation {
  /** A standard normal, drawn and stored. */
  NORMAL(85.0),
  /** A pair of the pair sum, but for its coordinates: mostly its exponential. */
  PAIR(3.5),
  /** A multiply-add of a pair's squared distance. */
  PAIR_COORDINATE(0.11),
  /** A point of a mean over Mahalanobis forms, but for its coordinates. */
  POINT(6.2),
  /** A point's coordinate, read and centred for its form. */
  POINT_COORDINATE(0.96),
  /** A multiply-add of a point's form. */
  FORM(0.19),
  /** n times d times the rank: a fit takes about three multiply-adds for each. */
  FIT(9.0),
  /** A multiply-add of the factors of a smoothed law, about. */
  FACTOR(0.4),
  /** A cell observed, but for all that: objects and the stored row. */
  OBSERVATION(26_000);

  private final double nanoseconds;

  LinearOperation(double nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /** Nanoseconds of one, measured. */
  double nanoseconds() {
    return nanoseconds;
  }
}
