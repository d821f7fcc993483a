package io.onset.linalg;

/**
 * A trial that cannot be computed: a singular matrix, a quantity that is not a number. It becomes a
 * row with its reason, never an end of the sweep.
 */
public final class NumericalFailure extends ArithmeticException {

  private static final long serialVersionUID = 1;

  /** A failure for {@code reason}, which names the quantity and its value. */
  public NumericalFailure(String reason) {
    super(reason);
  }

  /** Returns {@code value}, or fails where it is not a number. */
  public static double requireNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new NumericalFailure(name + " is not a number");
    }
    return value;
  }

  /** Returns {@code value}, or fails where it is infinite or not a number. */
  public static double requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new NumericalFailure(name + " is " + value);
    }
    return value;
  }
}
