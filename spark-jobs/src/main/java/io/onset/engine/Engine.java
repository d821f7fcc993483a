package io.onset.engine;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs independent tasks. All that an engine may decide is where and when a task runs; what it
 * computes is a function of the task alone, so every engine gives the same bits.
 */
public interface Engine extends AutoCloseable {

  /**
   * A pure function of its argument, but for the immutable files that it may write.
   *
   * @param <T> the task
   * @param <R> its result, small
   */
  @FunctionalInterface
  interface Task<T, R> extends Serializable {
    /** Runs the task. */
    R run(T task);
  }

  /**
   * A value that every task can read, wherever it runs; never written to.
   *
   * @param <V> the value
   */
  @FunctionalInterface
  interface Shared<V> extends Supplier<V>, Serializable {}

  /** Brings a value to where the tasks run. */
  <V extends Serializable> Shared<V> share(V value);

  /**
   * Runs every task once and hands each result to {@code done}, on the calling thread's behalf, one
   * at a time, in any order.
   *
   * @param tasks the tasks in the order in which they should be started; read lazily
   * @param run what a task does
   * @param done takes a result as it comes in
   */
  <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done);

  /** One line on where tasks run, for the manifest. */
  String describe();

  /** Tasks that it runs at once, as far as it knows when it is asked. */
  default int cores() {
    return 1;
  }

  /** The cluster's name for the application, for its pages and logs; empty where there is none. */
  default String application() {
    return "";
  }

  @Override
  void close();
}
