package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.linalg.Normals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every backend has the bits of slow chains of fma in single precision. */
class SinglePanelsTest {

  private static final int TILE = Kernels.SINGLE_TILE;
  private static final int[] DIMENSIONS = {1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 127, 128, 129, 300};

  @ParameterizedTest
  @EnumSource
  void formsOfTriangularFactors(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      requireForms(backend.kernels(), RowPanels.triangular(d), d, d);
    }
  }

  @ParameterizedTest
  @EnumSource
  void formsOfRectangularFactors(AnyBackend backend) {
    for (int d : DIMENSIONS) {
      for (int rows : new int[] {1, 6, 33}) {
        requireForms(backend.kernels(), RowPanels.rectangular(rows, d), rows, d);
      }
    }
  }

  /** The second of two tiles. */
  private static void requireForms(Kernels kernels, RowPanels panels, int rows, int d) {
    Normals normals = new Normals(1000L * rows + d);
    double[] factor = normals.vector((d + 31) / 32 * 32 * rows);
    panels.set(factor, normals.vector(d));
    SinglePanels singles = new SinglePanels(panels);
    singles.copy();
    float[] y = new float[2 * d * TILE];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) normals.vector(1)[0];
    }
    float[] q = new float[3 * TILE];
    singles.forms(kernels, y, d * TILE, q, TILE);
    for (int j = 0; j < TILE; j++) {
      assertEquals(0, q[j]);
      assertEquals(form(panels, factor, rows, d, y, d * TILE + j), q[TILE + j], d + " at " + j);
      assertEquals(0, q[2 * TILE + j]);
    }
  }

  private static float form(RowPanels panels, double[] factor, int rows, int d, float[] y, int at) {
    float form = 0;
    for (int i = 0; i < rows; i++) {
      float z = (float) panels.start()[i];
      int columns = panels.isTriangular() ? panels.columns(i / RowPanels.ROWS) : d;
      for (int from = 0; from < Math.min(columns, d); from += SinglePanels.DEPTH) {
        float sum = 0;
        for (int k = from; k < Math.min(from + SinglePanels.DEPTH, Math.min(columns, d)); k++) {
          double element = factor[(k / 32 * rows + i) * 32 + k % 32];
          float rounded = panels.isTriangular() && k > i ? 0 : (float) element;
          sum = Math.fma(rounded, y[at + k * TILE], sum);
        }
        z += sum;
      }
      form = Math.fma(z, z, form);
    }
    return form;
  }
}
