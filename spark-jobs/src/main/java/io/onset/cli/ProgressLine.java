package io.onset.cli;

import io.onset.engine.Budget;
import io.onset.engine.Progress;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on the screen: on a terminal one line that is redrawn, else a line every ten seconds. A
 * stage with nothing to do shows nothing.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final int REDRAW_MILLIS = 500;
  private static final int LINE_MILLIS = 10_000;

  private final PrintWriter err;
  private final boolean terminal;
  private final Budget budget;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private Tally done = Standing.START.done();
  private Tally total = done;
  private String stage = Standing.START.stage();
  private long started = System.nanoTime();
  private ProgressBar bar;
  private Tally printed;

  private ProgressLine(PrintWriter err, boolean terminal, Budget budget) {
    this.err = err;
    this.terminal = terminal;
    this.budget = budget;
  }

  /** On the terminal if there is one, else as lines to {@code err}; there warnings go anyway. */
  static ProgressLine of(PrintWriter err) {
    return of(err, Budget.UNLIMITED);
  }

  /** The same of a run whose trials end with a budget. */
  static ProgressLine of(PrintWriter err, Budget budget) {
    return new ProgressLine(err, System.console() != null, budget);
  }

  @Override
  public synchronized void begin(String stage, Tally total) {
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
            .setInitialMax(now().countsTrials() ? total.trials() : 100)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setEtaFunction(state -> now().timeLeft());
    return now().countsTrials() ? builder.showSpeed() : builder;
  }

  private ProgressBarBuilder printed() {
    return ProgressBar.builder()
        .setUpdateIntervalMillis(LINE_MILLIS)
        .setRenderer((state, width) -> stage)
        .setConsumer(new DelegatingProgressBarConsumer(due -> print()));
  }

  @Override
  public synchronized void advance(Tally more) {
    done = done.plus(more);
    Standing now = now();
    bar.stepTo(now.countsTrials() ? done.trials() : Math.round(100 * now.share()));
    bar.setExtraMessage(now.countsTrials() ? " " + now.cells() : "");
  }

  /**
   * Prints where the run is now, unless it was printed already: the bar asks on a thread of its
   * own, and at the end twice.
   */
  private synchronized void print() {
    if (done != printed) {
      err.println(now().line());
      err.flush();
    }
    printed = done;
  }

  /** How far the run is; any thread may ask. */
  synchronized Standing now() {
    double seconds = (System.nanoTime() - started) * 1e-9;
    return new Standing(stage, done, total, seconds, budget.secondsLeft());
  }

  @Override
  public void end() {
    close();
    seconds.put(stage, now().seconds());
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
