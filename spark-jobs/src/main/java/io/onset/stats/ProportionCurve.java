package io.onset.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * A proportion against an abscissa, and the level 1/2.
 *
 * <p>Sides are told by a {@link ConfidenceSequence} at error 0.05 over the number of grid points:
 * with probability 0.95 all sides of the curve are right, however often one looks.
 *
 * <p>A bootstrap draw takes at every grid point as many trials as there were, ties as many as there
 * were. Where trials come in clusters, a cluster being the same original set at every grid point,
 * it takes as many clusters as there are, the same at all points, with all of their trials; as in
 * {@link ClusteredProportion} deviations widen by {@code sqrt(k / (k - 1)) t_{k-1} / z} for k
 * clusters.
 */
public final class ProportionCurve implements Curve {

  /** The probability that any side of a curve is wrong. */
  public static final double ERROR = 0.05;

  /** Proportions from here to 1 minus this are interior. */
  private static final double SATURATED = 0.02;

  private static final double LEVEL = 0.5;

  private final double[] abscissae;
  private final List<ClusteredProportion> counts;
  private final List<List<Proportion>> byCluster;
  private final Resampling source;
  private final List<Side> sides = new ArrayList<>();
  private final List<BinomialTable> tables = new ArrayList<>();
  private final int clusters;

  /**
   * A curve.
   *
   * @param abscissae increasing, above 0; not modified
   * @param counts the trials at each, at least one; not modified
   * @param source where draws come from
   */
  public ProportionCurve(double[] abscissae, List<ClusteredProportion> counts, Resampling source) {
    this.abscissae = abscissae;
    this.counts = List.copyOf(counts);
    this.source = source;
    this.byCluster = counts.stream().map(ClusteredProportion::byCluster).toList();
    this.clusters = byCluster.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < abscissae.length; i++) {
      sides.add(Side.of(sequence(i), LEVEL));
    }
    if (clusters < 2) {
      counts.forEach(count -> tables.add(table(count.total())));
    }
  }

  private static BinomialTable table(Proportion total) {
    long decided = total.positive() + total.negative();
    return new BinomialTable(decided, decided == 0 ? 0 : (double) total.positive() / decided);
  }

  @Override
  public double[] abscissae() {
    return abscissae;
  }

  @Override
  public double height(int point) {
    return proportion(point) - LEVEL;
  }

  /** The estimate at a grid point. */
  public double proportion(int point) {
    return counts.get(point).total().estimate();
  }

  /** The number of independent trials that would be as informative as those at a grid point. */
  public double effectiveSize(int point) {
    return counts.get(point).effectiveSize();
  }

  /** The interval at a grid point for a number of trials fixed beforehand. */
  public Interval wilson(int point) {
    return counts.get(point).wilson();
  }

  /** The interval that tells the side, whenever one stops; all points' hold at once. */
  public Interval sequence(int point) {
    return counts.get(point).sequence(ERROR / abscissae.length);
  }

  @Override
  public double weight(int point) {
    return counts.get(point).total().total();
  }

  @Override
  public Side side(int point) {
    return sides.get(point);
  }

  @Override
  public boolean saturated(int point) {
    double p = proportion(point);
    return p <= SATURATED || p >= 1 - SATURATED;
  }

  @Override
  public double widening() {
    if (clusters < 2) {
      return 1;
    }
    double few = Math.sqrt(clusters / (clusters - 1.0));
    return few * ClusteredProportion.studentQuantile(clusters - 1) / Proportion.Z;
  }

  @Override
  public double[] drawn(int draw) {
    double[] uniforms = new double[clusters < 2 ? counts.size() : clusters];
    source.uniforms(draw, uniforms);
    double[] heights = new double[counts.size()];
    for (int i = 0; i < heights.length; i++) {
      Proportion drawn =
          clusters < 2 ? trials(i, uniforms[i]) : clusters(byCluster.get(i), uniforms);
      heights[i] = drawn.total() == 0 ? height(i) : drawn.estimate() - LEVEL;
    }
    return heights;
  }

  private Proportion trials(int point, double uniform) {
    Proportion total = counts.get(point).total();
    long positive = tables.get(point).inverse(uniform);
    return new Proportion(positive, total.zero(), total.positive() + total.negative() - positive);
  }

  private Proportion clusters(List<Proportion> count, double[] uniforms) {
    long positive = 0;
    long zero = 0;
    long negative = 0;
    for (double uniform : uniforms) {
      int index = (int) (uniform * clusters);
      Proportion cluster = index < count.size() ? count.get(index) : Proportion.NONE;
      positive += cluster.positive();
      zero += cluster.zero();
      negative += cluster.negative();
    }
    return new Proportion(positive, zero, negative);
  }
}
