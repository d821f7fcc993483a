package io.onset.experiment.linear;

import java.math.BigDecimal;

/**
 * {@link SlowLinear.Settings} with its doubles taken as exact.
 *
 * @param settings the doubles
 * @param mean mu
 * @param sigma sigma
 * @param decay a
 * @param noiseVariance D
 */
record PreciseSettings(
    SlowLinear.Settings settings,
    BigDecimal mean,
    BigDecimal sigma,
    BigDecimal decay,
    BigDecimal noiseVariance) {

  static PreciseSettings of(SlowLinear.Settings settings) {
    BigDecimal decay = BigReal.exp(new BigDecimal(-settings.forwardTime()));
    BigDecimal lost = BigDecimal.ONE.subtract(decay.multiply(decay));
    return new PreciseSettings(
        settings,
        new BigDecimal(settings.mean()),
        new BigDecimal(settings.standardDeviation()),
        decay,
        BigReal.multiply(lost, new BigDecimal(settings.noiseScale())));
  }

  BigDecimal[][] points(double[][] normals) {
    return BigMatrix.rows(
        normals.length,
        k ->
            BigMatrix.row(
                normals[k].length, i -> mean.add(sigma.multiply(new BigDecimal(normals[k][i])))));
  }

  BigDecimal variance() {
    return sigma.multiply(sigma);
  }

  BigDecimal penalty(int n) {
    BigDecimal inputVariance = decay.multiply(decay).multiply(variance()).add(noiseVariance);
    return BigReal.multiply(inputVariance, new BigDecimal(settings.ridge() * n));
  }

  /** log(eps^2/sigma^2) of n points. */
  BigDecimal logRelativeVariance(int n, int d) {
    BigDecimal logN = BigReal.log(BigDecimal.valueOf(n));
    BigDecimal spacing = BigReal.divide(logN.multiply(BigReal.TWO), BigDecimal.valueOf(d));
    return switch (settings.kernelWidth()) {
      case "caption" -> spacing.negate();
      case "mixing-time" -> {
        BigDecimal excess = BigReal.exp(spacing).subtract(BigDecimal.ONE);
        BigDecimal ratio = BigReal.divide(BigDecimal.ONE, excess);
        yield BigReal.log(BigReal.log(BigDecimal.ONE.add(ratio)));
      }
      case "normal-reference" -> {
        BigDecimal base = BigDecimal.valueOf(4);
        BigDecimal points = BigDecimal.valueOf((long) n * (d + 2));
        BigDecimal log = BigReal.log(BigReal.divide(base, points));
        yield BigReal.divide(log.multiply(BigReal.TWO), BigDecimal.valueOf(d + 4));
      }
      default -> throw new IllegalArgumentException("kernelWidth is " + settings.kernelWidth());
    };
  }
}
