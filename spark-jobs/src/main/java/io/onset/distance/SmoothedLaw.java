package io.onset.distance;

import io.onset.diffusion.GaussianLaw;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Products;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Gaussian law smoothed by an isotropic kernel, S = C + eps^2 I with C = A A^T: what (15), (27)
 * and (11) ask of a law. In standard units.
 *
 * <p>Three forms of the squared Mahalanobis distance v^T S^-1 v for a law of rank k:
 *
 * <ul>
 *   <li>low rank, where that counts fewer rows, {@link #isLowRank}: (|v|^2 - |F v|^2)/eps^2 with F
 *       = P^-T Y, P^T P = eps^2 X + Y Y^T (Woodbury); F has singular values below one, so what
 *       cancels costs an absolute error of 1e-16 |v|^2/eps^2 in an exponent, no more;
 *   <li>complement, of other {@linkplain GaussianLaw#isWeighted weighted} laws: |T v|^2/eps^2, T^T
 *       T = I - F^T F with a lower triangular T, of the same error; low rank where rounding leaves
 *       no T;
 *   <li>triangular, of the rest: |R^-T v|^2 with R^T R = S.
 * </ul>
 *
 * {@link Triangular} says how P and R are made.
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
    if (isLowRank(law)) {
      return lowRank(memory, law, epsilonSquared);
    }
    return law.isWeighted()
        ? complement(memory, law, epsilonSquared)
        : triangular(memory, law, epsilonSquared);
  }

  /** Whether what is asked of a law follows from {@link GaussianLaw#innerRoot}. */
  static boolean isInner(GaussianLaw law) {
    return law.isWeighted() || isLowRank(law);
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
    Triangular root = root(memory, law, epsilonSquared);
    form.set(root.inverseTransposed().data(), law.mean(), 1);
    LawAtOrigin atOrigin = LawAtOrigin.triangular(memory, law, root);
    memory.release(mark);
    return new SmoothedLaw(form, atOrigin);
  }

  static SmoothedLaw lowRank(Workspace memory, GaussianLaw law, double epsilonSquared) {
    QuadraticForm form = Room.take(memory, false, law.rank(), law.dimension());
    prepare(law, true);
    int mark = memory.mark();
    Triangular root = law.innerRoot(epsilonSquared);
    Tiled projection = memory.matrix(law.rank(), law.dimension()).set(law.rows());
    form.set(root.solveTransposed(projection).data(), law.mean(), 1 / epsilonSquared);
    LawAtOrigin atOrigin = LawAtOrigin.lowRank(memory, law, epsilonSquared, root);
    memory.release(mark);
    return new SmoothedLaw(form, atOrigin);
  }

  /** In reversed order of the coordinates the lower triangular T is an upper one, by Cholesky. */
  static SmoothedLaw complement(Workspace memory, GaussianLaw law, double epsilonSquared) {
    int d = law.dimension();
    QuadraticForm form = Room.take(memory, true, d, d);
    prepare(law, true);
    int mark = memory.mark();
    Triangular inner = law.innerRoot(epsilonSquared);
    Tiled projection = memory.matrix(law.rank(), d).setReversed(law.rows());
    Tiled gram = Products.gram(memory, inner.solveTransposed(projection));
    Optional<Triangular> root = Triangular.ofComplement(memory, gram);
    root.ifPresent(t -> form.set(t.reversed(1 / Math.sqrt(epsilonSquared)).data(), law.mean(), 1));
    LawAtOrigin atOrigin = LawAtOrigin.lowRank(memory, law, epsilonSquared, inner);
    memory.release(mark);
    return root.isPresent()
        ? new SmoothedLaw(form, atOrigin)
        : lowRank(memory, law, epsilonSquared);
  }

  /** Lets the law form what several widths share, before anything is taken for one of them. */
  static void prepare(GaussianLaw law, boolean inner) {
    if (inner) {
      law.innerGram();
    } else {
      law.covariance();
    }
  }

  /** R. */
  static Triangular root(Workspace memory, GaussianLaw law, double epsilonSquared) {
    double epsilon = Math.sqrt(epsilonSquared);
    return Triangular.factor(memory, law.transposedFactor(), law.covariance(), epsilon);
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
