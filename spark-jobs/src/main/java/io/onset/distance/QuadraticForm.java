package io.onset.distance;

import io.onset.kernel.FixedSum;
import io.onset.kernel.Kernels;
import io.onset.kernel.PowerOfTwo;
import io.onset.kernel.RowPanels;
import io.onset.linalg.PointSet;
import java.util.Arrays;
import java.util.List;

/**
 * The quadratic form q(y) of a Gaussian law over many points at once, |L (y - m)|^2 or w (|y - m|^2
 * - |F (y - m)|^2): the squared Mahalanobis distance, whose N evaluations are most of a trial. A
 * tile of 32 points goes through at a time, so that no N x d intermediate exists; every point's
 * operations have one order, see {@link Kernels#forms}. In high dimension a {@link Screen} in
 * single precision comes first, which leaves out points that do not count.
 *
 * <p>Holds its memory; to be set again by the next trial, on the same thread.
 */
public final class QuadraticForm {

  /**
   * Terms below this power of two of the largest do not count: 10^4 of them are at most 1e-12 of
   * the sum, and 1e-14 where the forms spread as they do in high dimension. What they leave out is
   * what a {@link Screen} can leave out.
   */
  public static final int LEAST_POWER = -53;

  private static final int TILE = Kernels.TILE;

  private final Kernels kernels;
  private final RowPanels factor;
  private final double[] mean;
  private final double[] sums = new double[TILE];
  private Screen screen;
  private double[] forms = new double[0];
  private double weight;
  private boolean isScreened;

  private QuadraticForm(Kernels kernels, RowPanels factor) {
    this.kernels = kernels;
    this.factor = factor;
    this.mean = new double[factor.dimension()];
  }

  /** Room for q(y) = |L (y - m)|^2, L lower triangular, d x d. */
  public static QuadraticForm triangular(Kernels kernels, int dimension) {
    return new QuadraticForm(kernels, RowPanels.triangular(dimension));
  }

  /** Room for q(y) = w (|y - m|^2 - |F (y - m)|^2), F k x d. */
  public static QuadraticForm deflated(Kernels kernels, int rows, int dimension) {
    return new QuadraticForm(kernels, RowPanels.rectangular(rows, dimension));
  }

  /**
   * Takes the law.
   *
   * @param tiled L or F in tiles; copied
   * @param mean m, length d; copied
   * @param weight w; not used by a triangular form
   * @return this
   */
  public QuadraticForm set(double[] tiled, double[] mean, double weight) {
    factor.set(tiled, mean);
    System.arraycopy(mean, 0, this.mean, 0, mean.length);
    this.weight = weight;
    return this;
  }

  /**
   * Bytes that a shared set of points takes for a coordinate, with the copy that a screen makes.
   */
  public static int bytesPerCoordinate(int dimension) {
    return Double.BYTES + (dimension < Screen.LEAST_DIMENSION ? 0 : Float.BYTES);
  }

  /** d. */
  public int dimension() {
    return mean.length;
  }

  /** q at one point of d coordinates. */
  public double at(double[] point) {
    double[] q = new double[TILE];
    evaluate(PointSet.of(new double[][] {point}), q);
    return q[0];
  }

  /**
   * log (1/N) sum_k exp(-q(y_k)/2), scaled by the smallest q so that nothing underflows.
   *
   * @param points N x d
   */
  public double logMeanExponential(PointSet points) {
    double[] result = new double[1];
    logMeanExponentials(List.of(this), points, result);
    return result[0];
  }

  /**
   * The same for several forms of one dimension, in one pass over the points: each tile is read
   * once for all of them. The results are those of each form alone.
   *
   * @param out receives them
   */
  static void logMeanExponentials(List<QuadraticForm> forms, PointSet points, double[] out) {
    boolean whole = false;
    for (QuadraticForm form : forms) {
      form.reserve(points);
      form.isScreened = form.evaluateWhatCounts(points);
      whole |= !form.isScreened;
    }
    for (int tile = 0; whole && tile * TILE < points.count(); tile++) {
      for (QuadraticForm form : forms) {
        form.evaluate(points, tile);
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = forms.get(i).logMean(points.count());
    }
  }

  private void evaluate(PointSet points, int tile) {
    if (!isScreened) {
      evaluate(points.tiles(), points.tileAt(tile), forms, tile * TILE);
    }
  }

  private void reserve(PointSet points) {
    int rows = (points.count() + TILE - 1) / TILE;
    if (forms.length < rows * TILE) {
      forms = new double[rows * TILE];
    }
  }

  private double logMean(int count) {
    int rows = (count + TILE - 1) / TILE;
    double least = kernels.least(forms, count);
    Arrays.fill(forms, count, rows * TILE, Double.POSITIVE_INFINITY);
    Arrays.fill(sums, 0);
    kernels.addPowers(forms, 0, rows, least, -0.5 * PowerOfTwo.LOG2_E, LEAST_POWER, sums);
    return StrictMath.log(FixedSum.of(sums, 0, TILE) / count) - 0.5 * least;
  }

  /**
   * By a screen, where one pays: writes q(y_k) to forms[k], or infinity where the term is zero by
   * {@link #LEAST_POWER}.
   *
   * @return whether it did
   */
  private boolean evaluateWhatCounts(PointSet points) {
    if (!points.isShared() || !factor.isTriangular() || dimension() < Screen.LEAST_DIMENSION) {
      return false;
    }
    screen = screen == null ? new Screen(kernels, factor) : screen;
    return screen.evaluate(points, forms);
  }

  /** Writes q(y_k) to out[k]; out has room for whole tiles, what is beyond the last is no form. */
  void evaluate(PointSet points, double[] out) {
    for (int tile = 0; tile * TILE < points.count(); tile++) {
      evaluate(points.tiles(), points.tileAt(tile), out, tile * TILE);
    }
  }

  private void evaluate(double[] tiles, int at, double[] out, int outAt) {
    kernels.forms(factor, tiles, at, out, outAt);
    if (!factor.isTriangular()) {
      deflate(tiles, at, out, outAt);
    }
  }

  private void deflate(double[] tiles, int at, double[] out, int outAt) {
    kernels.squaredDistances(mean, tiles, at, sums, 0);
    for (int j = 0; j < TILE; j++) {
      out[outAt + j] = weight * (sums[j] - out[outAt + j]);
    }
  }
}
