package io.onset.diffusion;

import static io.onset.linalg.NumericalFailure.requireFinite;

import io.onset.diffusion.GaussianLaw.Weight;
import io.onset.linalg.Centred;
import io.onset.linalg.Factoring;
import io.onset.linalg.LeastSquares;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import io.onset.linalg.Products;
import io.onset.linalg.Sample;
import io.onset.linalg.Tiled;
import io.onset.linalg.Triangular;
import io.onset.linalg.Workspace;
import java.util.Arrays;

/**
 * The one-step linear denoiser (2) fitted on a training set: theta1^T = (x^T x + ridge n tau^2
 * I)^-1 x^T y for the centred n x d matrices x, y, of minimum norm and rank n - 1 where n &lt;= d
 * and the ridge is 0. In {@linkplain ForwardProcess standard units}, where tau^2 = 1 + r^2.
 *
 * <p>With k = n - 1 reduced rows below d, theta1^T = V^T U with k x d factors U = R^-T y, V = R^-T
 * x, R^T R = x x^T + ridge n tau^2 I. Without a ridge V V^T = I, and neither is formed: the law's
 * covariance is sigma_X^2 y^T (x x^T)^-1 y. Otherwise theta1^T itself is the solution of {@link
 * LeastSquares}. {@link Triangular} says how R is made; the relative error is of the order of 1e-16
 * times the condition number of x, see LinearDenoiserTest.
 *
 * <p>Lives in a workspace and as long as what that has handed out.
 */
public final class LinearDenoiser {

  private final Workspace memory;
  private final Tiled gain;
  private final Tiled outputs;
  private final Weight inputs;
  private final Tiled design;
  private final boolean penalised;
  private final Factoring factoring;
  private double[] mean;
  private double spread;

  /** Of k &lt; d rows: the reduced outputs, k x d, and inputs. */
  private LinearDenoiser(Workspace memory, Tiled outputs, Weight inputs, boolean penalised) {
    this.memory = memory;
    this.gain = null;
    this.outputs = outputs;
    this.inputs = inputs;
    this.design = inputs.transposed();
    this.penalised = penalised;
    this.factoring = inputs.root().factoring();
  }

  private LinearDenoiser(Workspace memory, Tiled design, LeastSquares fit) {
    this.memory = memory;
    this.gain = fit.solution();
    this.outputs = null;
    this.inputs = null;
    this.design = design;
    this.penalised = false;
    this.factoring = fit.factoring();
  }

  /**
   * Fits the denoiser.
   *
   * @param memory where it is kept
   * @param data y, n x d standard normals (the training set), n &gt;= 2; not modified
   * @param noise z, n x d (the forward noise); not modified
   * @param setting r and ridge
   * @throws NumericalFailure where the fit is singular, or r or the penalty overflows
   */
  public static LinearDenoiser fit(
      Workspace memory, PointSet data, PointSet noise, Setting setting) {
    double shrink = setting.shrink(data.count());
    Sample outputs = Sample.of(memory, data);
    Sample noises = Sample.of(memory, noise);
    Centred x = Centred.of(memory, outputs, setting.noiseRatio, noises);
    Tiled y = Centred.of(memory, outputs).byFeature(memory);
    LinearDenoiser denoiser =
        data.count() - 1 < data.dimension()
            ? underdetermined(memory, x.byPoint(memory), y, shrink)
            : overdetermined(memory, x.byFeature(memory), y, shrink);
    denoiser.centre(outputs, noises.mean(), setting.noiseRatio);
    return denoiser;
  }

  /**
   * Fits the denoiser to less noise: the same law of gain and mean, jointly with the training set.
   *
   * @param noise d x d matrices in place of z; n - 1 &gt;= 2 d
   * @throws NumericalFailure as {@link #fit(Workspace, PointSet, PointSet, Setting)}
   */
  public static LinearDenoiser fit(
      Workspace memory, PointSet data, WishartNoise noise, Setting setting) {
    double shrink = setting.shrink(data.count());
    Sample outputs = Sample.of(memory, data);
    Triangular root = Triangular.factor(memory, Centred.of(memory, outputs).byFeature(memory), 0);
    Tiled x = noise.inputs(memory, root, setting.noiseRatio);
    Tiled y = noise.outputs(memory, root);
    LinearDenoiser denoiser = overdetermined(memory, x, y, shrink);
    denoiser.centre(outputs, noise.mean(memory, data.count()), setting.noiseRatio);
    return denoiser;
  }

