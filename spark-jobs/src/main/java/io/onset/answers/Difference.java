package io.onset.answers;

import io.onset.experiment.ErrorBar.Kind;
import io.onset.stats.FisherTest;
import io.onset.stats.FisherTest.Sample;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two estimates of one quantity held against each other.
 *
 * <p>Let a come from m trials, b from n.
 *
 * <ul>
 *   <li>{@link Relation#INDEPENDENT}: proportions by {@link FisherTest} at their effective sizes
 *       (Rao and Scott, Biometrics 48 (1992) 577-585), all else by Welch's t.
 *   <li>{@link Relation#EXTENDED}, one seed and m &lt; n: the m trials are the first of the n. A
 *       proportion is tested against that of the n - m others, which are independent of it. For any
 *       mean the variance of b - a is {@code s^2 (1/m - 1/n)}, with {@code s^2 / n} that of b; to
 *       leading order for a quantile, too.
 *   <li>{@link Relation#SAME}, one seed and m = n: the trials are the same, and equal bits leave
 *       nothing to judge. Other bits come from other code: they are held against the error bar of
 *       one run, which is then a yardstick and no chance.
 *   <li>{@link Relation#SHARING}, one seed and crossings of curves some of whose trials are the
 *       same: judged as if independent, which errs to the safe side.
 *   <li>{@link Relation#CONDITIONAL}, other seeds: not judged, since the draws that many trials
 *       share, such as the one original set, are others and no error bar tells how they vary.
 * </ul>
 *
 * @param before the one estimate
 * @param after the other
 * @param relation what their trials have to do with each other
 * @param error the standard error of the difference; a proportion's at the pooled one
 * @param z difference over error; NaN where there is none
 * @param p the probability of as large a difference by chance; NaN where it is not judged
 */
public record Difference(
    Measurement before, Measurement after, Relation relation, double error, double z, double p) {

  /**
   * By how much, relative to them, means of one constant may differ. A quantity that is the same in
   * every trial, as the least variance sampled of null modes is, has no standard error, but the
   * mean of 50 trials is not that of 60 to the bit. Sums along a tree are right to 2^-53 for each
   * of their levels; 512 of these are more than any has.
   */
  private static final double ROUNDING = 0x1p-44;

  /** What the trials of two estimates have to do with each other. */
  public enum Relation {
    /** Other trials. */
    INDEPENDENT,
    /** The trials of one are the first of the other's. */
    EXTENDED,
    /** The same trials. */
    SAME,
    /** Some trials are the same. */
    SHARING,
    /** Other trials, conditional on other draws that they share. */
    CONDITIONAL
  }

  /** {@code after - before}; 0 where both are the same infinity. */
  public double difference() {
    return isEqual() ? 0 : after.value() - before.value();
  }

  private boolean isEqual() {
    return Double.compare(before.value(), after.value()) == 0;
  }

  /** Whether it can be told from chance. */
  public boolean isJudged() {
    return !Double.isNaN(p);
  }

  /** Whether trials that should be the same gave the same bits. */
  public boolean hasEqualBits() {
    return relation == Relation.SAME && isEqual();
  }

  /** The difference of two estimates of one quantity, of runs with one seed or with two. */
  static Difference of(Measurement before, Measurement after, boolean sameSeed) {
    Relation relation = relation(before, after, sameSeed);
    return switch (relation) {
      case SAME -> same(before, after);
      case EXTENDED -> extended(before, after);
      case INDEPENDENT, SHARING -> independent(before, after, relation);
      case CONDITIONAL -> independent(before, after, relation).notJudged();
    };
  }

  private static Relation relation(Measurement a, Measurement b, boolean sameSeed) {
    if (!sameSeed) {
      boolean isConditional = a.bar().isConditional() || b.bar().isConditional();
      return isConditional ? Relation.CONDITIONAL : Relation.INDEPENDENT;
    }
    if (a.bar().kind() == Kind.CROSSING) {
      return Double.compare(a.value(), b.value()) == 0 ? Relation.SAME : Relation.SHARING;
    }
    return a.bar().trials() == b.bar().trials() ? Relation.SAME : Relation.EXTENDED;
  }

  private static Difference same(Measurement a, Measurement b) {
    if (Double.compare(a.value(), b.value()) == 0) {
      return new Difference(a, b, Relation.SAME, 0, Double.NaN, Double.NaN);
    }
    double error = Math.max(a.bar().error(), b.bar().error());
    double size = a.bar().kind() == Kind.PROPORTION ? Double.POSITIVE_INFINITY : a.bar().size();
    return judged(a, b, Relation.SAME, new Spread(error, size));
  }

  private static Difference extended(Measurement a, Measurement b) {
    Measurement less = a.bar().trials() < b.bar().trials() ? a : b;
    Measurement more = less == a ? b : a;
    double factor = 1.0 / less.bar().trials() - 1.0 / more.bar().trials();
    if (a.bar().kind() == Kind.PROPORTION) {
      Sample first = sample(less, less.bar().trials());
      Sample all = sample(more, more.bar().trials());
      double error = Math.sqrt(variance(all) * factor);
      return tested(a, b, Relation.EXTENDED, error, FisherTest.pValue(first, rest(first, all)));
    }
    double error = more.bar().error() * Math.sqrt(factor * more.bar().trials());
    return judged(a, b, Relation.EXTENDED, new Spread(error, more.bar().size()));
  }

  /** The trials of all but the first; as near as may be, where other code gave other signs. */
  private static Sample rest(Sample first, Sample all) {
    long trials = all.trials() - first.trials();
    long successes = all.successes() - first.successes();
    return new Sample(Math.max(0, Math.min(trials, successes)), trials);
  }

  private static Difference independent(Measurement a, Measurement b, Relation relation) {
    if (a.bar().kind() == Kind.PROPORTION) {
      Sample one = sample(a, (long) a.bar().size());
      Sample two = sample(b, (long) b.bar().size());
      double factor = 1.0 / one.trials() + 1.0 / two.trials();
      Sample both = new Sample(one.successes() + two.successes(), one.trials() + two.trials());
      double error = Math.sqrt(variance(both) * factor);
      return tested(a, b, relation, error, FisherTest.pValue(one, two));
    }
    double va = a.bar().error() * a.bar().error();
    double vb = b.bar().error() * b.bar().error();
    double size = (va + vb) * (va + vb) / (va * va / a.bar().size() + vb * vb / b.bar().size());
    return judged(a, b, relation, new Spread(Math.sqrt(va + vb), size));
  }

  private static Sample sample(Measurement a, long trials) {
    return new Sample(Math.round(a.value() * trials), trials);
  }

  private static double variance(Sample sample) {
    double p = (double) sample.successes() / sample.trials();
    return p * (1 - p);
  }

  /** A standard error and its degrees of freedom. */
  private record Spread(double error, double freedom) {}

  private static Difference judged(Measurement a, Measurement b, Relation relation, Spread spread) {
    double z = z(a, b, spread.error);
    return new Difference(a, b, relation, spread.error, z, pValue(Math.abs(z), spread.freedom));
  }

  private static Difference tested(
      Measurement a, Measurement b, Relation relation, double error, double p) {
    boolean isKnown = !Double.isNaN(a.value() + b.value());
    return new Difference(a, b, relation, error, z(a, b, error), isKnown ? p : Double.NaN);
  }

  /** 0 where there is no difference but that of rounding, whatever the error. */
  private static double z(Measurement a, Measurement b, double error) {
    double difference = b.value() - a.value();
    double rounding = ROUNDING * Math.max(Math.abs(a.value()), Math.abs(b.value()));
    return difference == 0 || Math.abs(difference) < rounding ? 0 : difference / error;
  }

  private static double pValue(double z, double freedom) {
    if (Double.isNaN(z)) {
      return Double.NaN;
    }
    boolean isNormal = !(freedom < 1e9);
    double tail =
        isNormal
            ? NormalDistribution.of(0, 1).survivalProbability(z)
            : TDistribution.of(freedom).survivalProbability(z);
    return Math.min(1, 2 * tail);
  }

  private Difference notJudged() {
    return new Difference(before, after, relation, error, z, Double.NaN);
  }
}
