package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks' Cholesky factors and substitutions against chains of fma, on every backend. */
class SubstitutionTest {

  private static final int TILE = Kernels.TILE;

  @ParameterizedTest
  @EnumSource(AnyBackend.class)
  void substitutesRowByRow(AnyBackend backend) {
    Kernels kernels = backend.kernels();
    for (int rows : new int[] {0, 1, 3, 4, 17, 32}) {
      double[] a = normals(rows, 5 + TILE * TILE);
      double[] b = normals(rows + 1, 7 + TILE * TILE);
      double[] scale = normals(rows + 2, 2 + TILE);
      double[] expected = b.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < TILE; j++) {
          double sum = b[7 + i * TILE + j];
          for (int k = 0; k < i; k++) {
            sum = Math.fma(a[5 + k * TILE + i], expected[7 + k * TILE + j], sum);
          }
          expected[7 + i * TILE + j] = sum * scale[2 + i];
        }
      }
      kernels.substitute(a, 5, scale, 2, b, 7, rows);
      assertArrayEquals(expected, b);
    }
  }

  /** R^T R is the block, -R and 1/R_ii are what they say, and the bits those of plain Java. */
  @ParameterizedTest
  @EnumSource(AnyBackend.class)
  void factorsABlock(AnyBackend backend) {
    Kernels kernels = backend.kernels();
    for (int rows : new int[] {1, 2, 4, 15, 32}) {
      double[] block = positive(rows);
      double[] upper = block.clone();
      double[] negative = new double[TILE * TILE];
      double[] inverse = new double[3 + TILE];
      assertEquals(rows, kernels.factor(upper, negative, rows, inverse, 3));
      for (int i = 0; i < rows; i++) {
        assertEquals(1, inverse[3 + i] * upper[i * TILE + i], 1e-15);
        for (int j = i; j < rows; j++) {
          double sum = 0;
          for (int k = 0; k <= i; k++) {
            sum += upper[k * TILE + i] * upper[k * TILE + j];
          }
          assertEquals(block[i * TILE + j], sum, 1e-12);
          assertEquals(-upper[i * TILE + j], negative[i * TILE + j]);
        }
      }
      double[] plain = block.clone();
      new PlainKernels().factor(plain, new double[TILE * TILE], rows, new double[TILE], 0);
      assertArrayEquals(plain, upper);
    }
  }

  @ParameterizedTest
  @EnumSource(AnyBackend.class)
  void endsAtAPivotThatIsNotPositive(AnyBackend backend) {
    Kernels kernels = backend.kernels();
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] block = new double[TILE * TILE];
      for (int i = 0; i < TILE; i++) {
        block[i * TILE + i] = i == 5 ? bad : 4;
      }
      double[] inverse = new double[TILE];
      assertEquals(5, kernels.factor(block, new double[TILE * TILE], TILE, inverse, 0));
      assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0}, Arrays.copyOf(inverse, 6));
    }
  }

  /** The Gram matrix of twice as many rows. */
  private static double[] positive(int rows) {
    double[] a = normals(rows, 2 * TILE * TILE);
    double[] gram = new double[TILE * TILE];
    new PlainKernels().addProduct(a, 0, a, 0, TILE, 2 * TILE, gram, 0);
    return gram;
  }

  private static double[] normals(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }
}
