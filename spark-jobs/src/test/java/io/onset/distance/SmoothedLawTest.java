package io.onset.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.diffusion.GaussianLaw;
import io.onset.linalg.Dense;
import io.onset.linalg.Normals;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothedLawTest {

  /** Covariances of condition at most 1e4, in logs of order d. */
  private static final double CLOSE = 1e-10;

  private static final Workspace MEMORY = Dense.memory();

  /** Var 4 + 0.25, distance 3 - 1. */
  @Test
  void onALineByHand() {
    SmoothedLaw law = SmoothedLaw.of(MEMORY, Laws.diagonal(new double[] {1}, 2), 0.25);
    assertEquals(StrictMath.log(4.25), law.atOrigin().logDeterminant(), 1e-15);
    double scale = 0.5 * StrictMath.log(2 / 4.25);
    double one = law.logCross(PointSet.of(new double[][] {{3}}));
    assertEquals(scale - 0.5 * 4 / 4.25, one, 1e-15);
    double two = law.logCross(PointSet.of(new double[][] {{3}, {1}}));
    double mean = 0.5 * (1 + StrictMath.exp(-0.5 * 4 / 4.25));
    assertEquals(scale + StrictMath.log(mean), two, 1e-15);
    assertEquals(1 / 4.25, law.atOrigin().squaredDistance(), 1e-15);
    assertEquals(scale - 0.5 / 4.25, law.atOrigin().logCross(), 1e-15);
  }

  @Test
  void logDeterminantOfADiagonal() {
    GaussianLaw law = Laws.diagonal(new double[3], 1, 1e-200, 1e150);
    double expected = StrictMath.log(2) + 300 * StrictMath.log(10);
    assertEquals(expected, SmoothedLaw.of(MEMORY, law, 1).atOrigin().logDeterminant(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5",
    "2, 1, 1",
    "5, 2, 0.1",
    "5, 5, 1",
    "9, 4, 0.02",
    "9, 8, 3",
    "60, 7, 0.9",
    "60, 29, 0.9",
    "60, 31, 0.9",
    "60, 60, 1e-3",
    "200, 3, 0.95"
  })
  void bothFormsAreTheTextbooks(int d, int rank, double epsilonSquared) {
    GaussianLaw law = Laws.random(d + rank, d, rank);
    SmoothedLaw triangular = SmoothedLaw.triangular(MEMORY, law, epsilonSquared);
    SmoothedLaw lowRank = SmoothedLaw.lowRank(MEMORY, law, epsilonSquared);
    requireTextbook(law, epsilonSquared, triangular, lowRank);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1",
    "5, 4, 0.1",
    "9, 4, 0.02",
    "33, 32, 0.8",
    "60, 7, 0.9",
    "60, 58, 0.9",
    "60, 58, 1e-3",
    "60, 60, 0.5",
    "200, 150, 0.95"
  })
  void aWeightedLawIsTheTextbooks(int d, int rank, double epsilonSquared) {
    GaussianLaw law = Laws.weighted(d + rank, d, rank);
    SmoothedLaw complement = SmoothedLaw.complement(MEMORY, law, epsilonSquared);
    SmoothedLaw lowRank = SmoothedLaw.lowRank(MEMORY, law, epsilonSquared);
    SmoothedLaw triangular = SmoothedLaw.triangular(MEMORY, law, epsilonSquared);
    requireTextbook(law, epsilonSquared, complement, lowRank, triangular);
    LawAtOrigin alone = LawAtOrigin.of(MEMORY, law, epsilonSquared);
    assertEquals(complement.atOrigin(), alone);
  }

  /** A direction of variance 1e18 or so: its part of I - F^T F is rounding, of either sign. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anAlmostSingularWeightDoesNoHarm(long seed) {
    GaussianLaw law = Laws.weighted(seed, 1e-9, 6, 6);
    PointSet points = new Normals(seed).points(50, 6);
    SmoothedLaw complement = SmoothedLaw.complement(MEMORY, law, 0.7);
    SmoothedLaw lowRank = SmoothedLaw.lowRank(MEMORY, law, 0.7);
    assertEquals(lowRank.atOrigin(), complement.atOrigin());
    assertEquals(lowRank.logCross(points), complement.logCross(points), CLOSE);
  }

  private static void requireTextbook(
      GaussianLaw law, double epsilonSquared, SmoothedLaw... forms) {
    int d = law.dimension();
    PointSet points = new Normals(1).points(300, d);
    DMatrixRMaj covariance = Laws.covariance(law, epsilonSquared);
    double logDeterminant = logDeterminant(covariance);
    for (SmoothedLaw form : forms) {
      assertEquals(logDeterminant, form.atOrigin().logDeterminant(), CLOSE);
      double distance = Laws.quadratic(law, epsilonSquared, new double[d]);
      assertEquals(1, form.atOrigin().squaredDistance() / distance, CLOSE);
      double logCross = textbook(law, epsilonSquared, points, logDeterminant);
      assertEquals(logCross, form.logCross(points), CLOSE * Math.max(1, distance));
    }
  }

  private static double textbook(
      GaussianLaw law, double epsilonSquared, PointSet points, double logDeterminant) {
    int d = law.dimension();
    double[] exponents = new double[points.count()];
    for (int k = 0; k < exponents.length; k++) {
      int point = k;
      double[] coordinates = new double[d];
      Arrays.setAll(coordinates, f -> points.get(point, f));
      exponents[k] = -0.5 * Laws.quadratic(law, epsilonSquared, coordinates);
    }
    double top = Arrays.stream(exponents).max().orElseThrow();
    double sum = Arrays.stream(exponents).map(e -> StrictMath.exp(e - top)).sum();
    double scale = 0.5 * (d * StrictMath.log(2) - logDeterminant);
    return scale + top + StrictMath.log(sum / exponents.length);
  }

  private static double logDeterminant(DMatrixRMaj covariance) {
    // det overflows nothing here: d = 200 eigenvalues, all but three of them near 1
    return StrictMath.log(CommonOps_DDRM.det(covariance));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 15, 16, 17, 40})
  void theCheaperFormIsTaken(int rank) {
    GaussianLaw law = Laws.random(1, 40, rank);
    PointSet points = new Normals(1).points(5, 40);
    SmoothedLaw expected =
        rank <= 16
            ? SmoothedLaw.lowRank(MEMORY, law, 0.3)
            : SmoothedLaw.triangular(MEMORY, law, 0.3);
    assertEquals(expected.logCross(points), SmoothedLaw.of(MEMORY, law, 0.3).logCross(points));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "7, 2", "7, 6", "7, 7"})
  void turnsAndOrdersDoNotMatter(int d, int rank) {
    GaussianLaw law = Laws.random(1, d, rank);
    PointSet points = new Normals(1).points(20, d);
    DMatrixRMaj rotation = Laws.rotation(d);
    double[][] turned = new double[20][];
    for (int k = 0; k < 20; k++) {
      int point = k;
      double[] coordinates = new double[d];
      Arrays.setAll(coordinates, f -> points.get(point, f));
      turned[19 - k] = Laws.times(rotation, coordinates);
    }
    SmoothedLaw straight = SmoothedLaw.of(MEMORY, law, 0.4);
    SmoothedLaw slanted = SmoothedLaw.of(MEMORY, Laws.turned(law, rotation), 0.4);
    assertEquals(straight.atOrigin().logDeterminant(), slanted.atOrigin().logDeterminant(), CLOSE);
    assertEquals(straight.atOrigin().logCross(), slanted.atOrigin().logCross(), CLOSE);
    assertEquals(straight.logCross(points), slanted.logCross(PointSet.of(turned)), CLOSE);
  }
}
