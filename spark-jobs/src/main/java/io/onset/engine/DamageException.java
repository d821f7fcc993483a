package io.onset.engine;

/** A file of trials is not what its name says, or is there no more: its trials are missing. */
final class DamageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient BlockFile file;

  /** What is wrong with a file. */
  DamageException(BlockFile file, String fault) {
    super(fault);
    this.file = file;
  }

  BlockFile file() {
    return file;
  }
}
