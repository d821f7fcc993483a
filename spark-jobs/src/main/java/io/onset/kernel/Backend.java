package io.onset.kernel;

import java.lang.reflect.InvocationTargetException;

/**
 * Which kernels this JVM runs: vector code where it has the module {@code jdk.incubator.vector},
 * plain Java otherwise, or what the system property {@value #PROPERTY} says: {@code plain}.
 */
final class Backend {

  static final String PROPERTY = "onset.kernels";
  static final String VECTOR_CLASS = Backend.class.getPackageName() + ".vector.VectorKernels";
  static final Kernels BEST = choose();

  private Backend() {}

  private static Kernels choose() {
    boolean plain = "plain".equals(System.getProperty(PROPERTY));
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return present && !plain ? vector(Backend.class.getClassLoader()) : new PlainKernels();
  }

  /** The vector kernels as {@code loader} defines them. */
  static Kernels vector(ClassLoader loader) {
    try {
      Class<?> type = Class.forName(VECTOR_CLASS, true, loader);
      return (Kernels) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("vector kernels cannot start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("vector kernels are not in the jar", e);
    }
  }
}