  /**
   * What a fit depends on beside its points.
   *
   * @param noiseRatio r, {@link ForwardProcess#noiseRatio}
   * @param ridge &gt;= 0
   */
  public record Setting(double noiseRatio, double ridge) {

    private double shrink(int count) {
      requireFinite("noise ratio r", noiseRatio);
      double penalty = ridge * count * (1 + noiseRatio * noiseRatio);
      return Math.sqrt(requireFinite("ridge n tau^2", penalty));
    }
  }

  /** theta1^T = x^T (x x^T + s^2 I)^-1 y. */
  private static LinearDenoiser underdetermined(
      Workspace memory, Tiled inputs, Tiled y, double shrink) {
    Tiled gram = Products.gram(memory, inputs);
    Triangular root = Triangular.factor(memory, inputs, gram, shrink);
    return new LinearDenoiser(memory, y, new Weight(inputs, gram, root), shrink > 0);
  }

  private static LinearDenoiser overdetermined(
      Workspace memory, Tiled inputs, Tiled y, double shrink) {
    return new LinearDenoiser(memory, inputs, LeastSquares.fit(memory, inputs, shrink, y));
  }

  /** m = Ybar - r theta1 Zbar (4); the spread is sigma_X = sqrt(S + r^2) of (3). */
  private void centre(Sample data, double[] noiseMean, double ratio) {
    mean = memory.array(data.mean().length);
    System.arraycopy(data.mean(), 0, mean, 0, mean.length);
    if (inputs == null) {
      Products.addTransposedTimes(memory, -ratio, gain, noiseMean, mean);
    } else {
      Products.addTransposedTimes(memory, -ratio, outputs, weights(noiseMean), mean);
    }
    int count = data.points().count();
    double pooled = data.scatter(memory) / ((double) count * mean.length);
    spread = Math.sqrt(pooled + ratio * ratio);
  }

  /** R^-1 R^-T x v: theta1 v is the combination of the outputs with these weights. */
  private double[] weights(double[] v) {
    double[] weights = memory.array(rank());
    Arrays.fill(weights, 0);
    Products.addTransposedTimes(memory, 1, inputs.transposed(), v, weights);
    return inputs.root().solve(inputs.root().solveTransposed(weights));
  }

  /** U = R^-T y, k x d. */
  private Tiled left() {
    return inputs.root().solveTransposed(copy(outputs));
  }

  /** V = R^-T x, k x d. */
  private Tiled right() {
    return inputs.root().solveTransposed(transposed(inputs.transposed()));
  }

  /**
   * The matrix that was factored: x, reduced to n - 1 rows or, by less noise, to 2 d; where it has
   * fewer rows than columns its transposed.
   */
  public Tiled design() {
    return design;
  }

  /** sigma_X (3). */
  public double spread() {
    return spread;
  }

  /** theta1^T, d x d; a matrix of the workspace. */
  public Tiled transposedGain() {
    return inputs == null ? gain : Products.transposedTimes(memory, right(), left());
  }

  /** min(n - 1, d). */
  public int rank() {
    return inputs == null ? gain.rows() : outputs.rows();
  }

  /** How the fit's triangular factor was made. */
  public Factoring factoring() {
    return factoring;
  }

  /**
   * The law of theta0 + theta1 X for Gaussian X of the training set's mean and pooled variance (3),
   * (4).
   */
  public GaussianLaw law(GeneratedCovariance covariance) {
    boolean corrected = covariance == GeneratedCovariance.CORRECTED;
    if (inputs == null) {
      return law(corrected ? copy(gain) : transposed(gain));
    }
    if (corrected && !penalised) {
      return GaussianLaw.weighted(memory, mean, copy(outputs).scale(spread), inputs);
    }
    return law(corrected ? outerRoot(left(), right()) : outerRoot(right(), left()));
  }

  private GaussianLaw law(Tiled transposedFactor) {
    return GaussianLaw.of(memory, mean, transposedFactor.scale(spread));
  }

  private Tiled copy(Tiled matrix) {
    return memory.matrix(matrix.rows(), matrix.columns()).set(matrix);
  }

  private Tiled transposed(Tiled matrix) {
    return memory.matrix(matrix.columns(), matrix.rows()).setTransposed(matrix, 0);
  }

  /** A^T with A A^T = U^T V V^T U: A^T = R U, R^T R = V V^T; k x d. */
  private Tiled outerRoot(Tiled outer, Tiled inner) {
    Triangular factor = Triangular.factor(memory, transposed(inner), 0);
    return Products.transposedTimes(memory, factor.transposed(), outer);
  }
}
