package io.onset.answers;

import io.onset.stats.BinomialData;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialRegression;
import io.onset.stats.Crossing;
import io.onset.stats.Curve;
import io.onset.stats.Link;
import io.onset.stats.ProportionCurve;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Regressions under way, several at once: each is a dozen small jobs one after the other, which
 * wait more than they compute.
 */
final class Fits implements AutoCloseable {

  private static final int AT_ONCE = 4;

  private final BinomialRegression regression;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  Fits(BinomialRegression regression) {
    this.regression = regression;
  }

  /** The fits of a proportion's crossing with enough interior points, by link; else none. */
  Supplier<Map<Link, BinomialFit>> of(Curve curve, Crossing crossing) {
    Map<Link, Future<BinomialFit>> begun = new EnumMap<>(Link.class);
    if (curve instanceof ProportionCurve p && crossing.interior() >= Crossing.LEAST_INTERIOR) {
      BinomialData data = BinomialData.of(p, crossing.from(), crossing.to());
      for (Link link : Link.values()) {
        begun.put(link, threads.submit(() -> regression.fit(data, link)));
      }
    }
    return () -> {
      Map<Link, BinomialFit> fits = new EnumMap<>(Link.class);
      begun.forEach((link, fit) -> fits.put(link, await(fit)));
      return fits;
    };
  }

  private static BinomialFit await(Future<BinomialFit> fit) {
    try {
      return fit.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a regression failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a regression ran", e);
    }
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
