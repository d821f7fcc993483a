package io.onset.store;

/** The results folder cannot be read or written: corrupt, of another version, full. Exit code 7. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A failure at a path. */
  public StoreException(String message, Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }
}
