package io.onset.experiment.dynamics;

import java.math.BigDecimal;

/** Numbers as a setting's text has them. */
final class Decimals {

  private Decimals() {}

  static String of(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }
}
