package io.onset.distance;

import io.onset.kernel.Kernels;
import io.onset.kernel.PowerOfTwo;
import io.onset.kernel.RowPanels;
import io.onset.kernel.SinglePanels;
import io.onset.linalg.PointSet;
import io.onset.linalg.SinglePoints;
import java.util.Arrays;

/**
 * A screen before the forms q = |L y + s|^2 of many points: all of them in single precision, then
 * in double precision only those that are not certain to exceed the least q by {@link #CUT}. In
 * high dimension few are not, and the others' terms exp(-q/2) are zero by the definition of {@link
 * QuadraticForm#logMeanExponential}, whose bits are therefore the same with and without a screen.
 *
 * <p><b>The bound.</b> Let q^ be the form as double precision computes it and q~ as single
 * precision does, with unit roundoff v = 2<sup>-24</sup>, and gamma_n = n v/(1 - n v) [Higham,
 * Lemma 3.1]. An error bound of an inner product holds for any order of summation, with n the
 * greatest number of roundings of a term [Higham, eq. (3.5)]; so for the vectors z^ and z~ of which
 * q^ and q~ are the sums of squares, with |L| the matrix of absolute values and Frobenius's norm
 * for matrices,
 *
 * <pre>
 *   ||z~ - z^|| &lt;= gamma_r (||s|| + || |L| |y| ||) &lt;= delta = gamma_r (||s|| + ||L|| ||y||),
 *   |sqrt(q~) - ||z~||| &lt;= gamma_d ||z~||,
 *   |sqrt(q~) - sqrt(q^)| &lt;= gamma_{d+2} sqrt(q~) + delta.
 * </pre>
 *
 * r is {@link SinglePanels#roundings} and {@value #SPARE} more: one for what double precision
 * rounds (d + 1 roundings of 2<sup>-53</sup>, less than v for d &lt; 2<sup>28</sup>), one for the
 * rounding of the norms, one for that of the bound itself; of gamma_{d+2}, too, one is for double
 * precision and one for the rounding of what is computed here. Where the norms and delta/gamma_r
 * are at most 2<sup>60</sup>, nothing overflows, and what underflows, at most 2<sup>-150</sup>
 * times a factor of at most 2<sup>60</sup> in each of some 3 d^2 places, adds less than
 * 2<sup>-60</sup> to delta; elsewhere (NaN too) there is no screen.
 *
 * <p><b>The decision</b> depends on the data alone: no screen for dimensions below {@value
 * #LEAST_DIMENSION}, where it costs more than it saves, nor where among the first {@value #SLICE}
 * points the survivors are more than one in {@value #LEAST_GAIN}; the least q of all points is
 * guessed from the slice's mean and deviation, as {@value #SPREAD} deviations below the mean.
 *
 * <p>The survivors are gathered into tiles: a point's operations do not depend on its place.
 */
final class Screen {

  /**
   * A little more than the excess q - q_least from where on a term exp(-q/2) has a power of two
   * below {@link QuadraticForm#LEAST_POWER}, hence is zero.
   */
  static final double CUT = (1 - 2 * QuadraticForm.LEAST_POWER) * PowerOfTwo.LN2 + 0.25;

  static final int LEAST_DIMENSION = 192;
  static final int SLICE = 256;
  static final int LEAST_GAIN = 2;

  /** Where the least of 2000 normal numbers is on average; of 10^4 it is 3.85. */
  static final double SPREAD = 3.5;

  private static final double ROUNDOFF = 0x1p-24;
  private static final int SPARE = 3;
  private static final double LARGEST = 0x1p60;
  private static final double UNDERFLOW = 0x1p-60;
  private static final int TILE = Kernels.TILE;
  private static final int SINGLE_TILE = Kernels.SINGLE_TILE;

  private final Kernels kernels;
  private final RowPanels factor;
  private final SinglePanels singles;
  private final double[] gathered;
  private final double[] gatheredForms = new double[TILE];
  private final int[] places = new int[TILE];
  private float[] forms = new float[0];
  private double factorNorm;
  private double startNorm;

  /** A screen before the forms of the given factor, which it reads again every time. */
  Screen(Kernels kernels, RowPanels factor) {
    this.kernels = kernels;
    this.factor = factor;
    this.singles = new SinglePanels(factor);
    this.gathered = new double[TILE * factor.dimension()];
  }

  /** Takes the factor's present values. */
  void read() {
    singles.copy();
    factorNorm = norm(factor.elements());
    startNorm = norm(factor.start());
  }

