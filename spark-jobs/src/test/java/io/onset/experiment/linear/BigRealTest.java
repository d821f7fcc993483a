package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigRealTest {

  private static final BigDecimal CLOSE = new BigDecimal("1e-88");

  /** e, log 2 and e^-600 to 90 digits: mpmath 1.3.0. */
  @Test
  void equalsPublishedDigits() {
    assertClose(
        "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138218",
        BigReal.exp(BigDecimal.ONE));
    assertClose(
        "0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863327",
        BigReal.log(BigReal.TWO));
    assertClose(
        "2.65039655300431081633867944726958270152909254994324723790325475994648352803551634180746514e-261",
        BigReal.exp(BigDecimal.valueOf(-600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1e-9", "0.3", "-2.5", "700", "-3000", "12345.678"})
  void logInvertsExp(String text) {
    BigDecimal x = new BigDecimal(text);
    BigDecimal difference = BigReal.log(BigReal.exp(x)).subtract(x).abs();
    assertTrue(difference.compareTo(CLOSE.multiply(x.abs().max(BigDecimal.ONE))) < 0);
  }

  private static void assertClose(String expected, BigDecimal actual) {
    BigDecimal wanted = new BigDecimal(expected);
    assertTrue(actual.subtract(wanted).abs().compareTo(wanted.abs().multiply(CLOSE)) < 0);
  }
}
