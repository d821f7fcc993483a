package io.onset.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Multiply-adds per second: a positive, finite number. */
final class RateOption implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    throw refusal(text);
  }

  private static TypeConversionException refusal(String text) {
    return new TypeConversionException(
        "must be a positive number of multiply-adds per second, such as 4e9, got '" + text + "'");
  }
}
