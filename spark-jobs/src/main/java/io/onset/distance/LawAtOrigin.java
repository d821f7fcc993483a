package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.linalg.Products;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;
import java.util.Arrays;

/**
 * A smoothed law S = C + eps^2 I at the origin, which is the true law's mean: what (11) and (27)
 * ask of it. In standard units.
 *
 * @param dimension d
 * @param logDeterminant log det S
 * @param squaredDistance m^T S^-1 m
 */
public record LawAtOrigin(int dimension, double logDeterminant, double squaredDistance) {

  private static final double LOG_2 = StrictMath.log(2);

  /**
   * Smooths a law, as {@link SmoothedLaw} does, without a form for many points.
   *
   * @param memory for the duration of the call
   * @param law N(m, A A^T)
   * @param epsilonSquared eps^2 &gt; 0
   */
  public static LawAtOrigin of(Workspace memory, GaussianLaw law, double epsilonSquared) {
    boolean inner = SmoothedLaw.isInner(law);
    SmoothedLaw.prepare(law, inner);
    int mark = memory.mark();
    LawAtOrigin result =
        inner
            ? lowRank(memory, law, epsilonSquared, law.innerRoot(epsilonSquared))
            : triangular(memory, law, SmoothedLaw.root(memory, law, epsilonSquared));
    memory.release(mark);
    return result;
  }

  /** |R^-T m|^2. */
  static LawAtOrigin triangular(Workspace memory, GaussianLaw law, Triangular root) {
    double[] whitened = memory.array(law.dimension());
    System.arraycopy(law.mean(), 0, whitened, 0, whitened.length);
    double square = sumOfSquares(root.solveTransposed(whitened));
    return new LawAtOrigin(law.dimension(), root.logDeterminantSquared(), square);
  }

  /** (|m|^2 - |P^-T Y m|^2)/eps^2; log det S = log det P^T P - log det X + (d - k) log eps^2. */
  static LawAtOrigin lowRank(
      Workspace memory, GaussianLaw law, double epsilonSquared, Triangular root) {
    double[] projected = memory.array(law.rank());
    Arrays.fill(projected, 0);
    Products.addTransposedTimes(memory, 1, law.transposedRows(), law.mean(), projected);
    double square = law.meanSquared() - sumOfSquares(root.solveTransposed(projected));
    double rest = (law.dimension() - law.rank()) * StrictMath.log(epsilonSquared);
    return new LawAtOrigin(
        law.dimension(),
        root.logDeterminantSquared() - law.logWeight() + rest,
        square / epsilonSquared);
  }

  /** log of (15) for a single point at the origin: with eps = 1 it is (27) at eps = 0. */
  public double logCross() {
    return logScale() - 0.5 * squaredDistance;
  }

  /** (d/2) log 2 - (1/2) log det S. */
  double logScale() {
    return 0.5 * (dimension * LOG_2 - logDeterminant);
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum = Math.fma(value, value, sum);
    }
    return sum;
  }
}
