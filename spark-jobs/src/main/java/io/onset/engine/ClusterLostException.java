package io.onset.engine;

/**
 * The cluster was lost under a run: what was stored is whole, and the same command goes on from
 * there. Exit code 8.
 */
public final class ClusterLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A loss, told by its cause. */
  public ClusterLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