  /** In four sums. */
  private static double norm(double[] values) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = 0; i < values.length; i += 4) {
      sum0 = Math.fma(values[i], values[i], sum0);
      sum1 = Math.fma(values[i + 1], values[i + 1], sum1);
      sum2 = Math.fma(values[i + 2], values[i + 2], sum2);
      sum3 = Math.fma(values[i + 3], values[i + 3], sum3);
    }
    return Math.sqrt((sum0 + sum1) + (sum2 + sum3));
  }

  /**
   * Writes q(y_k) to out[k] for all points that may count, and infinity for the others.
   *
   * @param points a shared set
   * @param out room for whole tiles
   * @return whether it did; false: a screen would not pay, nothing is written
   */
  boolean evaluate(PointSet points, double[] out) {
    read();
    SinglePoints copy = points.singles();
    double bound = bound(copy.greatestNorm());
    if (!(bound < LARGEST)) {
      return false;
    }
    int count = points.count();
    int slice = Math.min(SLICE, count);
    allocate(count);
    single(copy, 0, slice);
    double guess = slice < count ? Math.min(least(slice), usualLeast(slice)) : least(slice);
    if (LEAST_GAIN * survivors(slice, threshold(guess, bound)) > slice) {
      return false;
    }
    single(copy, slice, count);
    Arrays.fill(out, 0, count, Double.POSITIVE_INFINITY);
    redo(points, threshold(least(count), bound), out);
    return true;
  }

  /** delta for points up to a norm; NaN where there is none. */
  double bound(double greatestNorm) {
    double reach = startNorm + factorNorm * greatestNorm;
    double largest = Math.max(reach, Math.max(factorNorm, greatestNorm));
    return largest <= LARGEST ? gamma(singles.roundings() + SPARE) * reach + UNDERFLOW : Double.NaN;
  }

  private static double gamma(int roundings) {
    return roundings * ROUNDOFF / (1 - roundings * ROUNDOFF);
  }

  private void allocate(int count) {
    int length = (count + SINGLE_TILE - 1) / SINGLE_TILE * SINGLE_TILE;
    if (forms.length < length) {
      forms = new float[length];
    }
  }

  private void single(SinglePoints copy, int from, int to) {
    for (int k = from; k < to; k += SINGLE_TILE) {
      singles.forms(kernels, copy.tiles(), k * factor.dimension(), forms, k);
    }
  }

  private double least(int count) {
    float least = forms[0];
    for (int k = 1; k < count; k++) {
      least = forms[k] < least ? forms[k] : least;
    }
    return least;
  }

  /** Some deviations below the mean, at least 0. */
  private double usualLeast(int count) {
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < count; k++) {
      sum += forms[k];
      squares = Math.fma(forms[k], forms[k], squares);
    }
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return Math.max(0, mean - SPREAD * Math.sqrt(variance));
  }

  /** What q~ must exceed, so that q^ certainly exceeds the least q^, of this q~, by the cut. */
  private double threshold(double least, double bound) {
    double relative = gamma(factor.dimension() + 2);
    double greatest = Math.sqrt(least) * (1 + relative) + bound;
    double root = (Math.sqrt(greatest * greatest + CUT) + bound) / (1 - relative);
    return root * root;
  }

  private int survivors(int count, double threshold) {
    int survivors = 0;
    for (int k = 0; k < count; k++) {
      survivors += forms[k] > threshold ? 0 : 1;
    }
    return survivors;
  }

  private void redo(PointSet points, double threshold, double[] out) {
    int waiting = 0;
    for (int k = 0; k < points.count(); k++) {
      if (!(forms[k] > threshold)) {
        gather(points, k, waiting);
        waiting++;
        if (waiting == TILE) {
          redo(waiting, out);
          waiting = 0;
        }
      }
    }
    redo(waiting, out);
  }

  private void gather(PointSet points, int point, int place) {
    double[] tiles = points.tiles();
    int at = points.tileAt(point / TILE) + point % TILE;
    for (int i = 0; i < gathered.length; i += TILE) {
      gathered[i + place] = tiles[at + i];
    }
    places[place] = point;
  }

  private void redo(int count, double[] out) {
    if (count > 0) {
      kernels.forms(factor, gathered, 0, gatheredForms, 0);
    }
    for (int j = 0; j < count; j++) {
      out[places[j]] = gatheredForms[j];
    }
  }
}
