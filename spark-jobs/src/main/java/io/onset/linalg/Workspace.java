package io.onset.linalg;

import io.onset.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The memory of one thread, and the kernels that work on it: hands out arrays and matrices, and
 * takes all of them back at once, so that a trial like the one before allocates next to nothing.
 *
 * <p>What is handed out holds whatever its last user left in it. After {@link #release} or {@link
 * #reset} it belongs to the next who asks: nobody keeps it.
 */
public final class Workspace {

  private final Kernels kernels;
  private final double[] block = new double[Kernels.TILE * Kernels.TILE];
  private final double[] secondBlock = new double[Kernels.TILE * Kernels.TILE];
  private final List<Object> pool = new ArrayList<>();
  private int used;

  /** Empty memory for the given kernels. */
  public Workspace(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /** 32 rows of 32, for the duration of a call. */
  double[] block() {
    return block;
  }

  /** Another 32 rows of 32, for the duration of a call. */
  double[] secondBlock() {
    return secondBlock;
  }

  /** An array of exactly this length; its content is anything. */
  public double[] array(int length) {
    return take(double[].class, array -> array.length == length, () -> new double[length]);
  }

  /**
   * A matrix; its elements, and what is beyond its last column, are anything.
   *
   * @throws IllegalArgumentException if an array cannot be so long
   */
  public Tiled matrix(int rows, int columns) {
    return new Tiled(array(Tiled.length(rows, columns)), rows, columns);
  }

  /**
   * Something else that costs memory and can be used again.
   *
   * @param type its type
   * @param fits whether one will do
   * @param make a new one, where none in the pool will do
   */
  public <T> T take(Class<T> type, Predicate<T> fits, Supplier<T> make) {
    int at = used;
    while (at < pool.size()
        && !(type.isInstance(pool.get(at)) && fits.test(type.cast(pool.get(at))))) {
      at++;
    }
    if (at == pool.size()) {
      pool.add(make.get());
    }
    Object found = pool.get(at);
    pool.set(at, pool.get(used));
    pool.set(used++, found);
    return type.cast(found);
  }

  /** How much is handed out: for {@link #release}. */
  public int mark() {
    return used;
  }

  /** Takes back what was handed out since {@code mark}. */
  public void release(int mark) {
    used = mark;
  }

  /** Takes everything back. */
  public void reset() {
    release(0);
  }
}
