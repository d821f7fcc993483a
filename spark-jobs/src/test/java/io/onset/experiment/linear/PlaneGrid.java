package io.onset.experiment.linear;

import java.util.function.DoubleBinaryOperator;

/** The trapezoid rule on a square of the plane. */
record PlaneGrid(double centre0, double centre1, double half, double step) {

  double integral(DoubleBinaryOperator integrand) {
    int count = (int) Math.ceil(half / step);
    double sum = 0;
    for (int i = -count; i <= count; i++) {
      double row = 0;
      for (int j = -count; j <= count; j++) {
        row += integrand.applyAsDouble(centre0 + i * step, centre1 + j * step);
      }
      sum += row;
    }
    return sum * step * step;
  }
}
