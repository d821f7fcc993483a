package io.onset.experiment.linear;

import java.util.Arrays;

/**
 * The one-step linear denoiser's trial, (1) to (19), (27) and (28), a second time: plain loops in
 * original units, nothing standardised, nothing shared with the code under test.
 */
final class SlowLinear {

  private SlowLinear() {}

  /**
   * The setting of a trial.
   *
   * @param mean mu, of every coordinate
   * @param standardDeviation sigma
   * @param forwardTime T
   * @param noiseScale lambda
   * @param ridge r; r n tau^2 I is added to x^T x, tau^2 = a^2 sigma^2 + D
   * @param printedCovariance theta1^T theta1 in place of theta1 theta1^T
   * @param kernelWidth {@code caption}, {@code mixing-time} or {@code normal-reference}
   */
  record Settings(
      double mean,
      double standardDeviation,
      double forwardTime,
      double noiseScale,
      double ridge,
      boolean printedCovariance,
      String kernelWidth) {

    /** The setting of the figures, (8): mu = 10, sigma = 1, T = 2, lambda = e^{-4}. */
    static Settings figures(boolean printedCovariance, String kernelWidth) {
      return new Settings(10, 1, 2, StrictMath.exp(-4), 0, printedCovariance, kernelWidth);
    }

    /** a of (1). */
    double decay() {
      return StrictMath.exp(-forwardTime);
    }

    /** D of (1). */
    double noiseVariance() {
      return -noiseScale * StrictMath.expm1(-2 * forwardTime);
    }

    double penalty(int n) {
      double signal = decay() * standardDeviation;
      return ridge * n * (signal * signal + noiseVariance());
    }

    double[][] points(double[][] normals) {
      return Arrays.stream(normals)
          .map(row -> Arrays.stream(row).map(g -> mean + standardDeviation * g).toArray())
          .toArray(double[][]::new);
    }

    /** eps/sigma of n points: (5), or (7) with the mixing time scaled to any sigma. */
    double relativeWidth(int n, int d) {
      return switch (kernelWidth) {
        case "caption" -> StrictMath.pow(n, -1.0 / d);
        case "mixing-time" ->
            Math.sqrt(StrictMath.log1p(1 / StrictMath.expm1(2 * StrictMath.log(n) / d)));
        case "normal-reference" -> StrictMath.pow(4 / ((d + 2.0) * n), 1 / (d + 4.0));
        default -> throw new IllegalArgumentException("kernelWidth is " + kernelWidth);
      };
    }
  }

  /**
   * One trial.
   *
   * @param g n x d standard normals of the training set
   * @param z n x d standard normals of its noise
   * @param original N x d standard normals of the original set
   * @param matched n x d standard normals of the matched set
   */
  static SlowObservation observe(
      Settings settings, double[][] g, double[][] z, double[][] original, double[][] matched) {
    return observe(SlowLaw.fit(settings, g, z), g, original, matched);
  }

  /** One trial of a law that may come from another training set than the one it is held against. */
  static SlowObservation observe(
      SlowLaw law, double[][] training, double[][] original, double[][] matched) {
    Settings settings = law.settings();
    double sigma = settings.standardDeviation();
    int d = training[0].length;
    Sample t = Sample.of(law, training, settings.relativeWidth(training.length, d));
    Sample o = Sample.of(law, original, settings.relativeWidth(original.length, d));
    Sample m = Sample.of(law, matched, settings.relativeWidth(training.length, d));
    double[] centre = new double[d];
    Arrays.fill(centre, settings.mean());
    double exact = law.logCross(new double[][] {centre}, sigma);
    double gg =
        law.fullRank() ? -law.logDeterminant(0, sigma * sigma) / 2 : Double.POSITIVE_INFINITY;
    return new SlowObservation(
        law.axes().length,
        gg,
        t.logCross,
        o.logCross,
        exact,
        m.logCross,
        t.logOff,
        o.logOff,
        m.logOff,
        t.logDiag,
        o.logDiag,
        t.difference(o),
        t.offMinusCross() + 2 * StrictMath.exp(exact) + StrictMath.expm1(t.logDiag),
        t.difference(m),
        t.logError(gg),
        o.logError(gg),
        logAffinity(law, centre),
        klGeneratedTruth(law, centre),
        klTruthGenerated(law, centre));
  }

