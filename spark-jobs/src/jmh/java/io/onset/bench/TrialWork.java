package io.onset.bench;

/**
 * What a trial with the contrasts {@code original} and {@code exact} cannot do without, each
 * operation once, by the cheapest way that the kernels know. A multiply-add is two flops; of a
 * symmetric or triangular matrix only one half counts. With k = min(n - 1, d) the rank of the law:
 *
 * <pre>
 * forms at the N original and the n training points    (N + n) d^2      for 2k &gt;= d
 *                                                      2 (N + n) d k    for 2k &lt; d
 * pair sum                                             n^2 d
 * Gram matrix of x                                     n d^2 for n &gt; d, else n^2 d
 * x^T y                                                2 n d^2          for n &gt; d
 * W = L^-1 y and S = W^T W                             n^2 d + n d^2    for n &lt;= d
 *                      (W W^T where 2k &lt; d             n^2 d + n^2 d)
 * factors of S + eps^2 I at three widths, of C too     f^3/3 each       f = d; n where 2k &lt; d
 *                                     where n &gt; d
 * their inverses at two widths                         d^3/3 each       (n^2 d where 2k &lt; d)
 * exponentials                                         N + n + n (n - 1)/2
 * normals                                              2 n d
 * </pre>
 *
 * Whatever else a program does (the solve for theta1, means, sums) counts against it.
 *
 * @param flops useful flops
 * @param exponentials values of exp
 * @param normals standard normals
 */
record TrialWork(double flops, double exponentials, double normals) {

  private static final double EXPONENTIAL_SECONDS = 0.35e-9;
  private static final double NORMAL_SECONDS = 0.6e-9;

  /** The work of a trial against N original points. */
  static TrialWork of(BenchCell cell, int originalSize) {
    double d = cell.d();
    double n = cell.n();
    double points = originalSize + n;
    double rank = Math.min(n - 1, d);
    boolean lowRank = 2 * rank < d;
    double forms = lowRank ? 2 * points * d * rank : points * d * d;
    double exponentials = points + n * (n - 1) / 2;
    double flops = forms + n * n * d + fit(d, n, lowRank) + factors(d, n, lowRank);
    return new TrialWork(flops, exponentials, 2 * n * d);
  }

  static double fit(double d, double n, boolean lowRank) {
    if (n > d) {
      return n * d * d + 2 * n * d * d;
    }
    return n * n * d + n * n * d + (lowRank ? n * n * d : n * d * d);
  }

  private static double factors(double d, double n, boolean lowRank) {
    double size = lowRank ? n : d;
    double factors = (n > d ? 4 : 3) * size * size * size / 3;
    return factors + 2 * (lowRank ? n * n * d : d * d * d / 3);
  }

  /**
   * The least time that a core can take: flops at its peak, exp at 0.35 ns, a normal at 0.6 ns.
   *
   * @param peak flops per second, {@link FmaPeak#measure}
   */
  double floorSeconds(double peak) {
    return flops / peak + exponentials * EXPONENTIAL_SECONDS + normals * NORMAL_SECONDS;
  }
}
