package io.onset.experiment.linear;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A covariance as its lower Cholesky factor, and a centre.
 *
 * @param mean the centre of the quadratic form
 * @param lower the factor
 */
record PreciseFactor(BigDecimal[] mean, BigDecimal[][] lower) {

  BigDecimal logDeterminant() {
    return BigMatrix.logDeterminant(lower);
  }

  BigDecimal quadratic(BigDecimal[] point) {
    return BigMatrix.quadratic(lower, BigMatrix.row(mean.length, i -> point[i].subtract(mean[i])));
  }

  BigDecimal traceOfInverse() {
    return Arrays.stream(BigMatrix.inverseColumns(lower))
        .map(column -> BigMatrix.dot(column, column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** (15) of the points, unit = 2 sigma^2. */
  BigDecimal cross(BigDecimal[][] points, BigDecimal unit) {
    BigDecimal sum =
        Arrays.stream(points)
            .parallel()
            .map(point -> BigReal.exp(BigReal.half(quadratic(point).negate())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal logUnit = BigReal.log(unit).multiply(BigDecimal.valueOf(mean.length));
    BigDecimal norm = BigReal.exp(BigReal.half(logUnit.subtract(logDeterminant())));
    return BigReal.divide(BigReal.multiply(norm, sum), BigDecimal.valueOf(points.length));
  }
}
