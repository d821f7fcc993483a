package io.onset.store;

/** Another run holds the results folder, or has taken it over. Exit code 6. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A folder that is held; the message says by whom. */
  public BusyException(String message) {
    super(message);
  }
}
