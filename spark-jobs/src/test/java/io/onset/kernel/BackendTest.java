package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

  private static Backend of(Map<String, String> properties, boolean hasModule) {
    return Backend.of(properties::get, hasModule);
  }

  /** Each is what it is called: its classes have a width of their own. */
  @ParameterizedTest
  @EnumSource
  void hasTheNameThatItIsCalledBy(AnyBackend backend) {
    assertEquals(backend.toString(), backend.kernels().name());
  }

  @Test
  void widthsDoNotShareClasses() {
    Class<?> wide = AnyBackend.VECTOR_512.kernels().getClass();
    Class<?> narrow = AnyBackend.VECTOR_128.kernels().getClass();
    assertEquals(wide.getName(), narrow.getName());
    assertNotSame(wide, narrow);
    assertEquals("vector-512", wide.getClassLoader().getName());
  }

  @Test
  void thisJvmHasOne() {
    assertSame(Backend.here(), Backend.here());
    assertSame(Kernels.best(), Backend.here().kernels());
    assertEquals(Kernels.best().name(), Backend.here().label().name());
  }

  @Test
  void withTheModuleItIsVectorCodeWithoutAWarning() {
    assumeTrue(Backend.hasModule(), "no module jdk.incubator.vector");
    Backend backend = of(Map.of(), true);
    assertTrue(backend.kernels().name().matches("vector-\\d+"), backend.kernels().name());
    assertEquals("", backend.label().warning());
    assertEquals(backend.label(), of(Map.of("onset.kernels", "vector"), true).label());
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void theWidthIsAProperty(int bits) {
    assumeTrue(Backend.hasModule(), "no module jdk.incubator.vector");
    Map<String, String> properties = Map.of("onset.vector.bits", Integer.toString(bits));
    assertEquals("vector-" + bits, of(properties, true).kernels().name());
  }

  @Test
  void aFallBackSaysWhyAndWhatToDo() {
    assertEquals(
        new Backend.Label(
            "plain",
            "kernels run in plain Java, the same results several times slower: this JVM runs without"
                + " the module jdk.incubator.vector; give java --add-modules=jdk.incubator.vector,"
                + " as Spark does"),
        of(Map.of(), false).label());
    assertEquals(
        "kernels run in plain Java, the same results several times slower: the system property"
            + " onset.kernels says so; take it away",
        of(Map.of("onset.kernels", "plain"), true).label().warning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          onset.kernels     | plian   | onset.kernels must be plain or vector, got plian
          onset.kernels     | ''      | onset.kernels must be plain or vector, got
          onset.kernels     | vector  | onset.kernels=vector needs the module jdk.incubator.vector;
          onset.vector.bits | 300     | must be 128, 256 or 512, got 300; the nearest is 256
          onset.vector.bits | 1024    | must be 128, 256 or 512, got 1024; the nearest is 512
          onset.vector.bits | 0       | must be 128, 256 or 512, got 0; the nearest is 128
          onset.vector.bits | 0512    | must be 128, 256 or 512, got 0512; the nearest is 512
          onset.vector.bits | wide    | must be 128, 256 or 512, got wide
          onset.vector.bits | -256    | must be 128, 256 or 512, got -256
          """)
  void aWrongValueIsRefusedWithItsRule(String property, String value, String message) {
    Backend backend = of(Map.of(property, value), false);
    for (int call = 0; call < 2; call++) {
      var thrown = assertThrows(IllegalArgumentException.class, backend::kernels);
      assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    }
    assertThrows(IllegalArgumentException.class, backend::label);
  }
}
