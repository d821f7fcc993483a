package io.onset.stats;

import io.onset.stats.BinomialFit.Status;

/** Binomial regressions by {@link NewtonFit}. */
public final class NewtonRegression implements BinomialRegression {

  @Override
  public BinomialFit fit(BinomialData data, Link link) {
    if (data.isSeparated()) {
      return BinomialFit.none(Status.SEPARATED);
    }
    NewtonFit fit = NewtonFit.of(data, link);
    return Double.isNaN(fit.log())
        ? BinomialFit.none(Status.DIVERGED)
        : BinomialFit.of(data, link, fit.log(), fit.error(), fit.slope());
  }

  @Override
  public void close() {}
}
