package io.onset.diffusion;

import io.onset.linalg.NumericalFailure;
import io.onset.linalg.Products;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;

/**
 * A Gaussian law N(m, A A^T) on R^d, possibly singular: A is d x k with k &lt;= d. The arrays that
 * it hands out are its own, not to be written to.
 *
 * <p>Lives in a workspace and as long as what that has handed out; A A^T and A^T A are formed once,
 * when first asked for.
 */
public final class GaussianLaw {

  private final Workspace memory;
  private final double[] mean;
  private final Tiled transposedFactor;
  private Tiled factor;
  private Tiled covariance;
  private Tiled innerGram;

  private GaussianLaw(Workspace memory, double[] mean, Tiled transposedFactor) {
    this.memory = memory;
    this.mean = mean;
    this.transposedFactor = transposedFactor;
  }

  /**
   * A law from its mean and a factor of its covariance; neither is copied.
   *
   * @param memory where what follows from them is kept
   * @param mean m, length d
   * @param transposedFactor A^T, k x d, k &lt;= d
   */
  public static GaussianLaw of(Workspace memory, double[] mean, Tiled transposedFactor) {
    int k = transposedFactor.rows();
    int d = transposedFactor.columns();
    if (mean.length != d || k > d) {
      throw new IllegalArgumentException("factor is " + d + "x" + k + ", mean has " + mean.length);
    }
    return new GaussianLaw(memory, mean, transposedFactor);
  }

  /** m, length d. */
  public double[] mean() {
    return mean;
  }

  /** A^T, k x d. */
  public Tiled transposedFactor() {
    return transposedFactor;
  }

  /** A, d x k. */
  public Tiled factor() {
    if (factor == null) {
      factor = memory.matrix(dimension(), rank()).setTransposed(transposedFactor, 0);
    }
    return factor;
  }

  /** C = A A^T, d x d, the blocks on and above the diagonal: {@link Products#gram}. */
  public Tiled covariance() {
    if (covariance == null) {
      covariance = Products.gram(memory, transposedFactor);
    }
    return covariance;
  }

  /** A^T A, k x k, the blocks on and above the diagonal. */
  public Tiled innerGram() {
    if (innerGram == null) {
      innerGram = Products.gram(memory, factor());
    }
    return innerGram;
  }

  /** d. */
  public int dimension() {
    return mean.length;
  }

  /** k, the rank of the covariance. */
  public int rank() {
    return transposedFactor.rows();
  }

  /** Whether the law has a density: k = d. */
  public boolean isRegular() {
    return rank() == dimension();
  }

  /** tr A A^T. */
  public double covarianceTrace() {
    return transposedFactor.sumOfSquares();
  }

  /** |m|^2. */
  public double meanSquared() {
    return sumOfSquares(mean);
  }

  /**
   * What the divergences ask of the inverse of C.
   *
   * @param logDeterminant log det C
   * @param inverseTrace tr C^-1
   * @param squaredDistanceFromOrigin m^T C^-1 m
   */
  public record Precision(
      double logDeterminant, double inverseTrace, double squaredDistanceFromOrigin) {}

  /**
   * Of a regular law, by R^T R = C: |R^-T|^2 and |R^-T m|^2.
   *
   * @throws NumericalFailure of a singular one
   */
  public Precision precision() {
    if (!isRegular()) {
      throw new NumericalFailure("covariance factor of the generated law is singular");
    }
    covariance();
    int mark = memory.mark();
    Triangular root = Triangular.factor(memory, transposedFactor, covariance, 0);
    double trace = root.inverseTransposed().sumOfSquares();
    double[] whitened = memory.array(dimension());
    System.arraycopy(mean, 0, whitened, 0, mean.length);
    double square = sumOfSquares(root.solveTransposed(whitened));
    memory.release(mark);
    return new Precision(root.logDeterminantSquared(), trace, square);
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum = Math.fma(value, value, sum);
    }
    return sum;
  }
}
