package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.stats.TreeMoments;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {

  @Test
  void ofAModelWithItselfIsOne() {
    TrainingModes modes = DynamicsDraws.modes("power-law 1", 8, 10, 0);
    SampledModes sampled = SampledModes.of(DynamicsDraws.plain(Sampler.POST), modes.eigenvalues());
    assertEquals(1, Overlap.of(modes, modes).of(sampled, sampled), 1e-12);
  }

  /** Tr of the product of two square roots, by whole matrices. */
  @Test
  void byTheDefinition() {
    TrainingModes first = DynamicsDraws.modes("power-law 1", 12, 6, 0);
    TrainingModes second = DynamicsDraws.modes("power-law 1", 12, 6, 1);
    Denoising model = DynamicsDraws.plain(Sampler.IDEAL);
    SampledModes one = SampledModes.of(model, first.eigenvalues());
    SampledModes two = SampledModes.of(model, second.eigenvalues());
    RealMatrix a = covariance(first);
    RealMatrix b = covariance(second);
    double trace =
        new EigenDecomposition(a)
            .getSquareRoot()
            .multiply(new EigenDecomposition(b).getSquareRoot())
            .getTrace();
    double expected = trace / Math.sqrt(a.getTrace() * b.getTrace());
    assertEquals(expected, Overlap.of(first, second).of(one, two), 1e-10);
  }

  private static RealMatrix covariance(TrainingModes modes) {
    int d = modes.dimension();
    RealMatrix sum = MatrixUtils.createRealMatrix(d, d);
    for (int k = 0; k < d; k++) {
      RealMatrix column = MatrixUtils.createColumnRealMatrix(modes.vector(k));
      sum = sum.add(column.multiply(column.transpose()).scalarMultiply(modes.eigenvalue(k)));
    }
    return sum;
  }

  /** The specification's, isotropic at d = 100; eight pairs of training sets. */
  @ParameterizedTest
  @CsvSource({
    "10, 0.09, 0.005",
    "50, 0.42, 0.005",
    "100, 0.72, 0.005",
    "200, 0.87, 0.005",
    "500, 0.95, 0.005",
    "10000, 0.997, 0.0005"
  })
  void tabled(int size, double expected, double rounding) {
    TreeMoments mean = new TreeMoments();
    Denoising model = DynamicsDraws.plain(Sampler.IDEAL);
    for (long trial = 0; trial < 8; trial++) {
      TrainingModes first = DynamicsDraws.modes("isotropic", size, 100, 2 * trial);
      TrainingModes second = DynamicsDraws.modes("isotropic", size, 100, 2 * trial + 1);
      SampledModes one = SampledModes.of(model, first.eigenvalues());
      SampledModes two = SampledModes.of(model, second.eigenvalues());
      mean.add(Overlap.of(first, second).of(one, two));
    }
    assertEquals(expected, mean.mean(), rounding + 4 * mean.standardError());
  }
}
