package io.onset.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A proportion whose trials come in clusters: those that share an original set are not independent.
 *
 * <p>Three counts per cluster, so that merging is exact in any order. With T trials, n_i of them in
 * cluster i of k that are not empty, scores 1, 1/2 and 0, their mean p and cluster means p_i:
 *
 * <pre>
 * B  = sum n_i (p_i - p)^2 / (k - 1)      W = sum (score - p_i)^2 / (T - k)
 * n0 = (T - sum n_i^2 / T) / (k - 1)      m0 = sum n_i^2 / T
 * correlation   = (B - W) / (B + (n0 - 1) W), not below 0
 * designEffect  = 1 + (m0 - 1) correlation
 * effectiveSize = T / designEffect (t_{T-1} / t_{k-1})^2, never above T
 * </pre>
 *
 * <p>with t_f Student's 0.975 quantile: an interval from few clusters widens as t does. Wilson's
 * interval is taken at the effective size.
 *
 * <p>Edge cases: without variation of the scores (such as p = 0 or 1) the correlation is 0 and only
 * the t factor counts. With one trial per cluster the effective size is T. With a single cluster it
 * is T as well: the interval is then conditional on that cluster and says nothing on others.
 *
 * <p>Sources: one-way ANOVA estimate and n0, Donner, "A review of inference procedures for the
 * intraclass correlation coefficient", International Statistical Review 54 (1986) 67-82; effective
 * size with the t factor, Korn and Graubard, Survey Methodology 24 (1998) 193-201; Wilson's
 * interval at it, Dean and Pagano, Journal of Survey Statistics and Methodology 3 (2015) 484-503.
 * Not thread-safe.
 */
public final class ClusteredProportion implements Serializable {
  private Proportion[] byCluster = {};

  /** The trials of {@link #byCluster}. */
  public static ClusteredProportion of(List<Proportion> byCluster) {
    ClusteredProportion proportion = new ClusteredProportion();
    proportion.byCluster = byCluster.toArray(Proportion[]::new);
    return proportion;
  }

  /**
   * Adds a trial.
   *
   * @param cluster index of its cluster, from 0; memory grows with the largest
   * @param difference finite or infinite; its sign counts, see {@link Proportion#with}
   * @throws IllegalArgumentException if the index is negative or the difference NaN
   */
  public void add(int cluster, double difference) {
    if (cluster < 0) {
      throw new IllegalArgumentException("cluster must be >= 0, got " + cluster);
    }
    grow(cluster + 1);
    byCluster[cluster] = byCluster[cluster].with(difference);
  }

  /** Adds the trials of another, cluster by cluster; the other is not modified. */
  public void merge(ClusteredProportion other) {
    grow(other.byCluster.length);
    for (int i = 0; i < other.byCluster.length; i++) {
      byCluster[i] = byCluster[i].plus(other.byCluster[i]);
    }
  }

  /** All trials, whatever their cluster. */
  public Proportion total() {
    return Stream.of(byCluster).reduce(Proportion.NONE, Proportion::plus);
  }

  /** Number of clusters with a trial. */
  public long clusters() {
    return Stream.of(byCluster).filter(cluster -> cluster.total() > 0).count();
  }

  /**
   * Intraclass correlation of the scores, from 0 to 1; 0 also where it cannot be estimated: no
   * variation, a single cluster, or one trial per cluster.
   */
  public double correlation() {
    Proportion total = total();
    long clusters = clusters();
    if (clusters < 2 || clusters == total.total()) {
      return 0;
    }
    double between = between(total.estimate()) / (clusters - 1);
    double within = within() / (total.total() - clusters);
    double size = (total.total() - meanSize()) / (clusters - 1);
    double variance = between + (size - 1) * within;
    return variance > 0 ? Math.max(0, (between - within) / variance) : 0;
  }

  /** By how much the clusters inflate the variance of the estimate; at least 1. */
  public double designEffect() {
    return 1 + (meanSize() - 1) * correlation();
  }

  /** The number of independent trials that would be as informative; 0 without a trial. */
  public double effectiveSize() {
    long trials = total().total();
    long clusters = clusters();
    if (clusters < 2 || clusters == trials) {
      return trials;
    }
    double widening = studentQuantile(trials - 1) / studentQuantile(clusters - 1);
    return trials / designEffect() * widening * widening;
  }

  /** Half of Wilson's interval over its normal quantile: never 0. NaN without a trial. */
  public double standardError() {
    Interval interval = wilson();
    return (interval.hi() - interval.lo()) / (2 * Proportion.Z);
  }

  /** Wilson's interval at 95 % and the effective size; NaN without a trial. */
  public Interval wilson() {
    return total().wilson(effectiveSize());
  }

  /**
   * The interval that holds at whatever number of trials one stops: {@link ConfidenceSequence} at
   * the effective size, and so but nearly where trials come in clusters.
   *
   * @param error the probability to miss, ever
   */
  public Interval sequence(double error) {
    return ConfidenceSequence.of(total().estimate(), effectiveSize(), error);
  }

  /** The trials by cluster, those without a trial at the end left out. */
  public List<Proportion> byCluster() {
    int indices = byCluster.length;
    while (indices > 0 && byCluster[indices - 1].total() == 0) {
      indices--;
    }
    return List.of(Arrays.copyOf(byCluster, indices));
  }

  /**
   * Student's 0.975 quantile to the nearest 2^-20: the library calls the JDK's own {@code log} and
   * {@code exp}, whose last bits are not fixed by the language.
   */
  static double studentQuantile(long degreesOfFreedom) {
    double quantile = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(0.025);
    return Math.rint(quantile * 0x1p20) * 0x1p-20;
  }

  /** Size of the cluster of a trial, averaged over the trials; 1 without a trial. */
  private double meanSize() {
    double squares = 0;
    double trials = 0;
    for (Proportion cluster : byCluster) {
      squares += (double) cluster.total() * cluster.total();
      trials += cluster.total();
    }
    return trials == 0 ? 1 : squares / trials;
  }

  private double between(double mean) {
    double sum = 0;
    for (Proportion cluster : byCluster) {
      if (cluster.total() > 0) {
        double deviation = cluster.estimate() - mean;
        sum += cluster.total() * deviation * deviation;
      }
    }
    return sum;
  }

  private double within() {
    double sum = 0;
    for (Proportion cluster : byCluster) {
      if (cluster.total() > 0) {
        double p = cluster.estimate();
        sum += cluster.positive() * (1 - p) * (1 - p);
        sum += cluster.zero() * (0.5 - p) * (0.5 - p);
        sum += cluster.negative() * p * p;
      }
    }
    return sum;
  }

  private void grow(int clusters) {
    int before = byCluster.length;
    if (clusters > before) {
      byCluster = Arrays.copyOf(byCluster, Math.max(clusters, before + before / 2));
      Arrays.fill(byCluster, before, byCluster.length, Proportion.NONE);
    }
  }
}
