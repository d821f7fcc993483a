package io.onset.report;

import io.onset.experiment.Figure;
import io.onset.experiment.Figure.Axis;
import io.onset.experiment.Figure.Point;
import io.onset.experiment.Figure.Series;
import io.onset.experiment.Figure.Style;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Figures of the kinds that the experiments ask for, from made-up curves. */
final class SampleFigures {

  static final double[] SIZES = {
    2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000, 10000
  };

  private SampleFigures() {}

  /** P(delta > 0) falling with n, Wilson bands of 400 trials. */
  static Figure probability() {
    return new Figure(
        "probability-d16",
        "Probability that training error exceeds original error, d = 16",
        Axis.of("training set size n", true),
        new Axis("P(Δ > 0)", false, 0, 1),
        List.of(
            measured("contrast 0.1", n -> wilson(n, 30)),
            measured("contrast 1", n -> wilson(n, 120)),
            measured("contrast 10", n -> wilson(n, 600))),
        "400 trials per point; bands are 95 % Wilson intervals. Δ = E_TG − E_OG, the difference of"
            + " the errors of the generated law to the training set and to the original set of"
            + " N = 100000 points, from T = 1.");
  }

  /** Medians of the errors with 10-90 % bands; infinite up to n = d = 16. */
  static Figure errors() {
    return new Figure(
        "errors-d16",
        "Errors of the generated law, d = 16",
        Axis.of("training set size n", true),
        Axis.of("error per point", true),
        List.of(
            measured("E_TG (training set)", n -> error(n, 40, 0.02)),
            measured("E_OG (original set)", n -> error(n, 4000, 0.3))),
        "Medians of 400 trials, bands from the 10 % to the 90 % quantile. The errors are infinite for"
            + " n ≤ d, where the fitted covariance is singular.");
  }

  /** A mean with standard errors, its theory and its limit. */
  static Figure hellinger() {
    DoubleFunction<Point> theory = n -> new Point(n, 1 - 1 / (1 + 17 / n), Double.NaN, Double.NaN);
    DoubleFunction<Point> limit = n -> new Point(n, 0.0625, Double.NaN, Double.NaN);
    return new Figure(
        "hellinger-d16",
        "Squared Hellinger distance to the original law",
        Axis.of("training set size n", true),
        Axis.of("mean H²", false),
        List.of(
            measured("mean of 50 trials", n -> mean(n)),
            new Series("theory, spec (27)", Style.THEORY, points(theory)),
            new Series("limit n → ∞", Style.THEORY, points(limit))),
        "Bands are ± one standard error.");
  }

  static Series measured(String label, DoubleFunction<Point> point) {
    return new Series(label, Style.MEASURED, points(point));
  }

  private static List<Point> points(DoubleFunction<Point> point) {
    return IntStream.range(0, SIZES.length).mapToObj(i -> point.apply(SIZES[i])).toList();
  }

  private static Point wilson(double n, double scale) {
    double trials = 400;
    double p = Math.rint(trials / (1 + StrictMath.pow(n / scale, 2))) / trials;
    double z = 1.96;
    double centre = (p + z * z / (2 * trials)) / (1 + z * z / trials);
    double root = Math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials));
    double half = z * root / (1 + z * z / trials);
    return new Point(n, p, centre - half, centre + half);
  }

  private static Point error(double n, double scale, double limit) {
    double y = n <= 16 ? Double.POSITIVE_INFINITY : limit + scale / ((n - 16) * (n - 16));
    double wide = 1 + 6 / Math.sqrt(n);
    return new Point(n, y, y / wide, y * wide * wide);
  }

  private static Point mean(double n) {
    double y = 0.0625 + 0.9375 * (1 - 1 / (1 + 17 / n)) + 0.01 * StrictMath.sin(n);
    double error = 0.03 / StrictMath.log(n + 1);
    return new Point(n, y, y - error, y + error);
  }
}
