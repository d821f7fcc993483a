package io.onset.experiment.linear;

/**
 * The deterministic equivalent (30) of log(1-H^2) at large d and fixed n/d, in the units of {@link
 * FiniteSample}.
 *
 * <p>Of {@code C/sigma_X^2 + z I = theta1 theta1^T + z I} with {@code z = 1/sigma_X^2} the
 * log-determinant follows from two numbers delta, delta', averages over {@code x ~
 * Marchenko-Pastur(d/K)} of {@code D = h/x}, {@code h = (1-q) q d/K}:
 *
 * <pre>
 * delta  = &lt;D T&gt;,  T = 1/(z (1 + delta' D) + q^2/(1 + delta))
 * delta' = &lt;1/(z (1 + delta) + q^2/(1 + delta' D))&gt;
 * </pre>
 *
 * With {@code alpha = z + q^2/(1 + delta)} and {@code w = z h delta'/alpha} it is {@code T =
 * x/(alpha (x+w))}, so that all averages are closed forms of S(w) = &lt;1/(x+w)&gt;:
 *
 * <pre>
 * delta  = h S/alpha,   delta' = (1 + h delta' (1 - z/alpha) S)/((1 + delta) alpha)
 * &lt;T&gt; = &lt;x/(x+w)&gt;/alpha,  &lt;-log T&gt; = log alpha + &lt;log(x+w)&gt; - &lt;log x&gt;
 * v = &lt;-log T&gt; + log(1 + delta) - z delta delta',   r = z &lt;T&gt;
 * log(1-H^2) ~ (d/2) { log 2 + (1/2)(log det theta1 theta1^T/d - log sigma_X^2) - v }
 *              - (d/(4n)) ((1-q) + q r)
 * </pre>
 *
 * <p>sigma_X^2 is {@link FiniteSample#spread}, log det {@link FiniteSample#logDeterminant}.
 * Accuracy as a prediction: 1-H^2 within 5% for n &gt;= 6d, 10 to 35% high near n = d.
 */
record DeterministicEquivalent(FiniteSample sample, MarchenkoPastur law) {

  /** Plain iteration from zero took at most 35 steps for d = 1 to 4096, n from d+2, q from 1e-6. */
  private static final int MOST_STEPS = 1000;

  private static final double TOLERANCE = 1e-14;

  /** delta and delta'. */
  private record Point(double delta, double dual) {
    boolean isNear(Point other) {
      return Math.abs(delta - other.delta) <= TOLERANCE * delta
          && Math.abs(dual - other.dual) <= TOLERANCE * dual;
    }
  }

  /** For a training set of {@code K = n-1 > d}. */
  static DeterministicEquivalent of(FiniteSample sample) {
    return new DeterministicEquivalent(
        sample, new MarchenkoPastur(sample.dimension() / sample.degrees()));
  }

  /** log(1-H^2) in nats; NaN if the iteration does not converge. */
  double logAffinity() {
    Point fixed = new Point(0, 0);
    for (int step = 0; step < MOST_STEPS; step++) {
      Point next = next(fixed);
      if (next.isNear(fixed)) {
        return logAffinity(next);
      }
      fixed = next;
    }
    return Double.NaN;
  }

  /** One step: delta, then delta' with the new delta. */
  private Point next(Point p) {
    double delta = h() * law.meanInverse(shift(p)) / alpha(p);
    Point half = new Point(delta, p.dual);
    double alpha = alpha(half);
    double excess = h() * p.dual * (1 - z() / alpha) * law.meanInverse(shift(half));
    return new Point(delta, (1 + excess) / ((1 + delta) * alpha));
  }

  private double logAffinity(Point p) {
    double d = sample.dimension();
    double q = q();
    double shape = sample.logDeterminant() / d - StrictMath.log(sample.spread());
    double r = z() * law.meanShare(shift(p)) / alpha(p);
    double mean = d / (4 * (double) sample.trainSize()) * ((1 - q) + q * r);
    return 0.5 * d * (StrictMath.log(2) + 0.5 * shape - logDeterminantMean(p)) - mean;
  }

  /** v: 1/d of the log-determinant of theta1 theta1^T + z I. */
  private double logDeterminantMean(Point p) {
    double minusLogT = StrictMath.log(alpha(p)) + law.meanLog(shift(p)) - law.meanLog(0);
    return minusLogT + StrictMath.log1p(p.delta) - z() * p.delta * p.dual;
  }

  private double alpha(Point p) {
    return z() + q() * q() / (1 + p.delta);
  }

  private double shift(Point p) {
    return z() * h() * p.dual / alpha(p);
  }

  private double z() {
    return 1 / sample.spread();
  }

  private double h() {
    return (1 - q()) * q() * law.ratio();
  }

  private double q() {
    return sample.squaredCorrelation();
  }
}
