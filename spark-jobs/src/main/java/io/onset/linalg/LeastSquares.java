package io.onset.linalg;

/**
 * The solution B = (x^T x + e^2 I)^-1 x^T y of a least-squares fit, by {@link Triangular}'s three
 * ways: R^-1 Q^T y with (x over e I) = Q R.
 *
 * @param solution B, c x m; a matrix of the workspace
 * @param factoring how R was made
 */
public record LeastSquares(Tiled solution, Factoring factoring) {

  /**
   * Fits y to x.
   *
   * @param x r x c; r &gt;= c where e = 0; not modified
   * @param e &gt;= 0
   * @param y r x m; not modified
   * @throws NumericalFailure where x is singular
   */
  public static LeastSquares fit(Workspace memory, Tiled x, double e, Tiled y) {
    return new AccurateCholesky(memory, () -> x, e)
        .factor(Products.gram(memory, x))
        .map(factor -> solve(memory, factor, x, y))
        .orElseGet(
            () -> new LeastSquares(Householder.leastSquares(x, e, y), Factoring.HOUSEHOLDER));
  }

  private static LeastSquares solve(Workspace memory, Triangular factor, Tiled x, Tiled y) {
    Tiled projected = factor.project(x, y);
    Tiled inverse = factor.inverseTransposed();
    Tiled solution = Products.lowerTransposedTimes(memory, inverse, projected);
    return new LeastSquares(solution, factor.factoring());
  }
}
