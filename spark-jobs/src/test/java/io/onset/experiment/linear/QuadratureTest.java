package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.linear.SlowLinear.Settings;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link SlowLinear} against integrals of the densities themselves in the plane. The trapezoid rule
 * on a Gaussian of deviation s and step h errs by about 2 exp(-2 pi^2 s^2/h^2); the narrowest
 * integrand has s = s_min/sqrt(2) and h = s_min/2, so 1e-17. Cut at nine deviations: 1e-18.
 */
class QuadratureTest {

  private static final double CLOSE = 1e-12;
  private static final double SIGMA = 1.3;
  private static final double MU = 1.5;
  private static final double KAPPA = 1 / (4 * Math.PI * SIGMA * SIGMA);

  @ParameterizedTest
  @CsvSource({
    "false, 0, caption",
    "true, 0, caption",
    "false, 0.2, caption",
    "false, 0, mixing-time",
    "true, 0.2, normal-reference"
  })
  void fiveAndSevenPointsInThePlane(boolean printed, double ridge, String width) {
    Settings settings = new Settings(MU, SIGMA, 0.6, 0.4, ridge, printed, width);
    StandardNormals normals = new StandardNormals(11);
    double[][] g = normals.draw(5, 2);
    double[][] z = normals.draw(5, 2);
    double[][] original = normals.draw(7, 2);
    double[][] matched = normals.draw(5, 2);
    SlowObservation slow = SlowLinear.observe(settings, g, z, original, matched);

    PlaneGaussian law = PlaneGaussian.generated(settings, g, z);
    PlaneGaussian truth = new PlaneGaussian(MU, MU, SIGMA * SIGMA, 0, SIGMA * SIGMA);
    DoubleBinaryOperator t = kernels(settings, g, 5);
    DoubleBinaryOperator o = kernels(settings, original, 7);
    DoubleBinaryOperator m = kernels(settings, matched, 5);
    PlaneGrid grid = law.grid();

    assertRelative(
        grid.integral((u, v) -> Math.exp((law.log(u, v) + truth.log(u, v)) / 2)),
        Math.exp(slow.logAffinity()));
    assertRelative(divergence(grid, law, truth), slow.klGeneratedTruth());
    assertRelative(divergence(grid, truth, law), slow.klTruthGenerated());
    assertRelative(error(grid, t, law::density), KAPPA * Math.exp(slow.logETraining()));
    assertRelative(error(grid, o, law::density), KAPPA * Math.exp(slow.logEOriginal()));
    assertRelative(contrast(grid, t, o, law), KAPPA * slow.deltaOriginal());
    assertRelative(contrast(grid, t, m, law), KAPPA * slow.deltaMatched());
    assertRelative(contrast(grid, t, truth::density, law), KAPPA * slow.deltaExact());
  }

  /**
   * Two points: G lies on a line, its overlap with rho_T is an integral along it; Delta is finite.
   */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aLawOnALine(boolean printed) {
    Settings settings = new Settings(MU, SIGMA, 0.6, 0.4, 0, printed, "caption");
    StandardNormals normals = new StandardNormals(5);
    double[][] g = normals.draw(2, 2);
    double[][] z = normals.draw(2, 2);
    double[][] original = normals.draw(7, 2);
    double[][] matched = normals.draw(2, 2);
    SlowObservation slow = SlowLinear.observe(settings, g, z, original, matched);

    double a = Math.exp(-0.6);
    double root = Math.sqrt(0.4 * (1 - Math.exp(-1.2)));
    double[] h = new double[2];
    double[] k = new double[2];
    double[] zMean = new double[2];
    for (int i = 0; i < 2; i++) {
      h[i] = SIGMA * (g[0][i] - g[1][i]) / 2;
      k[i] = a * h[i] + root * (z[0][i] - z[1][i]) / 2;
      zMean[i] = (z[0][i] + z[1][i]) / 2;
    }
    double hh = h[0] * h[0] + h[1] * h[1];
    double kk = k[0] * k[0] + k[1] * k[1];
    double along = root * (k[0] * zMean[0] + k[1] * zMean[1]) / kk;
    double deviation = Math.sqrt((a * a * hh / 2 + root * root) * hh / kk);
    double[] axis = printed ? k : h;
    double length = printed ? Math.sqrt(kk) : Math.sqrt(hh);
    DoubleBinaryOperator t = kernels(settings, g, 2);
    DoubleBinaryOperator o = kernels(settings, original, 7);
    DoubleBinaryOperator m = kernels(settings, matched, 2);
    DoubleBinaryOperator truth =
        new PlaneGaussian(MU, MU, SIGMA * SIGMA, 0, SIGMA * SIGMA)::density;
    Line line = new Line(deviation);
    PlaneGrid grid = new PlaneGrid(MU, MU, 16, 0.1);
    DoubleUnaryOperator[] point = new DoubleUnaryOperator[2];
    for (int i = 0; i < 2; i++) {
      double start = MU + SIGMA * (g[0][i] + g[1][i]) / 2 - along * h[i];
      double direction = axis[i] / length;
      point[i] = s -> start + s * direction;
    }

    assertRelative(lineContrast(grid, line, point, t, o), KAPPA * slow.deltaOriginal());
    assertRelative(lineContrast(grid, line, point, t, m), KAPPA * slow.deltaMatched());
    assertRelative(lineContrast(grid, line, point, t, truth), KAPPA * slow.deltaExact());
    assertEquals(Double.POSITIVE_INFINITY, slow.logETraining());
    assertEquals(Double.NEGATIVE_INFINITY, slow.logAffinity());
  }

