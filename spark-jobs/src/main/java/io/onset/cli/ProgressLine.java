package io.onset.cli;

import io.onset.engine.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on the screen: on a terminal one line that is redrawn, else a line every ten seconds.
 * The time left follows from the work left, not from the trials, since a trial of a large cell
 * costs thousands of small ones. A stage with nothing to do shows nothing.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final int REDRAW_MILLIS = 500;
  private static final int LINE_MILLIS = 10_000;

  private final PrintWriter err;
  private final boolean terminal;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private volatile Tally done = new Tally(0, 0, 0, 0);
  private Tally total = done;
  private String stage;
  private long started;
  private ProgressBar bar;
  private Tally printed;

  private ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** On the terminal if there is one, else as lines to {@code err}; there warnings go anyway. */
  static ProgressLine of(PrintWriter err) {
    return new ProgressLine(err, System.console() != null);
  }

  @Override
  public void begin(String stage, Tally total) {
    this.stage = stage;
    this.total = total;
    this.done = new Tally(0, 0, 0, 0);
    this.started = System.nanoTime();
    if (total.work() > 0) {
      bar = terminal ? redrawn().build() : printed().build();
    }
  }

  private ProgressBarBuilder redrawn() {
    ProgressBarBuilder builder =
        ProgressBar.builder()
            .setTaskName(stage)
            .setInitialMax(countsTrials() ? total.trials() : 100)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setEtaFunction(state -> timeLeft());
    return countsTrials() ? builder.showSpeed() : builder;
  }

  private ProgressBarBuilder printed() {
    return ProgressBar.builder()
        .setUpdateIntervalMillis(LINE_MILLIS)
        .setRenderer((state, width) -> stage)
        .setConsumer(new DelegatingProgressBarConsumer(due -> print()));
  }

  private boolean countsTrials() {
    return total.trials() > 0;
  }

  @Override
  public synchronized void advance(Tally more) {
    done = done.plus(more);
    bar.stepTo(countsTrials() ? done.trials() : percent());
    bar.setExtraMessage(countsTrials() ? " " + cells() : "");
  }

  private long percent() {
    return Math.round(100 * done.work() / total.work());
  }

  private String cells() {
    return String.format(
        Locale.ROOT, "%d/%d cells, %d failed", done.cells(), total.cells(), done.failed());
  }

  /** {@code trials 150/600, 3/30 cells, 0 failed, 85.1 trials/s, 0:01:20 left}. */
  private String line() {
    String text = stage + " " + percent() + " %";
    if (countsTrials()) {
      double rate = done.trials() / (elapsed() * 1e-9);
      text =
          String.format(
              Locale.ROOT, "%s %d/%d, %s, ", stage, done.trials(), total.trials(), cells());
      text += String.format(Locale.ROOT, "%.1f trials/s", rate);
    }
    return text + timeLeft().map(left -> ", " + clock(left) + " left").orElse("");
  }

  private static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /**
   * Prints where the run is now, unless it was printed already: the bar asks on a thread of its
   * own, and at the end twice.
   */
  private synchronized void print() {
    if (done != printed) {
      err.println(line());
      err.flush();
    }
    printed = done;
  }

  private Optional<Duration> timeLeft() {
    double share = done.work() / total.work();
    return share > 0
        ? Optional.of(Duration.ofNanos((long) ((1 - share) / share * elapsed())))
        : Optional.empty();
  }

  private double elapsed() {
    return System.nanoTime() - started;
  }

  @Override
  public void end() {
    close();
    seconds.put(stage, elapsed() * 1e-9);
  }

  /** Ends the line, wherever it is. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Prints a warning, unless it was printed before; on a line of its own, below the bar. */
  @Override
  public synchronized void warn(String warning) {
    if (warnings.add(warning)) {
      err.print(terminal && bar != null ? System.lineSeparator() : "");
      err.println("onset: warning: " + warning);
      err.flush();
    }
  }

  /** All warnings so far. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Wall time of each stage. */
  Map<String, Double> seconds() {
    return seconds;
  }
}
