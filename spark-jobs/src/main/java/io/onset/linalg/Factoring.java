package io.onset.linalg;

/**
 * How a triangular factor was made, from the cheapest to the most robust; see {@link Triangular}.
 */
public enum Factoring {
  /** Cholesky's factor of the Gram matrix. */
  CHOLESKY("cholesky"),
  /** Cholesky twice: the second time of the almost orthogonal matrix that the first leaves. */
  CHOLESKY_TWICE("cholesky-twice"),
  /** Householder's reflections of the matrix itself. */
  HOUSEHOLDER("householder");

  private final String word;

  Factoring(String word) {
    this.word = word;
  }

  /** The word in a table. */
  public String word() {
    return word;
  }
}
