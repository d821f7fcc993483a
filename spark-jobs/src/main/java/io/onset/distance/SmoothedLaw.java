package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * A Gaussian law smoothed by an isotropic kernel, S = C + eps^2 I with C = A A^T: what (15), (27)
 * and (11) ask of a law. In standard units.
 *
 * <p>Two forms of the squared Mahalanobis distance v^T S^-1 v for a law of rank k, chosen by the
 * cheaper count of rows, {@link #isLowRank}:
 *
 * <ul>
 *   <li>triangular: |R^-T v|^2 with R^T R = S;
 *   <li>low rank: (|v|^2 - |F v|^2)/eps^2 with F = T^-T A^T, T^T T = eps^2 I + A^T A (Woodbury); F
 *       has singular values below one, so what cancels costs an absolute error of 1e-16 |v|^2/eps^2
 *       in an exponent, no more.
 * </ul>
 *
 * {@link Triangular} says how R and T are made.
 */
public final class SmoothedLaw {

  /** Rows are counted by so many, and |v|^2 costs as many. */
  private static final int GRAIN = 4;

  private final QuadraticForm form;
  private final LawAtOrigin atOrigin;

  private SmoothedLaw(QuadraticForm form, LawAtOrigin atOrigin) {
    this.form = form;
    this.atOrigin = atOrigin;
  }

  /**
   * Smooths a law.
   *
   * @param memory where its form is kept
   * @param law N(m, A A^T)
   * @param epsilonSquared eps^2 &gt; 0
   */
  public static SmoothedLaw of(Workspace memory, GaussianLaw law, double epsilonSquared) {
    return isLowRank(law)
        ? lowRank(memory, law, epsilonSquared)
        : triangular(memory, law, epsilonSquared);
  }

  /**
   * Whether a row of F for each of k ranks, in fours, and |v|^2 are cheaper than a triangle: 4
   * ceil(k/4) + 4 &lt; (d + 4)/2.
   */
  static boolean isLowRank(GaussianLaw law) {
    int rows = (law.rank() + GRAIN - 1) / GRAIN * GRAIN + GRAIN;
    return 2 * rows < law.dimension() + GRAIN;
  }

  static SmoothedLaw triangular(Workspace memory, GaussianLaw law, double epsilonSquared) {
    QuadraticForm form = Room.take(memory, true, law.dimension(), law.dimension());
    prepare(law, false);
    int mark = memory.mark();
    Triangular root = root(memory, law, epsilonSquared, false);
    form.set(root.inverseTransposed().data(), law.mean(), 1);
    LawAtOrigin atOrigin = LawAtOrigin.triangular(memory, law, root);
    memory.release(mark);
    return new SmoothedLaw(form, atOrigin);
  }

  static SmoothedLaw lowRank(Workspace memory, GaussianLaw law, double epsilonSquared) {
    QuadraticForm form = Room.take(memory, false, law.rank(), law.dimension());
    prepare(law, true);
    int mark = memory.mark();
    Triangular root = root(memory, law, epsilonSquared, true);
    Tiled projection = memory.matrix(law.rank(), law.dimension()).set(law.transposedFactor());
    form.set(root.solveTransposed(projection).data(), law.mean(), 1 / epsilonSquared);
    LawAtOrigin atOrigin = LawAtOrigin.lowRank(memory, law, epsilonSquared, root);
    memory.release(mark);
    return new SmoothedLaw(form, atOrigin);
  }

  /** Lets the law form what several widths share, before anything is taken for one of them. */
  static void prepare(GaussianLaw law, boolean lowRank) {
    if (lowRank) {
      law.innerGram();
    } else {
      law.covariance();
    }
  }

  /** T or R. */
  static Triangular root(
      Workspace memory, GaussianLaw law, double epsilonSquared, boolean lowRank) {
    double epsilon = Math.sqrt(epsilonSquared);
    return lowRank
        ? Triangular.factor(memory, law.factor(), law.innerGram(), epsilon)
        : Triangular.factor(memory, law.transposedFactor(), law.covariance(), epsilon);
  }

  /** A form's memory, by its shape. */
  private record Room(boolean triangular, int rows, int dimension, QuadraticForm form) {

    static QuadraticForm take(Workspace memory, boolean triangular, int rows, int dimension) {
      return memory.take(
              Room.class,
              room ->
                  room.triangular == triangular && room.rows == rows && room.dimension == dimension,
              () -> make(memory.kernels(), triangular, rows, dimension))
          .form;
    }

    private static Room make(Kernels kernels, boolean triangular, int rows, int dimension) {
      QuadraticForm form =
          triangular
              ? QuadraticForm.triangular(kernels, dimension)
              : QuadraticForm.deflated(kernels, rows, dimension);
      return new Room(triangular, rows, dimension, form);
    }
  }

  /** What the law is at the origin. */
  public LawAtOrigin atOrigin() {
    return atOrigin;
  }

  /**
   * log of (15), the L2 product of G and the kernel density of the points, in units of kappa: (d/2)
   * log 2 - (1/2) log det S + log mean_k exp(-q_k/2).
   *
   * @param points N x d, N &gt;= 1
   */
  public double logCross(PointSet points) {
    return atOrigin.logScale() + form.logMeanExponential(points);
  }

  /**
   * {@link #logCross} of several laws, in one pass over the points.
   *
   * @return a value for each law
   */
  public static double[] logCrosses(List<SmoothedLaw> laws, PointSet points) {
    List<QuadraticForm> forms = new ArrayList<>(laws.size());
    laws.forEach(law -> forms.add(law.form));
    double[] crosses = new double[laws.size()];
    QuadraticForm.logMeanExponentials(forms, points, crosses);
    for (int i = 0; i < crosses.length; i++) {
      crosses[i] += laws.get(i).atOrigin.logScale();
    }
    return crosses;
  }
}
