package io.onset.experiment;

import java.io.Serializable;
import java.util.List;

/**
 * A value that all trials of some units share: independent parts, each one number and each a task
 * of its own, and the assembly of the value from them.
 *
 * @param <S> the value
 */
public interface SharedValue<S extends Serializable> extends Serializable {

  /** The parts; empty where there is nothing to compute. */
  List<Part> parts();

  /** The value, from the results of the parts in their order. */
  S assemble(List<Double> results);

  /** Bytes of the assembled value, as broadcast. */
  long bytes();

  /** A part of a shared value. */
  interface Part extends Serializable {
    /** Names the part within the sweep; its result is stored under this name. */
    String key();

    /** Its cost in multiply-adds. */
    double work();

    /** Its result. */
    double compute();
  }
}
