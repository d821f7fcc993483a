package io.onset.engine;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;

/** The serial engine, whose driver ends after so many tasks. */
public final class DyingEngine implements Engine {

  private final SerialEngine serial = new SerialEngine();
  private int left;

  /** One that is to end. */
  public DyingEngine(int tasks) {
    this.left = tasks;
  }

  @Override
  public <V extends Serializable> Shared<V> share(V value) {
    return serial.share(value);
  }

  @Override
  public <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
    serial.run(Iterators.transform(tasks, this::alive), run, done);
  }

  private <T> T alive(T task) {
    if (left-- == 0) {
      throw new IllegalStateException("killed");
    }
    return task;
  }

  @Override
  public String describe() {
    return "dying";
  }

  @Override
  public void close() {}
}
