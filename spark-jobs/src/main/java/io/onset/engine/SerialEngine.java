package io.onset.engine;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;

/** The engine that anyone can read: one task after the other, on this thread. */
public final class SerialEngine implements Engine {

  @Override
  public <V extends Serializable> Shared<V> share(V value) {
    return () -> value;
  }

  @Override
  public <T extends Serializable, R extends Serializable> void run(
      Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
    while (tasks.hasNext()) {
      done.accept(run.run(tasks.next()));
    }
  }

  @Override
  public String describe() {
    return "serial";
  }

  @Override
  public void close() {}
}
