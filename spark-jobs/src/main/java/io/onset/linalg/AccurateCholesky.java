package io.onset.linalg;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The factor R of A^T A + e^2 I by Cholesky, where that is accurate enough. The condition of the
 * Gram matrix G = A^T A + e^2 I is judged by c = max_i G_ii max_i 1/R_ii^2, a lower bound of it.
 *
 * <ul>
 *   <li>{@link Factoring#CHOLESKY}, c &lt;= {@value #ONCE}, or {@value #ONCE_SMOOTHED} where e is
 *       positive: the factor of G. What is solved with it has a relative error of some 1e-16 c; a
 *       gain fitted with e = 0 brings that error into the smoothed law, which multiplies it again.
 *   <li>{@link Factoring#CHOLESKY_TWICE}, c &lt;= {@value #TWICE}: Q = (A over e I) R1^-1 for that
 *       factor R1 is orthogonal up to the error of R1; with R2^T R2 = Q^T Q, R = R2 R1 has a
 *       relative error of some 1e-16 times the condition of A, the root of that of G [Yamamoto,
 *       Nakatsukasa, Yanagisawa, Fukaya 2015].
 * </ul>
 *
 * @param memory where the factor lives
 * @param a A, r x c; asked for only where the second way needs it
 * @param e &gt;= 0
 */
record AccurateCholesky(Workspace memory, Supplier<Tiled> a, double e) {

  /** The largest condition for which G's own factor will do where e = 0. */
  static final double ONCE = 1e2;

  /** The same where e is positive. */
  static final double ONCE_SMOOTHED = 1e3;

  /** The largest condition for which the second Cholesky factor repairs the first. */
  static final double TWICE = 1e11;

  /** An orthogonal matrix has a Gram matrix of condition 1. */
  private static final double ALMOST_ORTHOGONAL = 2;

  /**
   * The factor; nothing where neither way is accurate.
   *
   * @param gram A^T A, see {@link Products#gram}
   */
  Optional<Triangular> factor(Tiled gram) {
    return factor(gram, e == 0 ? ONCE : ONCE_SMOOTHED);
  }

  /** The same, with the condition up to which G's own factor will do. */
  Optional<Triangular> factor(Tiled gram, double limit) {
    Triangular once = new Triangular(memory, gram.rows());
    double condition = once.decompose(1, gram, e * e);
    if (condition <= limit) {
      return Optional.of(once);
    }
    return condition <= TWICE ? again(once, a.get()) : Optional.empty();
  }

  /** Nothing where what the first factor leaves is not almost orthogonal. */
  private Optional<Triangular> again(Triangular first, Tiled a) {
    Tiled q = quotient(first, a);
    Triangular repair = new Triangular(memory, a.columns());
    boolean isAccurate = repair.decompose(1, Products.gram(memory, q), 0) <= ALMOST_ORTHOGONAL;
    return isAccurate ? Optional.of(Triangular.twice(first, repair, q)) : Optional.empty();
  }

  /** (A over e I) R^-1. */
  private Tiled quotient(Triangular factor, Tiled a) {
    int c = a.columns();
    Tiled transposed = memory.matrix(c, a.rows()).setTransposed(a, 0);
    Tiled q = memory.matrix(a.rows() + (e == 0 ? 0 : c), c);
    q.setTransposed(factor.solveTransposed(transposed), 0);
    if (e != 0) {
      q.setTransposed(factor.inverseTransposed().scale(e), a.rows());
    }
    return q;
  }
}
