package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.kernel.AnyBackend;
import io.onset.kernel.Kernels;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pair sums and forms have the bits of plain Java on every backend, over awkward sizes. */
class BackendsAgreeTest {

  private static final int[] COUNTS = {1, 7, 8, 9, 63, 64, 65, 1000, 10_007};
  private static final int[] DIMENSIONS = {1, 2, 5, 8, 9, 16, 33, 130};

  private static final Kernels PLAIN = AnyBackend.PLAIN.kernels();

  /** Of large sets the last rows and the first, which meet every column. */
  @ParameterizedTest
  @EnumSource
  void pairSums(AnyBackend backend) {
    PairSum plain = new PairSum(PLAIN);
    PairSum other = new PairSum(backend.kernels());
    for (int count : COUNTS) {
      for (int dimension : new int[] {1, 3, 33}) {
        PointSet points = new Normals(count).points(count, dimension);
        int rows = count > 100 ? Kernels.TILE : count;
        int last = count / Kernels.TILE * Kernels.TILE;
        for (double epsilonSquared : new double[] {1, 0.01, 1e-9}) {
          String size = count + " points of " + dimension + ", eps^2 " + epsilonSquared;
          double expected = plain.log(points, epsilonSquared, 0, rows);
          assertEquals(expected, other.log(points, epsilonSquared, 0, rows), size);
          expected = plain.log(points, epsilonSquared, last, count);
          assertEquals(expected, other.log(points, epsilonSquared, last, count), size);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void triangularForms(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      QuadraticForm plain = QuadraticForm.triangular(PLAIN, d);
      QuadraticForm other = QuadraticForm.triangular(backend.kernels(), d);
      requireEqual(plain, other, d);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deflatedForms(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      QuadraticForm plain = QuadraticForm.deflated(PLAIN, d, d);
      QuadraticForm other = QuadraticForm.deflated(backend.kernels(), d, d);
      requireEqual(plain, other, d);
    }
  }

  private static void requireEqual(QuadraticForm plain, QuadraticForm other, int d) {
    Normals normals = new Normals(d);
    double[] factor = normals.points(d, d).tiles();
    double[] mean = normals.vector(d);
    PointSet points = normals.points(d == 5 ? 10_007 : 65, d);
    plain.set(factor, mean, 0.75);
    other.set(factor, mean, 0.75);
    for (int count : COUNTS) {
      PointSet prefix = points.prefix(Math.min(count, points.count()));
      String size = prefix.count() + " points of " + d;
      double[] expected = new double[prefix.count() + Kernels.TILE];
      double[] actual = expected.clone();
      plain.evaluate(prefix, expected);
      other.evaluate(prefix, actual);
      for (int k = 0; k < prefix.count(); k++) {
        assertEquals(expected[k], actual[k], size);
      }
      assertEquals(plain.logMeanExponential(prefix), other.logMeanExponential(prefix), size);
    }
  }
}
