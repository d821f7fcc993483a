package io.onset.engine;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;

/** An engine whose driver ends after so many tasks. */
public final class DyingEngine implements Engine {

  private int left;

  /** One that is to end. */
  public DyingEngine(int tasks) {
    this.left = tasks;
  }

  @Override
  public <V extends Serializable> Shared<V> share(V value) {
    return () -> value;
  }

  @Override
  public <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
    while (tasks.hasNext()) {
      if (left-- == 0) {
        throw new IllegalStateException("killed");
      }
      done.accept(run.run(tasks.next()));
    }
  }

  @Override
  public String describe() {
    return "dying";
  }

  @Override
  public void close() {}
}
