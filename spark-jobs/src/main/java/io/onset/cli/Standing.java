package io.onset.cli;

import io.onset.engine.Progress.Tally;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is. The time left follows from the work left, not from the trials, since a trial of
 * a large cell costs thousands of small ones.
 *
 * @param stage the stage it is in
 * @param done what is done of the stage
 * @param total all of the stage
 * @param seconds since the stage began
 */
record Standing(String stage, Tally done, Tally total, double seconds) {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0);

  /** Before the first stage. */
  static final Standing START = new Standing("start", NOTHING, NOTHING, 0);

  /** Share of the stage's work that is done, 0 of no work. */
  double share() {
    return total.work() > 0 ? done.work() / total.work() : 0;
  }

  /** Whether the stage is one of trials. */
  boolean countsTrials() {
    return total.trials() > 0;
  }

  /** Trials a second in this stage. */
  double trialsPerSecond() {
    return seconds > 0 ? done.trials() / seconds : 0;
  }

  /** The time left of the stage, once anything of it is done. */
  Optional<Duration> timeLeft() {
    double share = share();
    return share > 0
        ? Optional.of(Duration.ofNanos((long) ((1 - share) / share * seconds * 1e9)))
        : Optional.empty();
  }

  /** {@code 3/30 cells, 0 failed}. */
  String cells() {
    return String.format(
        Locale.ROOT, "%d/%d cells, %d failed", done.cells(), total.cells(), done.failed());
  }

  /** {@code trials 150/600, 3/30 cells, 0 failed, 85.1 trials/s, 0:01:20 left}. */
  String line() {
    String text = stage + " " + Math.round(100 * share()) + " %";
    if (countsTrials()) {
      text =
          String.format(
              Locale.ROOT,
              "%s %d/%d, %s, %.1f trials/s",
              stage,
              done.trials(),
              total.trials(),
              cells(),
              trialsPerSecond());
    }
    return text + timeLeft().map(left -> ", " + clock(left) + " left").orElse("");
  }

  private static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
