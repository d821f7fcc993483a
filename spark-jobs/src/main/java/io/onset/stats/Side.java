package io.onset.stats;

/** On which side of a level a quantity is known to be. */
public enum Side {
  /** Its whole interval is below. */
  BELOW,
  /** The level is in its interval, or there is none. */
  UNDECIDED,
  /** Its whole interval is above. */
  ABOVE;

  /** The side of an interval; undecided where its ends are NaN. */
  static Side of(Interval interval, double level) {
    if (interval.hi() < level) {
      return BELOW;
    }
    return interval.lo() > level ? ABOVE : UNDECIDED;
  }

  /** The other side. */
  Side other() {
    return switch (this) {
      case BELOW -> ABOVE;
      case ABOVE -> BELOW;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
