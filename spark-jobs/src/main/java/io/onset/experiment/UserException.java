package io.onset.experiment;

/**
 * A mistake that is the user's to put right, such as a wrong value in a sweep file: its message is
 * shown alone, without a stack trace, and the program ends with code 2.
 */
public final class UserException extends RuntimeException {

  /** A mistake, told in one message: place, value and rule. */
  public UserException(String message) {
    super(message);
  }
}
