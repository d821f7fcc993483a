package io.onset.stats;

/** A binomial regression of proportions on the logarithm of an abscissa; for several threads. */
public interface BinomialRegression extends AutoCloseable {

  /** Fits by maximum likelihood; what cannot be fitted says so in its status. */
  BinomialFit fit(BinomialData data, Link link);

  @Override
  void close();
}
