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

  /** A value that costs nothing: no parts, no bytes. */
  static <S extends Serializable> SharedValue<S> of(S value) {
    return new SharedValue<>() {
      @Override
      public List<Part> parts() {
        return List.of();
      }

      @Override
      public S assemble(List<Double> results) {
        return value;
      }

      @Override
      public long bytes() {
        return 0;
      }
    };
  }

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
