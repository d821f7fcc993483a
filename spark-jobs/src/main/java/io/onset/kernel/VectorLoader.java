package io.onset.kernel;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the classes of {@code io.onset.kernel.vector} anew, for vectors of one width; all other
 * classes are those of the loader of this one. The compiler makes good vector code only where a
 * class's species is a constant, so that another width means other classes.
 */
public final class VectorLoader extends ClassLoader {

  private static final String PACKAGE = VectorLoader.class.getPackageName() + ".vector.";

  private final int bits;

  /**
   * A loader that has defined nothing yet.
   *
   * @param bits 128, 256 or 512
   */
  VectorLoader(int bits) {
    super("vector-" + bits, VectorLoader.class.getClassLoader());
    this.bits = bits;
  }

  /** The vectors' width. */
  public int bits() {
    return bits;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
