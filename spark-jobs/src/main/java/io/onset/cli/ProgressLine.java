package io.onset.cli;

import io.onset.engine.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on the screen: one line that is redrawn, or, where standard error is not a terminal, a
 * line every ten seconds. The time left follows from the work left, not from the trials, since a
 * trial of a large cell costs thousands of small ones.
 */
final class ProgressLine implements Progress {

  private static final int REDRAW_MILLIS = 500;
  private static final int LINE_MILLIS = 10_000;

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private volatile Tally done = new Tally(0, 0, 0, 0);
  private Tally total;
  private String stage;
  private long started;
  private ProgressBar bar;

  @Override
  public void begin(String stage, Tally total) {
    this.stage = stage;
    this.total = total;
    this.done = new Tally(0, 0, 0, 0);
    this.started = System.nanoTime();
    boolean trials = total.trials() > 0;
    ProgressBarBuilder builder =
        ProgressBar.builder()
            .setTaskName(stage)
            .setInitialMax(trials ? total.trials() : 100)
            .setStyle(ProgressBarStyle.ASCII)
            .setEtaFunction(state -> timeLeft());
    if (trials) {
      builder.showSpeed();
    }
    bar = toTerminal(builder).build();
  }

  private static ProgressBarBuilder toTerminal(ProgressBarBuilder builder) {
    return System.console() == null
        ? builder
            .setUpdateIntervalMillis(LINE_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(System.err::println, 140))
        : builder.setUpdateIntervalMillis(REDRAW_MILLIS);
  }

  @Override
  public void advance(Tally more) {
    done = done.plus(more);
    boolean trials = total.trials() > 0;
    bar.stepTo(trials ? done.trials() : Math.round(100 * done.work() / total.work()));
    if (trials) {
      bar.setExtraMessage(
          " %d/%d cells, %d failed".formatted(done.cells(), total.cells(), done.failed()));
    }
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
    bar.close();
    seconds.put(stage, elapsed() * 1e-9);
  }

  /** Wall time of each stage. */
  Map<String, Double> seconds() {
    return seconds;
  }
}
