package io.onset.diffusion;

import io.onset.linalg.NumericalFailure;
import io.onset.linalg.Products;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;

/**
 * A Gaussian law N(m, C) on R^d of rank k &lt;= d. The arrays that it hands out are its own, not to
 * be written to.
 *
 * <p>C = Y^T X^-1 Y for k rows Y and a {@link Weight} X, which is the identity where there is none;
 * or C = A A^T, A^T = R^-T Y with R^T R = X. What the smoothed law C + eps^2 I needs is eps^2 X + Y
 * Y^T, {@link #innerRoot}: in it the condition of X, which may be that of a square random matrix,
 * does no harm, and A is not formed.
 *
 * <p>Lives in a workspace and as long as what that has handed out; the products are formed once,
 * when first asked for.
 */
public final class GaussianLaw {

  private final Workspace memory;
  private final double[] mean;
  private final Tiled rows;
  private final Weight weight;
  private Tiled transposedFactor;
  private Tiled transposedRows;
  private Tiled covariance;
  private Tiled innerGram;

  private GaussianLaw(Workspace memory, double[] mean, Tiled rows, Weight weight) {
    int k = rows.rows();
    int d = rows.columns();
    if (mean.length != d || k > d) {
      throw new IllegalArgumentException("factor is " + d + "x" + k + ", mean has " + mean.length);
    }
    this.memory = memory;
    this.mean = mean;
    this.rows = rows;
    this.weight = weight;
  }

  /**
   * X = x x^T.
   *
   * @param transposed x^T, r x k
   * @param gram X, the blocks on and above the diagonal
   * @param root R, R^T R = X
   */
  public record Weight(Tiled transposed, Tiled gram, Triangular root) {}

  /**
   * A law from its mean and a factor of its covariance; neither is copied.
   *
   * @param memory where what follows from them is kept
   * @param mean m, length d
   * @param transposedFactor A^T, k x d, k &lt;= d
   */
  public static GaussianLaw of(Workspace memory, double[] mean, Tiled transposedFactor) {
    return new GaussianLaw(memory, mean, transposedFactor, null);
  }

  /**
   * The law N(m, Y^T X^-1 Y); nothing is copied.
   *
   * @param memory where what follows is kept
   * @param mean m, length d
   * @param rows Y, k x d, k &lt;= d
   * @param weight X, k x k
   */
  public static GaussianLaw weighted(Workspace memory, double[] mean, Tiled rows, Weight weight) {
    if (weight.gram.rows() != rows.rows()) {
      throw new IllegalArgumentException(
          "weight must be %1$dx%1$d, has %2$d rows".formatted(rows.rows(), weight.gram.rows()));
    }
    return new GaussianLaw(memory, mean, rows, weight);
  }

  /** m, length d. */
  public double[] mean() {
    return mean;
  }

  /** Y, k x d. */
  public Tiled rows() {
    return rows;
  }

  /** Whether X is not the identity. */
  public boolean isWeighted() {
    return weight != null;
  }

  /** A^T = R^-T Y, k x d. */
  public Tiled transposedFactor() {
    if (transposedFactor == null) {
      transposedFactor = isWeighted() ? weight.root.solveTransposed(copy(rows)) : rows;
    }
    return transposedFactor;
  }

  private Tiled copy(Tiled matrix) {
    return memory.matrix(matrix.rows(), matrix.columns()).set(matrix);
  }

  /** Y^T, d x k. */
  public Tiled transposedRows() {
    if (transposedRows == null) {
      transposedRows = memory.matrix(dimension(), rank()).setTransposed(rows, 0);
    }
    return transposedRows;
  }

  /** C = A A^T, d x d, the blocks on and above the diagonal: {@link Products#gram}. */
  public Tiled covariance() {
    if (covariance == null) {
      covariance = Products.gram(memory, transposedFactor());
    }
    return covariance;
  }

  /** Y Y^T, k x k, the blocks on and above the diagonal. */
  public Tiled innerGram() {
    if (innerGram == null) {
      innerGram = Products.gram(memory, transposedRows());
    }
    return innerGram;
  }

  /**
   * P with P^T P = eps^2 X + Y Y^T, k x k. {@link #innerGram} is to be formed before memory is
   * marked that will be released.
   *
   * @throws NumericalFailure where it is singular
   */
  public Triangular innerRoot(double epsilonSquared) {
    double epsilon = Math.sqrt(epsilonSquared);
    if (!isWeighted()) {
      return Triangular.factor(memory, transposedRows(), innerGram(), epsilon);
    }
    Tiled sum = copy(innerGram()).add(epsilonSquared, weight.gram);
    return Triangular.factor(memory, () -> stacked(epsilon), sum);
  }

  /** Y^T over eps x^T. */
  private Tiled stacked(double epsilon) {
    Tiled inputs = copy(weight.transposed).scale(epsilon);
    int d = dimension();
    Tiled stack = memory.matrix(d + inputs.rows(), rank());
    return stack.setRows(transposedRows(), 0).setRows(inputs, d);
  }

  /** log det X. */
  public double logWeight() {
    return isWeighted() ? weight.root.logDeterminantSquared() : 0;
  }

  /** d. */
  public int dimension() {
    return mean.length;
  }

  /** k, the rank of the covariance. */
  public int rank() {
    return rows.rows();
  }

  /** Whether the law has a density: k = d. */
  public boolean isRegular() {
    return rank() == dimension();
  }

  /** tr C. */
  public double covarianceTrace() {
    return transposedFactor().sumOfSquares();
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
    Triangular root = Triangular.factor(memory, transposedFactor(), covariance, 0);
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
