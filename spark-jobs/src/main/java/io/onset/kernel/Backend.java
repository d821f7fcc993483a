package io.onset.kernel;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which kernels a JVM runs, and why. Vector code in the width that the JVM prefers, where it has
 * the module {@code jdk.incubator.vector}; plain Java otherwise, with a {@linkplain Label#warning
 * warning}. Two system properties choose:
 *
 * <ul>
 *   <li>{@value #PROPERTY}: {@code plain}, or {@code vector}, which is an error where the module is
 *       missing;
 *   <li>{@value #BITS}: 128, 256 or 512, the vectors' width. Wider than the processor's vectors
 *       works, many times slower than plain Java.
 * </ul>
 *
 * <p>A wrong value is an {@code IllegalArgumentException}, thrown whenever kernels are asked for.
 */
public final class Backend {

  /** The system property that chooses the kind. */
  static final String PROPERTY = "onset.kernels";

  /** The system property that chooses the vectors' width. */
  static final String BITS = "onset.vector.bits";

  private static final String MODULE = "jdk.incubator.vector";
  private static final String CURE = "give java --add-modules=" + MODULE + ", as Spark does";
  private static final List<Integer> WIDTHS = List.of(128, 256, 512);
  private static final Backend HERE = of(System::getProperty, hasModule());

  private final Kernels kernels;
  private final String reason;
  private final String fault;

  /** Either kernels, with the reason for plain ones or "", or what is wrong with a property. */
  private Backend(Kernels kernels, String reason, String fault) {
    this.kernels = kernels;
    this.reason = reason;
    this.fault = fault;
  }

  /**
   * What a manifest says of a backend.
   *
   * @param name the kernels' name
   * @param warning why plain Java runs, and what to do; empty for vector code
   */
  public record Label(String name, String warning) implements Serializable {}

  /** This JVM's; the same at every call. */
  public static Backend here() {
    return HERE;
  }

  /** Whether this JVM can run vector code. */
  static boolean hasModule() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** The choice of a JVM with these system properties. */
  static Backend of(UnaryOperator<String> properties, boolean hasModule) {
    String kind = properties.apply(PROPERTY);
    String bits = properties.apply(BITS);
    String fault = fault(kind, bits, hasModule);
    if (fault != null) {
      return new Backend(null, "", fault);
    }
    if ("plain".equals(kind)) {
      return plain("the system property " + PROPERTY + " says so; take it away");
    }
    if (!hasModule) {
      return plain("this JVM runs without the module " + MODULE + "; " + CURE);
    }
    return new Backend(bits == null ? vector() : vector(Integer.parseInt(bits)), "", null);
  }

  /** What is wrong with the properties, or null. */
  private static String fault(String kind, String bits, boolean hasModule) {
    if (kind != null && !kind.equals("plain") && !kind.equals("vector")) {
      return PROPERTY + " must be plain or vector, got " + kind;
    }
    if (bits != null && WIDTHS.stream().map(Object::toString).noneMatch(bits::equals)) {
      return BITS + " must be 128, 256 or 512, got " + bits + nearest(bits);
    }
    boolean missing = "vector".equals(kind) && !hasModule;
    return missing ? PROPERTY + "=vector needs the module " + MODULE + "; " + CURE : null;
  }

  private static Backend plain(String reason) {
    return new Backend(new PlainKernels(), reason, null);
  }

  private static String nearest(String bits) {
    if (!bits.matches("\\d{1,9}")) {
      return "";
    }
    int asked = Integer.parseInt(bits);
    int nearest = WIDTHS.get(0);
    for (int width : WIDTHS) {
      nearest = Math.abs(width - asked) < Math.abs(nearest - asked) ? width : nearest;
    }
    return "; the nearest is " + nearest;
  }

  /**
   * The kernels.
   *
   * @throws IllegalArgumentException naming the system property that is wrong, and its rule
   */
  public Kernels kernels() {
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    return kernels;
  }

  /**
   * The kernels' name, and a warning where they are not vector code.
   *
   * @throws IllegalArgumentException as {@link #kernels}
   */
  public Label label() {
    String warning =
        reason.isEmpty()
            ? ""
            : "kernels run in plain Java, the same results several times slower: " + reason;
    return new Label(kernels().name(), warning);
  }

  /** The vector kernels in the width that the JVM prefers. */
  private static Kernels vector() {
    return vector(Backend.class.getClassLoader());
  }

  /** The vector kernels in a width, on classes of their own. */
  static Kernels vector(int bits) {
    return vector(new VectorLoader(bits));
  }

  private static Kernels vector(ClassLoader loader) {
    try {
      String name = Backend.class.getPackageName() + ".vector.VectorKernels";
      return (Kernels) Class.forName(name, true, loader).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("vector kernels cannot start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("vector kernels are not in the jar", e);
    }
  }
}
