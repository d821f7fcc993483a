package io.onset.experiment;

import io.onset.stats.ClusteredProportion;
import io.onset.stats.Quantiles;
import io.onset.stats.TreeMoments;
import java.io.Serializable;

/**
 * How sure an estimate among the columns of the curves is.
 *
 * @param kind what is estimated
 * @param trials how many of the cell's first trials it comes from, failed ones not counted; 0 where
 *     it comes from several cells
 * @param error its standard error; NaN where there is none
 * @param size of a proportion the number of independent trials that would be as informative; else
 *     the degrees of freedom of the error, infinite where it is known
 * @param isConditional whether it holds for draws that many trials share, which another seed has
 *     others of, and whose variation the error leaves out
 */
public record ErrorBar(Kind kind, long trials, double error, double size, boolean isConditional)
    implements Serializable {

  /** What is estimated. */
  public enum Kind {
    /** A proportion of trials, ties one half. */
    PROPORTION,
    /** Anything else that comes from the trials of one cell: a mean, a quantile. */
    STATISTIC,
    /** Where a curve crosses a level: it comes from the trials of several cells. */
    CROSSING
  }

  /** Of the mean of some trials' values. */
  public static ErrorBar of(TreeMoments moments) {
    long n = moments.count();
    return new ErrorBar(Kind.STATISTIC, n, moments.standardError(), n - 1.0, false);
  }

  /** Of a quantile of some trials' values. */
  public static ErrorBar of(Quantiles quantiles, double p, boolean isConditional) {
    double error = quantiles.standardError(p);
    double freedom = quantiles.freedom(p);
    return new ErrorBar(Kind.STATISTIC, quantiles.count(), error, freedom, isConditional);
  }

  /** Of a proportion of trials in clusters. */
  public static ErrorBar of(ClusteredProportion proportion, boolean isConditional) {
    long trials = proportion.total().total();
    double size = proportion.effectiveSize();
    return new ErrorBar(Kind.PROPORTION, trials, proportion.standardError(), size, isConditional);
  }
}
