package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.Deploy$;
import org.apache.spark.internal.config.History$;
import org.apache.spark.internal.config.UI$;
import org.apache.spark.internal.config.Worker$;
import org.apache.spark.internal.config.package$;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code conf/} say what they mean to say. */
class ConfTest {

  private static final Path CONF = Path.of("../conf");

  /** Keys that Spark reads by their name alone. */
  private static final Set<String> UNDECLARED = Set.of("spark.port.maxRetries");

  static List<Path> sparkFiles() throws IOException {
    return files("spark", ".conf");
  }

  private static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(CONF.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** The JVM of the tests is set up as Spark sets up its own. */
  @Test
  void jvmOptionsAreThoseOfSpark() throws IOException {
    List<String> ours =
        Files.readAllLines(CONF.resolve("jvm.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    List<String> sparks =
        Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" "))
            .filter(option -> !option.isEmpty())
            .toList();
    assertEquals(sparks, ours);
  }

  /** A misspelt key would be passed over in silence. */
  @ParameterizedTest
  @MethodSource("sparkFiles")
  void sparkKnowsEveryKey(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    assertFalse(properties.isEmpty());
    assertNotNull(UI$.MODULE$, "makes Spark declare spark.ui");
    assertNotNull(Deploy$.MODULE$, "spark.deploy");
    assertNotNull(Worker$.MODULE$, "spark.worker");
    assertNotNull(History$.MODULE$, "spark.history");
    assertNotNull(package$.MODULE$, "makes Spark declare the rest");
    for (String key : properties.stringPropertyNames()) {
      boolean known = UNDECLARED.contains(key) || ConfigEntry.findEntry(key) != null;
      assertTrue(known, () -> "no key of Spark: " + key);
    }
  }
}
