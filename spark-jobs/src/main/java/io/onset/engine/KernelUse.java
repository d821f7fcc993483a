package io.onset.engine;

import io.onset.engine.Engine.Task;
import io.onset.experiment.UserException;
import io.onset.kernel.Backend;
import io.onset.kernel.Backend.Label;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which kernels the tasks of a run ran on. Every task tells those of its own JVM, for executors may
 * differ from the driver and from each other: in speed, never in results, so nothing of this is in
 * a row or under a digest.
 */
public final class KernelUse {

  private final Consumer<String> warn;
  private final Map<String, Long> tasks = new TreeMap<>();
  private final Set<String> warned = new HashSet<>();

  /**
   * No tasks yet.
   *
   * @param warn hears each different warning once, as soon as a task brings it
   */
  KernelUse(Consumer<String> warn) {
    this.warn = warn;
  }

  /**
   * A task's result.
   *
   * @param result its own
   * @param kernels the kernels of its JVM
   */
  record Told<R extends Serializable>(R result, Label kernels) implements Serializable {}

  /**
   * This JVM's kernels.
   *
   * @throws UserException if a system property that chooses them has no valid value
   */
  public static Label here() {
    try {
      return Backend.here().label();
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage());
    }
  }

  /** The same task, which tells its kernels too. */
  static <T, R extends Serializable> Task<T, Told<R>> telling(Task<T, R> task) {
    return argument -> {
      Label kernels = here();
      return new Told<>(task.run(argument), kernels);
    };
  }

  /** Takes what such a task gives: counts its kernels and hands its result on. */
  <R extends Serializable> Consumer<Told<R>> counting(Consumer<R> done) {
    return told -> {
      add(told.kernels());
      done.accept(told.result());
    };
  }

  private void add(Label kernels) {
    tasks.merge(kernels.name(), 1L, Long::sum);
    if (!kernels.warning().isEmpty() && warned.add(kernels.warning())) {
      warn.accept(kernels.warning());
    }
  }

  /** How many tasks ran on the kernels of each name. */
  Map<String, Long> tasks() {
    return tasks;
  }
}
