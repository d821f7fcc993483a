package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.Deploy$;
import org.apache.spark.internal.config.History$;
import org.apache.spark.internal.config.Network$;
import org.apache.spark.internal.config.Status$;
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

  /** Keys that Spark reads by their name alone, and ours. */
  private static final Set<String> UNDECLARED =
      Set.of("spark.port.maxRetries", "spark.onset.lostAfter");

  /** Keys of Spark's modules for other masters, which are not on the class path; of its manual. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "spark.kubernetes.allocation.batch.size",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.container.image",
          "spark.kubernetes.executor.deleteOnTermination",
          "spark.kubernetes.executor.podAllocationTimeout",
          "spark.kubernetes.namespace",
          "spark.kubernetes.submission.waitAppCompletion",
          "spark.yarn.maxAppAttempts",
          "spark.yarn.submit.waitAppCompletion");

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties;
  }

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
    Properties properties = properties(file);
    assertFalse(properties.isEmpty());
    assertNotNull(UI$.MODULE$, "makes Spark declare spark.ui");
    assertNotNull(Deploy$.MODULE$, "spark.deploy");
    assertNotNull(Worker$.MODULE$, "spark.worker");
    assertNotNull(Network$.MODULE$, "spark.network");
    assertNotNull(Status$.MODULE$, "what a page retains");
    assertNotNull(History$.MODULE$, "spark.history");
    assertNotNull(package$.MODULE$, "makes Spark declare the rest");
    for (String key : properties.stringPropertyNames()) {
      boolean listed = UNDECLARED.contains(key) || ELSEWHERE.contains(key);
      boolean known = listed || ConfigEntry.findEntry(key) != null;
      assertTrue(known, () -> "no key of Spark: " + key);
    }
  }

  /** A reason stands above a line, or above the group of lines of one subject. */
  @ParameterizedTest
  @MethodSource("sparkFiles")
  void everyKeyHasItsReason(Path file) throws IOException {
    String reason = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("#")) {
        reason = line;
      } else if (line.isBlank()) {
        reason = "";
      } else {
        assertFalse(reason.isEmpty(), () -> file + ": no reason above: " + line);
      }
    }
  }

  /** A secret has no place in a file that is under version control. */
  @ParameterizedTest
  @MethodSource("sparkFiles")
  void noSecretIsInAProfile(Path file) throws IOException {
    for (String key : properties(file).stringPropertyNames()) {
      assertFalse(key.matches("(?i).*(secret|password|token).*"), key);
    }
  }

  @Test
  void bothKindsOfLogSayTheSame() throws IOException {
    Properties plain = properties(CONF.resolve("log4j2.properties"));
    Properties json = properties(CONF.resolve("log4j2-json.properties"));
    for (Properties each : List.of(plain, json)) {
      each.keySet().removeIf(key -> key.toString().startsWith("appender.stderr.layout."));
    }
    assertEquals(plain, json);
  }

  @Test
  void anEventOfTheJsonLogIsALineOfJson() throws IOException {
    URI file = CONF.resolve("log4j2-json.properties").toUri();
    try (LoggerContext context = new LoggerContext("json", null, file)) {
      context.start();
      var layout = context.getConfiguration().getAppender("stderr").getLayout();
      String line =
          new String(
              layout.toByteArray(
                  Log4jLogEvent.newBuilder()
                      .setLoggerName("io.onset.X")
                      .setLevel(Level.WARN)
                      .setMessage(new SimpleMessage("a \"word\"\nand more"))
                      .build()),
              StandardCharsets.UTF_8);
      assertEquals(line.length() - 1, line.indexOf('\n'), line);
      JsonNode event = new ObjectMapper().readTree(line);
      assertEquals("a \"word\"\nand more", event.path("message").textValue());
      assertEquals("WARN", event.path("log.level").textValue());
    }
  }
}