  @Test
  void theGridIntegratesADensityToOne() {
    PlaneGaussian gaussian = new PlaneGaussian(1, -2, 0.9, 0.3, 0.4);
    assertEquals(1, gaussian.grid().integral(gaussian::density), 1e-13);
  }

  private static double error(PlaneGrid grid, DoubleBinaryOperator p, DoubleBinaryOperator q) {
    return grid.integral((u, v) -> square(p.applyAsDouble(u, v) - q.applyAsDouble(u, v)));
  }

  private static double contrast(
      PlaneGrid grid, DoubleBinaryOperator p, DoubleBinaryOperator q, PlaneGaussian law) {
    return grid.integral(
        (u, v) ->
            square(p.applyAsDouble(u, v) - law.density(u, v))
                - square(q.applyAsDouble(u, v) - law.density(u, v)));
  }

  private static double lineContrast(
      PlaneGrid grid,
      Line line,
      DoubleUnaryOperator[] point,
      DoubleBinaryOperator p,
      DoubleBinaryOperator q) {
    DoubleBinaryOperator zero = (u, v) -> 0;
    double cross =
        line.mean(
            s -> {
              double u = point[0].applyAsDouble(s);
              double v = point[1].applyAsDouble(s);
              return p.applyAsDouble(u, v) - q.applyAsDouble(u, v);
            });
    return error(grid, p, zero) - error(grid, q, zero) - 2 * cross;
  }

  private static double divergence(PlaneGrid grid, PlaneGaussian p, PlaneGaussian q) {
    return grid.integral((u, v) -> p.density(u, v) * (p.log(u, v) - q.log(u, v)));
  }

  private static void assertRelative(double expected, double actual) {
    assertEquals(expected, actual, CLOSE * Math.abs(expected));
  }

  private static DoubleBinaryOperator kernels(Settings settings, double[][] normals, int n) {
    double width =
        SIGMA
            * switch (settings.kernelWidth()) {
              case "caption" -> 1 / Math.sqrt(n);
              case "mixing-time" -> Math.sqrt(Math.log(n / (n - 1.0)));
              default -> Math.pow(n, -1.0 / 6);
            };
    double variance = width * width;
    return (u, v) -> {
      double sum = 0;
      for (double[] row : normals) {
        double distance = square(u - MU - SIGMA * row[0]) + square(v - MU - SIGMA * row[1]);
        sum += Math.exp(-distance / (2 * variance));
      }
      return sum / (n * 2 * Math.PI * variance);
    };
  }

  private static double square(double value) {
    return value * value;
  }

  private record Line(double deviation) {

    /** The mean of f(s) over s ~ N(0, deviation^2). */
    double mean(DoubleUnaryOperator f) {
      double step = Math.min(deviation, 0.4) / 8;
      int count = (int) Math.ceil(9 * deviation / step);
      double sum = 0;
      for (int i = -count; i <= count; i++) {
        double s = i * step;
        sum += f.applyAsDouble(s) * Math.exp(-s * s / (2 * deviation * deviation));
      }
      return sum * step / (deviation * Math.sqrt(2 * Math.PI));
    }
  }
}
