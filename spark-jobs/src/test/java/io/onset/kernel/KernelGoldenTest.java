package io.onset.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bits of the kernels do not drift: every backend, on whatever JDK and processor runs this,
 * against committed digests. To write them anew (from plain Java) after a change that means to move
 * bits: {@code mvn test -Dtest=KernelGoldenTest -Donset.golden.update=true} in {@code spark-jobs},
 * a test failure and a look at the difference.
 */
class KernelGoldenTest {

  private static final boolean UPDATE = Boolean.getBoolean("onset.golden.update");
  private static final String FILE = "golden/kernels.txt";

  @ParameterizedTest
  @EnumSource
  void everyBackendHasTheCommittedBits(AnyBackend backend) throws IOException {
    String lines = lines(backend.kernels());
    if (UPDATE && backend == AnyBackend.PLAIN) {
      Files.writeString(Path.of("src/test/resources", FILE), lines);
    }
    assertEquals(resource(), lines);
  }

  @Test
  void updateIsOff() {
    assertFalse(UPDATE, "golden files were written, not compared");
  }

  private static String lines(Kernels kernels) {
    return KernelCase.all().stream()
        .map(work -> work.line(kernels) + "\n")
        .collect(Collectors.joining());
  }

  private static String resource() throws IOException {
    try (InputStream in = KernelGoldenTest.class.getResourceAsStream("/" + FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
