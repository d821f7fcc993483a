package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.kernel.AnyBackend;
import io.onset.kernel.Kernels;
import io.onset.kernel.RowPanels;
import io.onset.kernel.SinglePanels;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

  private static final int SCREENED = Screen.LEAST_DIMENSION;

  /** From here on a term is zero by definition. */
  private static final double ZERO = (1 - 2 * QuadraticForm.LEAST_POWER) * StrictMath.log(2);

  /**
   * What becomes of a normal: its size, graded over ten orders, or one that is always rounded down.
   */
  private enum Numbers implements DoubleUnaryOperator {
    NORMAL(x -> x),
    GRADED(x -> x * StrictMath.exp(4 * x)),
    TINY(x -> x * 0x1p-140),
    ROUNDED_DOWN(x -> 1 + 0x1.ffep-25),
    ALTERNATING(x -> StrictMath.copySign(1 + 0x1.ffep-25, x));

    private final DoubleUnaryOperator function;

    Numbers(DoubleUnaryOperator function) {
      this.function = function;
    }

    @Override
    public double applyAsDouble(double normal) {
      return function.applyAsDouble(normal);
    }
  }

  private static double[] numbers(Numbers kind, long seed, int count) {
    return Arrays.stream(new Normals(seed).vector(count)).map(kind).toArray();
  }

  private static PointSet points(Numbers kind, long seed, int count, int d) {
    double[] numbers = numbers(kind, seed, count * d);
    PointSet.Source source =
        (first, out, length) -> System.arraycopy(numbers, (int) first, out, 0, length);
    return PointSet.draw(source, count, d).shared();
  }

  private static RowPanels triangular(double[] tiled, double[] mean) {
    RowPanels panels = RowPanels.triangular(mean.length);
    panels.set(tiled, mean);
    return panels;
  }

  private static int tiled(int d) {
    return (d + 31) / 32 * 32 * d;
  }

  /** |sqrt(q~) - sqrt(q^)| &lt;= gamma_{d+2} sqrt(q~) + delta. */
  @ParameterizedTest
  @EnumSource
  void theBoundHolds(Numbers kind) {
    for (Numbers other : Numbers.values()) {
      for (int d : new int[] {1, 5, 64, 129, 260}) {
        double worst = worstShareOfBound(kind, other, d);
        assertTrue(worst <= 1, () -> kind + " " + other + " " + d + ": " + worst);
      }
    }
  }

  /** Roundings all of one sign use up a good part of it. */
  @Test
  void theBoundIsNoLargerThanNeeded() {
    assertTrue(worstShareOfBound(Numbers.ROUNDED_DOWN, Numbers.ROUNDED_DOWN, 1) > 0.1);
  }

  private static double worstShareOfBound(Numbers kind, Numbers other, int d) {
    PointSet points = points(kind, d, 64, d);
    Kernels kernels = Kernels.best();
    RowPanels factor =
        triangular(numbers(other, d + 1, tiled(d)), negative(numbers(kind, d + 2, d)));
    Screen screen = new Screen(kernels, factor);
    screen.read();
    SinglePanels singles = new SinglePanels(factor);
    singles.copy();
    float[] single = new float[64];
    singles.forms(kernels, points.singles().tiles(), 0, single, 0);
    double[] q = new double[64];
    kernels.forms(factor, points.tiles(), 0, q, 0);
    kernels.forms(factor, points.tiles(), points.tileAt(1), q, 32);
    double bound = screen.bound(points.singles().greatestNorm());
    double worst = 0;
    for (int k = 0; k < 64; k++) {
      double root = Math.sqrt(single[k]);
      double error = Math.abs(root - Math.sqrt(q[k]));
      worst = Math.max(worst, error / ((d + 2) * 0x1p-24 * root + bound));
    }
    return worst;
  }

  private static double[] negative(double[] numbers) {
    return Arrays.stream(numbers).map(x -> -x).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p61, 1e200, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
  void withoutABoundThereIsNoScreen(double large) {
    assertNotScreened(new double[] {large}, new double[] {0}, 1);
    assertNotScreened(new double[] {1}, new double[] {large}, 1);
    assertNotScreened(new double[] {1}, new double[] {0}, large);
  }

  private static void assertNotScreened(double[] element, double[] mean, double point) {
    double[] tile = Arrays.copyOf(element, 32);
    PointSet points = PointSet.of(new double[][] {{0}, {point}}).shared();
    double[] out = new double[32];
    assertFalse(new Screen(Kernels.best(), triangular(tile, mean)).evaluate(points, out));
    assertEquals(0, out[1]);
  }

  /** A diagonal factor: the forms are spread by its size, over more or fewer times the cut. */
  private static double[] diagonal(int d, double size) {
    double[] tiled = new double[tiled(d)];
    for (int i = 0; i < d; i++) {
      tiled[(i / 32 * d + i) * 32 + i % 32] = size;
    }
    return tiled;
  }

  /** What is left out does not count, what is not has the bits of its form. */
  @ParameterizedTest
  @CsvSource({"7, 10", "65, 4", "200, 2", "40, 100", "40, 1e6"})
  void onlyWhatDoesNotCountIsLeftOut(int d, double size) {
    PointSet points = points(Numbers.NORMAL, d, 1000, d);
    RowPanels factor = triangular(diagonal(d, size), new double[d]);
    double[] out = new double[1024];
    assertTrue(new Screen(Kernels.best(), factor).evaluate(points, out));
    double[] q = forms(factor, points);
    double least = Arrays.stream(q).limit(1000).min().orElseThrow();
    for (int k = 0; k < 1000; k++) {
      assertTrue(out[k] == q[k] || out[k] == Double.POSITIVE_INFINITY && q[k] > least + ZERO);
    }
    long left = Arrays.stream(out).limit(1000).filter(Double::isFinite).count();
    long counting = Arrays.stream(q).limit(1000).filter(each -> each <= least + ZERO).count();
    assertTrue(left <= counting + 20 && left < 500, () -> left + " of " + counting);
  }

  /**
   * q is size^2 times a chi-squared variate of d degrees of freedom. Of 256 forms at (900, 0.72)
   * some two thirds are within the cut of their least one, but only a third within that of
   * thousands.
   */
  @ParameterizedTest
  @CsvSource({"900, 0.72, true", "900, 0.5, false", "200, 0.72, false"})
  void theLeastFormOfAllIsGuessed(int d, double size, boolean screened) {
    PointSet points = points(Numbers.NORMAL, d, 600, d);
    RowPanels factor = triangular(diagonal(d, size), new double[d]);
    double[] q = forms(factor, points);
    double least = Arrays.stream(q).limit(Screen.SLICE).min().orElseThrow();
    long near = Arrays.stream(q).limit(Screen.SLICE).filter(each -> each < least + ZERO).count();
    assertTrue(near > Screen.SLICE / 2);
    assertEquals(screened, new Screen(Kernels.best(), factor).evaluate(points, new double[608]));
  }

  private static double[] forms(RowPanels factor, PointSet points) {
    double[] q = new double[(points.count() + 31) / 32 * 32];
    for (int tile = 0; tile * 32 < points.count(); tile++) {
      Kernels.best().forms(factor, points.tiles(), points.tileAt(tile), q, tile * 32);
    }
    return q;
  }

  @ParameterizedTest
  @EnumSource
  void theBitsAreThoseWithoutAScreen(AnyBackend backend) {
    PointSet points = points(Numbers.NORMAL, 1, 300, SCREENED);
    for (int count : new int[] {1, 33, 257}) {
      for (double size : new double[] {0.5, 10, 1e200}) {
        assertSameBits(backend.kernels(), points.prefix(count), size);
      }
    }
  }

  /** A screened set, and its points in a set that nothing is known of. */
  private static void assertSameBits(Kernels kernels, PointSet points, double size) {
    double[] tiled = diagonal(SCREENED, size);
    double[] mean = new Normals(7).vector(SCREENED);
    QuadraticForm form = QuadraticForm.triangular(kernels, SCREENED).set(tiled, mean, 1);
    double screened = form.logMeanExponential(points);
    double plain = form.logMeanExponential(unshared(points));
    assertEquals(plain, screened, () -> points.count() + " points, " + size);
  }

  private static PointSet unshared(PointSet points) {
    double[][] rows = new double[points.count()][points.dimension()];
    for (int k = 0; k < rows.length; k++) {
      int point = k;
      Arrays.setAll(rows[k], f -> points.get(point, f));
    }
    return PointSet.of(rows);
  }

  /** Equal points, and one alone among far ones, wherever it is. */
  @ParameterizedTest
  @ValueSource(ints = {0, 31, 32, 300, 499})
  void tiesAndALonePoint(int near) {
    double[] point = new Normals(1).vector(SCREENED);
    double[][] rows = new double[500][];
    Arrays.fill(rows, point);
    assertSameBits(Kernels.best(), PointSet.of(rows).shared(), 3);
    rows[near] = new Normals(7).vector(SCREENED);
    assertSameBits(Kernels.best(), PointSet.of(rows).shared(), 3);
  }
}
