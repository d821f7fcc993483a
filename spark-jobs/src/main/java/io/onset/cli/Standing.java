package io.onset.cli;

import io.onset.engine.Progress.Tally;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is. The time left follows from the work left, not from the trials, since a trial of
 * a large cell costs thousands of small ones; a budget ends the trials before.
 *
 * @param stage the stage it is in
 * @param done what is done of the stage
 * @param total all of the stage
 * @param seconds since the stage began
 * @param budgetSeconds until no more trials are started; infinite without a budget
 */
record Standing(String stage, Tally done, Tally total, double seconds, double budgetSeconds) {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0);

  /** Before the first stage. */
  static final Standing START = new Standing("start", NOTHING, NOTHING, 0);

  /** Without a budget. */
  Standing(String stage, Tally done, Tally total, double seconds) {
    this(stage, done, total, seconds, Double.POSITIVE_INFINITY);
  }

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
    if (share == 0) {
      return Optional.empty();
    }
    double most = countsTrials() ? budgetSeconds : Double.POSITIVE_INFINITY;
    double left = Math.min(most, (1 - share) / share * seconds);
    return Optional.of(Duration.ofNanos((long) (left * 1e9)));
  }

  /** {@code 3/30 cells, 0 failed}. */
  String cells() {
    return String.format(
        Locale.ROOT, "%d/%d cells, %d failed", done.cells(), total.cells(), done.failed());
  }

  /** {@code trials 150/600, 3/30 cells, 0 failed, 85.1 trials/s, 0:01:20 left}. */
  String line() {
    return reached() + timeLeft().map(left -> ", " + clock(left) + " left").orElse("");
  }

  /** The same of a run that does not go on: no time is left. */
  String reached() {
    if (!countsTrials()) {
      return stage + " " + Math.round(100 * share()) + " %";
    }
    return String.format(
        Locale.ROOT,
        "%s %d/%d, %s, %.1f trials/s",
        stage,
        done.trials(),
        total.trials(),
        cells(),
        trialsPerSecond());
  }

  private static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
