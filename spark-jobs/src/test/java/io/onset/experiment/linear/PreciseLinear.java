package io.onset.experiment.linear;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The trial of {@link SlowLinear} in 80-decimal arithmetic, by Cholesky factors: the true value for
 * the normals given, rounded to double at the very end.
 */
final class PreciseLinear {

  private PreciseLinear() {}

  /** As {@link SlowLinear#observe}, the same arguments. */
  static SlowObservation observe(
      SlowLinear.Settings settings,
      double[][] g,
      double[][] z,
      double[][] original,
      double[][] matched) {
    PreciseSettings precise = PreciseSettings.of(settings);
    PreciseLaw law = PreciseLaw.fit(settings, g, z);
    Sample t = Sample.of(precise, law, g, g.length);
    Sample o = Sample.of(precise, law, original, original.length);
    Sample m = Sample.of(precise, law, matched, g.length);
    Truth truth = Truth.of(precise, law);
    BigDecimal exact = truth.cross.subtract(BigReal.half(BigDecimal.ONE)).multiply(BigReal.TWO);
    return new SlowObservation(
        law.rank(),
        law.fullRank() ? BigReal.log(truth.gg).doubleValue() : Double.POSITIVE_INFINITY,
        log(t.cross),
        log(o.cross),
        log(truth.cross),
        log(m.cross),
        log(t.off),
        log(o.off),
        log(m.off),
        log(t.diag),
        log(o.diag),
        t.contrast().subtract(o.contrast()).doubleValue(),
        t.contrast().add(exact).doubleValue(),
        t.contrast().subtract(m.contrast()).doubleValue(),
        law.fullRank() ? log(truth.gg.add(t.contrast())) : Double.POSITIVE_INFINITY,
        law.fullRank() ? log(truth.gg.add(o.contrast())) : Double.POSITIVE_INFINITY,
        truth.logAffinity,
        truth.klGeneratedTruth,
        truth.klTruthGenerated);
  }

  private static double log(BigDecimal value) {
    return value.signum() == 0 ? Double.NEGATIVE_INFINITY : BigReal.log(value).doubleValue();
  }

  /** (15), (16), (17) of one point set, in units of kappa. */
  private record Sample(BigDecimal cross, BigDecimal off, BigDecimal diag) {

    static Sample of(PreciseSettings settings, PreciseLaw law, double[][] normals, int count) {
      int d = normals[0].length;
      BigDecimal[][] points = settings.points(normals);
      BigDecimal logWidth = settings.logRelativeVariance(count, d);
      BigDecimal width = BigReal.multiply(BigReal.exp(logWidth), settings.variance());
      BigDecimal n = BigDecimal.valueOf(normals.length);
      BigDecimal logVolume = BigReal.half(logWidth.multiply(BigDecimal.valueOf(d)));
      BigDecimal diag = BigReal.divide(BigReal.exp(logVolume.negate()), n);
      BigDecimal pairs = BigReal.multiply(BigReal.TWO, pairs(points, width));
      return new Sample(
          law.factor(width).cross(points, settings.variance().multiply(BigReal.TWO)),
          BigReal.divide(BigReal.multiply(diag, pairs), n),
          diag);
    }

    private static BigDecimal pairs(BigDecimal[][] points, BigDecimal width) {
      BigDecimal scale = width.multiply(BigDecimal.valueOf(-4));
      return IntStream.range(0, points.length)
          .parallel()
          .mapToObj(
              i ->
                  IntStream.range(0, i)
                      .mapToObj(j -> squaredDistance(points[i], points[j]))
                      .map(square -> BigReal.exp(BigReal.divide(square, scale)))
                      .reduce(BigDecimal.ZERO, BigDecimal::add))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal squaredDistance(BigDecimal[] first, BigDecimal[] second) {
      BigDecimal[] difference = BigMatrix.row(first.length, i -> first[i].subtract(second[i]));
      return BigMatrix.dot(difference, difference);
    }

    /** off - 2 cross + diag. */
    BigDecimal contrast() {
      return off.subtract(cross.multiply(BigReal.TWO)).add(diag);
    }
  }

  /** What involves the law and rho alone: (11), (12), (13), (14), (27). */
  private record Truth(
      BigDecimal gg,
      BigDecimal cross,
      double logAffinity,
      double klGeneratedTruth,
      double klTruthGenerated) {

    static Truth of(PreciseSettings settings, PreciseLaw law) {
      BigDecimal variance = settings.variance();
      BigDecimal[] centre = new BigDecimal[law.mean().length];
      Arrays.fill(centre, settings.mean());
      PreciseFactor wide = law.factor(variance);
      BigDecimal cross = wide.cross(new BigDecimal[][] {centre}, variance.multiply(BigReal.TWO));
      if (!law.fullRank()) {
        double infinite = Double.POSITIVE_INFINITY;
        return new Truth(null, cross, -infinite, infinite, infinite);
      }
      BigDecimal d = BigDecimal.valueOf(centre.length);
      PreciseFactor own = law.factor(BigDecimal.ZERO);
      BigDecimal logRatio = own.logDeterminant().subtract(BigReal.log(variance).multiply(d));
      BigDecimal shift = BigDecimal.ZERO;
      for (int i = 0; i < centre.length; i++) {
        shift = shift.add(law.mean()[i].subtract(centre[i]).pow(2));
      }
      BigDecimal outwards = BigReal.divide(law.trace().add(shift), variance);
      BigDecimal inwards = own.traceOfInverse().multiply(variance).add(own.quadratic(centre));
      return new Truth(
          BigReal.exp(BigReal.half(logRatio.negate())),
          cross,
          logAffinity(settings, wide, own, centre),
          BigReal.half(outwards.subtract(d).subtract(logRatio)).doubleValue(),
          BigReal.half(inwards.subtract(d).add(logRatio)).doubleValue());
    }

    /** (11) in its determinant form. */
    private static double logAffinity(
        PreciseSettings settings, PreciseFactor wide, PreciseFactor own, BigDecimal[] centre) {
      BigDecimal d = BigDecimal.valueOf(centre.length);
      BigDecimal log = BigReal.half(own.logDeterminant()).subtract(wide.logDeterminant());
      BigDecimal constant = BigReal.log(settings.sigma().multiply(BigReal.TWO)).multiply(d);
      BigDecimal distance = BigReal.half(wide.quadratic(centre));
      return BigReal.half(log.add(constant).subtract(distance)).doubleValue();
    }
  }
}