  /** (11). */
  private static double logAffinity(SlowLaw law, double[] centre) {
    double sigma = law.settings().standardDeviation();
    double sum = -law.quadratic(centre, sigma * sigma) / 4;
    for (double s : law.deviations()) {
      sum += StrictMath.log(2 * sigma * s / (s * s + sigma * sigma)) / 2;
    }
    return law.fullRank() ? sum : Double.NEGATIVE_INFINITY;
  }

  /** (13). */
  private static double klGeneratedTruth(SlowLaw law, double[] centre) {
    double sigma = law.settings().standardDeviation();
    double sum = 0;
    for (int i = 0; i < centre.length; i++) {
      double shift = (law.mean()[i] - centre[i]) / sigma;
      sum += shift * shift / 2;
    }
    for (double s : law.deviations()) {
      double ratio = s * s / (sigma * sigma);
      sum += (ratio - 1 - StrictMath.log(ratio)) / 2;
    }
    return law.fullRank() ? sum : Double.POSITIVE_INFINITY;
  }

  /** (12). */
  private static double klTruthGenerated(SlowLaw law, double[] centre) {
    if (!law.fullRank()) {
      return Double.POSITIVE_INFINITY;
    }
    double sigma = law.settings().standardDeviation();
    double sum = law.quadratic(centre, 0) / 2;
    for (double s : law.deviations()) {
      double ratio = s * s / (sigma * sigma);
      sum += (1 / ratio - 1 + StrictMath.log(ratio)) / 2;
    }
    return sum;
  }

  /** The terms of one point set: (15), (16), (17). */
  private record Sample(double logCross, double logOff, double logDiag) {

    static Sample of(SlowLaw law, double[][] normals, double relativeWidth) {
      Settings settings = law.settings();
      int n = normals.length;
      int d = normals[0].length;
      double[][] points = settings.points(normals);
      double width = relativeWidth * settings.standardDeviation();
      double logVolume = d * StrictMath.log(relativeWidth);
      boolean caption = settings.kernelWidth().equals("caption");
      return new Sample(
          law.logCross(points, width),
          logPairs(points, width) + StrictMath.log(2.0 / n / n) - logVolume,
          caption ? 0 : -StrictMath.log(n) - logVolume);
    }

    private static double logPairs(double[][] points, double width) {
      SlowLogSum sum = new SlowLogSum();
      for (int i = 0; i < points.length; i++) {
        SlowLogSum row = new SlowLogSum();
        for (int j = 0; j < i; j++) {
          row.add(-squaredDistance(points[i], points[j]) / (4 * width * width));
        }
        sum.add(row.log());
      }
      return sum.log();
    }

    private static double squaredDistance(double[] first, double[] second) {
      double sum = 0;
      for (int i = 0; i < first.length; i++) {
        sum += (first[i] - second[i]) * (first[i] - second[i]);
      }
      return sum;
    }

    double offMinusCross() {
      return StrictMath.exp(logOff) - 2 * StrictMath.exp(logCross);
    }

    /** (19). */
    double difference(Sample other) {
      double diagonal = StrictMath.exp(logDiag) - StrictMath.exp(other.logDiag);
      return offMinusCross() - other.offMinusCross() + diagonal;
    }

    /** log of (18), scaled by its largest term. */
    double logError(double gg) {
      if (Double.isInfinite(gg)) {
        return gg;
      }
      double largest = Math.max(Math.max(gg, logCross), Math.max(logOff, logDiag));
      double sum =
          StrictMath.exp(gg - largest)
              - 2 * StrictMath.exp(logCross - largest)
              + StrictMath.exp(logDiag - largest)
              + StrictMath.exp(logOff - largest);
      return largest + StrictMath.log(sum);
    }
  }
}
