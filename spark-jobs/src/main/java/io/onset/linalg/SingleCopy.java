package io.onset.linalg;

import java.io.Serializable;

/**
 * Where a set of points that many trials share keeps its {@link SinglePoints}: made when first
 * asked for, once in a JVM, by whatever thread comes first; not serialised.
 */
final class SingleCopy implements Serializable {

  private final PointSet whole;
  private transient SinglePoints copy;

  SingleCopy(PointSet whole) {
    this.whole = whole;
  }

  synchronized SinglePoints get() {
    if (copy == null) {
      copy = SinglePoints.of(whole);
    }
    return copy;
  }
}
